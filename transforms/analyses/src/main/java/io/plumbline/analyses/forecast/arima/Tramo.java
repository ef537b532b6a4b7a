package io.plumbline.analyses.forecast.arima;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.statistics.Moments;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.arima.SarimaSpec;
import jdplus.toolkit.base.api.modelling.TransformationType;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.tramoseats.base.api.tramo.AutoModelSpec;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.api.tramo.TransformSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;
import org.jspecify.annotations.Nullable;

/**
 * Seasonal ARIMA with outliers and a test for logs, identified by TRAMO (Gomez and Maravall 1996) as JDemetra+ computes it,
 * for series by the year, quarter or month; of any other period as of one without a season.
 */
public final class Tramo implements Model {
    /** Fewer values identify nothing. */
    private static final int SHORTEST = 10;

    private final @Nullable TramoSpec chosen;

    /** Everything is identified. */
    public Tramo() {
        this(null);
    }

    private Tramo(@Nullable TramoSpec chosen) {
        this.chosen = chosen;
    }

    @Override
    public String name() {
        return "tramo";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        double scale = Moments.meanAbsolute(values);
        RegSarimaModel model = values.length < Math.max(SHORTEST, 2 * period + 4) || Moments.isConstant(values)
                ? null
                : identified(values, period, scale);
        return model == null ? new SimpleSmoothing().fit(values, 1) : new Identified(model, values, scale);
    }

    private @Nullable RegSarimaModel identified(double[] values, int period, double scale) {
        double[] scaled = new double[values.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = values[t] / scale;
        }
        try {
            return TramoKernel.of(chosen == null ? TramoSpec.TR3 : chosen, null)
                    .process(TsData.ofInternal(start(period), scaled), null);
        } catch (RuntimeException unidentifiable) {
            return null; // it gives up on near-singular series by exceptions of many types
        }
    }

    /** A model that was found. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Identified(RegSarimaModel model, double[] values, double scale) implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            return ahead(model, values, horizon, scale);
        }

        /** Its orders and its logs; outliers are looked for again. */
        @Override
        public Model asChosen(Model tramo) {
            SarimaOrders orders = model.specification();
            SarimaSpec arima = TramoSpec.TR3.getArima().toBuilder()
                    .p(orders.getP())
                    .d(orders.getD())
                    .q(orders.getQ())
                    .bp(orders.getBp())
                    .bd(orders.getBd())
                    .bq(orders.getBq())
                    .build();
            TransformationType logs =
                    model.getDescription().isLogTransformation() ? TransformationType.Log : TransformationType.None;
            return new Tramo(TramoSpec.TR3.toBuilder()
                    .autoModel(AutoModelSpec.DEFAULT_DISABLED)
                    .arima(arima)
                    .transform(TransformSpec.builder().function(logs).build())
                    .build());
        }
    }

    private static TsPeriod start(int period) {
        return switch (period) {
            case 12 -> TsPeriod.monthly(2000, 1);
            case 4 -> TsPeriod.quarterly(2000, 1);
            default -> TsPeriod.yearly(2000);
        };
    }

    private static Prediction ahead(RegSarimaModel model, double[] values, int horizon, double scale) {
        RegSarimaModel.Forecasts forecasts = model.forecasts(horizon);
        double[] mean = forecasts.getForecasts().getValues().toArray();
        double[] deviation = forecasts.getForecastsStdev().getValues().toArray();
        for (int h = 0; h < horizon; h++) {
            mean[h] *= scale;
            deviation[h] *= scale;
        }
        Prediction prediction = new Prediction(mean, deviation);
        return prediction.isFinite()
                ? prediction
                : new SimpleSmoothing().fit(values, 1).forecast(horizon);
    }
}
