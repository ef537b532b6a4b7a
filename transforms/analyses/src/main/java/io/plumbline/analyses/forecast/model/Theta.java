package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Line;

/**
 * The Theta method of Assimakopoulos and Nikolopoulos (2000) as Hyndman and Billah (2003) showed it to be: simple
 * exponential smoothing with a drift of half the slope of the straight line through the series.
 */
public final class Theta implements Model {
    /** With the seasonal adjustment that is part of the method. */
    public static Model seasonal() {
        return new Deseasonalised(new Theta());
    }

    @Override
    public String name() {
        return "theta";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        int n = values.length;
        Smoothing smoothing = Smoothing.of(values);
        double drift = Line.through(values).slope() / 2;
        double alpha = smoothing.alpha();
        double lag = (1 - Math.pow(1 - alpha, n)) / alpha;
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = smoothing.level() + drift * (h + lag);
                deviation[h] = smoothing.deviation(h + 1);
            }
            return new Prediction(mean, deviation);
        };
    }
}
