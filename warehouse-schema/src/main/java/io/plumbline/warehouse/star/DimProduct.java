package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is sold: a version of a product. */
@Table(
        name = "dim_product",
        grain = "A version of a product",
        about = "What is sold",
        order = {"client_id", "product_code"})
public record DimProduct(
        @About("hash of client, code and valid_from") @Key long productKey,
        @About("hash of client and code") long productId,
        @About("client") @References(DimClient.class) String clientId,
        @About("identity in the source") String productCode,
        @About("name") String productName,
        @About("category") @Nullable String category,

        @About("list price") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitPrice,

        @About("cost of a piece") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitCost,

        @About("still sold") boolean isActive,
        @About("first day of the version") LocalDate validFrom,
        @About("last day of the version") LocalDate validTo,
        @About("the version in force now") boolean isCurrent) {}
