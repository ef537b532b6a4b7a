package io.plumbline.analyses.forecast.model;

/** The value of the same place in the last season seen; without a season, the last value. */
public final class SeasonalNaive implements Model {
    @Override
    public String name() {
        return "snaive";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        int n = values.length;
        int season = period < n ? period : 1;
        double squares = 0;
        for (int t = season; t < n; t++) {
            squares += (values[t] - values[t - season]) * (values[t] - values[t - season]);
        }
        double variance = squares / Math.max(1, n - season);
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = values[n - season + h % season];
                deviation[h] = Math.sqrt(variance * (h / season + 1));
            }
            return new Prediction(mean, deviation);
        };
    }
}
