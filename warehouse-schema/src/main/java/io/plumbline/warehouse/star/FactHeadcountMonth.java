package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Semi-additive: the month's last count: a team's size at the end of a fiscal month. */
@Table(
        name = "fact_headcount_month",
        grain = "A team's size at the end of a fiscal month",
        about = "Semi-additive: the month's last count",
        order = {"client_id", "first_day"})
public record FactHeadcountMonth(
        @About("client") @References(DimClient.class) String clientId,
        @About("fiscal month") @References(DimPeriod.class) long periodKey,
        @About("first day of the fiscal month") LocalDate firstDay,
        @About("team") @Nullable String team,

        @About("location") @References(DimLocation.class) @Nullable
        Long locationKey,

        @About("day of the count") LocalDate countedOn,
        @About("people") @Decimal(precision = 18, scale = 6) BigDecimal headcount,

        @About("full-time equivalents") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal fullTimeEquivalents,

        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
