package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Semi-additive: the month's last count: a product's stock at a location at the end of a fiscal month. */
@Table(
        name = "fact_inventory_month",
        grain = "A product's stock at a location at the end of a fiscal month",
        about = "Semi-additive: the month's last count",
        order = {"client_id", "first_day"})
public record FactInventoryMonth(
        @About("client") @References(DimClient.class) String clientId,
        @About("fiscal month") @References(DimPeriod.class) long periodKey,
        @About("first day of the fiscal month") LocalDate firstDay,
        @About("product") @References(DimProduct.class) long productKey,

        @About("location") @References(DimLocation.class) @Nullable
        Long locationKey,

        @About("day of the count") LocalDate countedOn,
        @About("pieces") @Decimal(precision = 18, scale = 6) BigDecimal quantity,
        @About("value at cost") @Nullable BigDecimal value,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
