package io.plumbline.warehouse.analysis;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import io.plumbline.warehouse.star.DimClient;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What was expected, and when: forecasts are kept when newer ones follow. */
@Table(
        name = "fact_forecast",
        grain = "A month ahead of a series, as forecast at a moment",
        about = "What was expected when; lines of a statement add up to its totals",
        order = {"client_id", "series_id", "known_at", "horizon"})
public record FactForecast(
        @About("client") @Key @References(DimClient.class) String clientId,
        @About("series") @Key String seriesId,

        @About("moment whose knowledge was forecast from, UTC") @Key
        Instant knownAt,

        @About("months ahead of the newest that was known, from 1") @Key
        int horizon,

        @About("newest month that was known") String lastPeriod,
        @About("label of the month that is forecast") String period,
        @About("its first day") LocalDate firstDay,
        @About("its last day") LocalDate lastDay,
        @About("expected value") BigDecimal mean,
        @About("with 80 % between this") BigDecimal lo80,
        @About("and this") BigDecimal hi80,
        @About("with 95 % between this") BigDecimal lo95,
        @About("and this") BigDecimal hi95,

        @About("models that were combined, or how it was worked out")
        String model)
        implements Serializable {}
