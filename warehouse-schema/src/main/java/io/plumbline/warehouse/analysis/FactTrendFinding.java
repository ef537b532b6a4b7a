package io.plumbline.warehouse.analysis;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import io.plumbline.warehouse.star.DimClient;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What can be said of a series, each with its evidence and a plain sentence. */
@Table(
        name = "fact_trend_finding",
        grain = "A finding about a series",
        about = "Trend, season, changes, outliers, turning points and growth, each with a plain sentence",
        order = {"client_id", "series_id", "number"})
public record FactTrendFinding(
        @About("client") @Key @References(DimClient.class) String clientId,
        @About("series") @Key String seriesId,

        @About("place among the findings of the series") @Key
        int number,

        @About("kind: trend, season, level_change, additive_outlier, peak ...")
        String finding,

        @About("first month that it speaks of") @Nullable String period,
        @About("last month") @Nullable String toPeriod,
        @About("size, in the series' unit") @Nullable Double size,
        @About("size as a share of the level") @Nullable Double share,

        @About("how often chance alone would show as much") @Nullable
        Double pValue,

        @About("the finding in words") String sentence)
        implements Serializable {}
