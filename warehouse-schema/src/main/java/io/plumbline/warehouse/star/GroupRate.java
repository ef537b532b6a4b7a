package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** At what rates a group translates: a member's currency in a calendar month. */
@Table(
        name = "group_rate",
        grain = "A member's currency in a calendar month",
        about = "At what rates a group translates",
        order = {"group_id", "currency", "last_day"})
public record GroupRate(
        @About("group") @Key @References(DimGroup.class) String groupId,
        @About("ISO currency of members") @Key String currency,
        @About("last day of the month") @Key LocalDate lastDay,

        @About("stated, or the last published in the seven days up to the last; units of the group's currency for one")
        @Decimal(precision = 20, scale = 12)
        @Nullable
        BigDecimal closingRate,

        @About("stated, or the mean of the days published") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal averageRate,

        @About("stated, or the average") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal historicalRate) {}
