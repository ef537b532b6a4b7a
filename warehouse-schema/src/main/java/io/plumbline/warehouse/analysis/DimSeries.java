package io.plumbline.warehouse.analysis;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import io.plumbline.warehouse.star.DimClient;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is analysed: a statement line, a KPI or a part of one of a client, month by month. */
@Table(
        name = "dim_series",
        grain = "A statement line, KPI or part of one of a client, month by month",
        about = "What is analysed, from which month to which, and what was left out",
        order = {"client_id", "place", "series_id"})
public record DimSeries(
        @About("client") @Key @References(DimClient.class) String clientId,

        @About("name to ask for it: income-statement.revenue, income-statement.revenue/4000, kpi.gross-margin") @Key
        String seriesId,

        @About("where it stands") @OneOf({"income statement", "balance sheet", "cash flow", "kpi"})
        String subject,

        @About("place in reading order") int place,

        @About("section of the statement, of a line") @Nullable
        String section,

        @About("name") String name,

        @About("kind of line, or of part: account, location, category, product")
        String kind,

        @About("unit; percentages are in percent") @OneOf({"money", "percent", "ratio", "count", "days", "months"})
        String unit,

        @About("which direction is better, where one is") @OneOf({"higher", "lower"}) @Nullable
        String better,

        @About("sign with which it adds up to the totals of its statement, 1 or -1")
        int orientation,

        @About("series that it adds up to with the others of its kind, of a part") @Nullable
        String partOf,

        @About("first month with a value") @Nullable String firstPeriod,
        @About("newest complete month") @Nullable String lastPeriod,
        @About("months from the first to the newest") int months,
        @About("months of these without a value") int missing,

        @About("newer months that were left out, and why") @Nullable
        String leftOut,

        @About("nature of the series: smooth, intermittent, constant ...")
        String nature,

        @About("models whose forecasts were combined") @Nullable
        String models,

        @About("true where its back-test beats seasonal naive; empty where there is none") @Nullable
        Boolean beatsSeasonalNaive,

        @About("what to know of its forecast") @Nullable String remarks,
        @About("moment whose knowledge was analysed, UTC") Instant knownAt)
        implements Serializable {}
