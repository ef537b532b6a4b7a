package io.plumbline.warehouse.analysis;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import io.plumbline.warehouse.star.DimClient;
import io.plumbline.warehouse.star.DimPeriod;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A series taken apart: value = trend + season + remainder. */
@Table(
        name = "fact_trend",
        grain = "A series' fiscal month",
        about = "A series taken apart: adjusted = value - season, and its growth",
        order = {"client_id", "series_id", "first_day"})
public record FactTrend(
        @About("client") @Key @References(DimClient.class) String clientId,
        @About("series") @Key String seriesId,

        @About("fiscal month") @Key @References(DimPeriod.class)
        long periodKey,

        @About("label of the month") String period,
        @About("first day of the month") LocalDate firstDay,
        @About("as it is") @Nullable BigDecimal value,
        @About("seasonally adjusted") @Nullable BigDecimal adjusted,
        @About("its trend") @Nullable BigDecimal trend,
        @About("its season") @Nullable BigDecimal season,

        @About("growth of the adjusted series on the month before, as a share") @Nullable
        Double growthOnMonth,

        @About("growth of the mean of the three months that end here on the three before") @Nullable
        Double growthOnQuarter,

        @About("growth on the same month of the year before") @Nullable
        Double growthOnYear)
        implements Serializable {}
