package io.plumbline.warehouse.analysis;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import io.plumbline.warehouse.star.DimClient;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How far the same models would have been off from earlier months, beside seasonal naive. */
@Table(
        name = "fact_forecast_accuracy",
        grain = "A series' horizon, and all of them together",
        about = "Rolling-origin back-tests: how far the same would have been off, beside seasonal naive",
        order = {"client_id", "series_id", "horizon"})
public record FactForecastAccuracy(
        @About("client") @Key @References(DimClient.class) String clientId,
        @About("series") @Key String seriesId,
        @About("months ahead; 0 for all together") @Key int horizon,
        @About("from how many earlier months was forecast") int origins,
        @About("mean absolute scaled error") @Nullable Double mase,
        @About("root mean squared scaled error") @Nullable Double rmsse,

        @About("symmetric mean absolute percentage error, 0 to 2") @Nullable
        Double smape,

        @About("sum of absolute errors over sum of absolute values") @Nullable
        Double wape,

        @About("mean scaled error; positive where too much was forecast") @Nullable
        Double bias,

        @About("share of values within the 80 % interval") @Nullable
        Double coverage80,

        @About("share of values within the 95 % interval") @Nullable
        Double coverage95,

        @About("mean scaled interval score at 95 %") @Nullable
        Double msis,

        @About("MASE of seasonal naive") @Nullable Double naiveMase,
        @About("RMSSE of seasonal naive") @Nullable Double naiveRmsse,
        @About("sMAPE of seasonal naive") @Nullable Double naiveSmape,
        @About("WAPE of seasonal naive") @Nullable Double naiveWape,

        @About("whether MASE is smaller than that of seasonal naive") @Nullable
        Boolean beatsSeasonalNaive)
        implements Serializable {}
