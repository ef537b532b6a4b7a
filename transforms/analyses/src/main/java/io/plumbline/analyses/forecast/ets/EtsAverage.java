package io.plumbline.analyses.forecast.ets;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import java.util.ArrayList;
import java.util.List;

/**
 * Several forms on one series, weighted by exp(-(AICc - least AICc) / 4): the root of the Akaike weights, as half of what
 * the criterion says of a short series is chance.
 *
 * @param fits on the series in units of the scale
 */
record EtsAverage(List<Weighted> fits, double scale) implements Fitted {
    private static final double LEAST_WEIGHT = .05;
    private static final int EVALUATIONS_AGAIN = 15;

    /** One form and its share, but for a common factor. */
    record Weighted(EtsFit fit, double weight) {}

    /** Of fits of which the first is the best. */
    static EtsAverage of(List<EtsFit> fits, double scale) {
        double best = fits.get(0).aicc();
        return new EtsAverage(
                fits.stream()
                        .map(fit -> new Weighted(fit, Math.exp((best - fit.aicc()) / 4)))
                        .filter(weighted -> weighted.weight >= LEAST_WEIGHT)
                        .toList(),
                scale);
    }

    @Override
    public Prediction forecast(int horizon) {
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        double weights = 0;
        for (Weighted weighted : fits) {
            Prediction one = new EtsForecast(weighted.fit).ahead(horizon);
            if (one.isFinite()) {
                weights += weighted.weight;
                for (int h = 0; h < horizon; h++) {
                    mean[h] += weighted.weight * one.mean()[h];
                    deviation[h] += weighted.weight * one.deviation()[h];
                }
            }
        }
        return new Prediction(times(mean, scale / weights), times(deviation, scale / weights));
    }

    /** The same forms with the same weights, searched on from where they are. */
    @Override
    public Model asChosen(Model model) {
        return new Model() {
            @Override
            public String name() {
                return model.name();
            }

            @Override
            public Fitted fit(double[] values, int period) {
                double[] part = times(values, 1 / scale);
                List<Weighted> again = new ArrayList<>();
                for (Weighted weighted : fits) {
                    EtsFit fit = weighted.fit.further(part, EVALUATIONS_AGAIN * weighted.fit.point().length);
                    if (fit.objective() < Double.MAX_VALUE) {
                        again.add(new Weighted(fit, weighted.weight));
                    }
                }
                return again.isEmpty() ? new SimpleSmoothing().fit(values, 1) : new EtsAverage(again, scale);
            }
        };
    }

    static double[] times(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = values[t] * factor;
        }
        return scaled;
    }
}
