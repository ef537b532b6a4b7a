package io.plumbline.analyses.forecast.model;

/**
 * The random walk with drift: the last value plus h times the mean change; the error has the variance sigma^2 h (1 + h /
 * (n - 1)), which counts that the drift is estimated.
 */
public final class Drift implements Model {
    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        int n = values.length;
        double last = values[n - 1];
        double drift = n > 1 ? (last - values[0]) / (n - 1) : 0;
        double squares = 0;
        for (int t = 1; t < n; t++) {
            squares += (values[t] - values[t - 1] - drift) * (values[t] - values[t - 1] - drift);
        }
        double variance = squares / Math.max(1, n - 2);
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            for (int h = 1; h <= horizon; h++) {
                mean[h - 1] = last + h * drift;
                deviation[h - 1] = Math.sqrt(variance * h * (1 + (double) h / Math.max(1, n - 1)));
            }
            return new Prediction(mean, deviation);
        };
    }
}
