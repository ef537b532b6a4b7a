package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The catalogue: a product or service. */
@Table(name = "product", grain = "A product or service", about = "The catalogue")
@Staged(subject = "commerce", relation = Relation.SNAPSHOT)
public record Product(
        @About("what identifies the product in the source, as in the orders") @Key
        String productCode,

        @About("name") @Nullable String productName,
        @About("category or series") @Nullable String category,

        @About("list price without tax") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitPrice,

        @About("cost of a piece") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitCost,

        @About("false for a product that is no longer sold") @Nullable
        Boolean isActive) {}
