package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Stock counts: a product's stock at a location on a day. */
@Table(name = "inventory_level", grain = "A product's stock at a location on a day", about = "Stock counts")
@Staged(subject = "commerce", relation = Relation.WINDOW, day = "counted_on")
public record InventoryLevel(
        @About("day of the count") LocalDate countedOn,
        @About("product") String productCode,
        @About("where it lies") @Nullable String location,
        @About("pieces") @Decimal(precision = 18, scale = 6) BigDecimal quantity,

        @About("cost of a piece") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitCost,

        @About("value at cost; empty means quantity times unit cost") @Nullable
        BigDecimal value) {}
