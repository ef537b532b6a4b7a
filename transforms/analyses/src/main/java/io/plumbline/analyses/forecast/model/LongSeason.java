package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Stl;

/**
 * A model without a season on what is left of a series when its season, by loess, is taken off, where that is strong and
 * known for three periods: for seasons too long for a model of their own.
 */
public final class LongSeason implements Model {
    /** Wang, Smith and Hyndman's (2006) strength from which R's nsdiffs differences seasonally. */
    private static final double STRONG = .64;

    private final Model model;

    public LongSeason(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (period < 2 || values.length < 3 * period) {
            return model.fit(values, 1);
        }
        Stl stl = Stl.periodic(values, period, false);
        if (stl.seasonalStrength() < STRONG) {
            return model.fit(values, 1);
        }
        double[] adjusted = new double[values.length];
        for (int t = 0; t < adjusted.length; t++) {
            adjusted[t] = values[t] - stl.season()[t];
        }
        return seasonal(model.fit(adjusted, 1), stl, period);
    }

    private static Fitted seasonal(Fitted adjusted, Stl stl, int period) {
        return horizon -> {
            Prediction prediction = adjusted.forecast(horizon);
            double[] mean = prediction.mean().clone();
            int n = stl.season().length;
            for (int h = 0; h < horizon; h++) {
                mean[h] += stl.season()[n - period + h % period];
            }
            return new Prediction(mean, prediction.deviation());
        };
    }
}
