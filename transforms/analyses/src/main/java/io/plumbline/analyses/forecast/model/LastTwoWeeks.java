package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Moments;

/**
 * Each hour as in the last two weeks on average, at the level of the last: what a seasonal naive of 168 hours says, less its
 * noise. Without three weeks to tell its errors from, the same hour of the last day.
 */
public final class LastTwoWeeks implements Model {
    private static final int WEEK = 168;
    private static final int LEAST_WEEKS = 3;

    @Override
    public String name() {
        return "snaive";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        int n = values.length;
        if (n < LEAST_WEEKS * WEEK) {
            return new SeasonalNaive().fit(values, period);
        }
        double shift = halfChange(values, n);
        double squares = 0;
        for (int t = n - WEEK; t < n; t++) {
            double error = values[t] - before(values, t) - halfChange(values, n - WEEK);
            squares += error * error;
        }
        double deviation = Math.sqrt(squares / WEEK);
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviations = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = before(values, n + h % WEEK) + shift;
                deviations[h] = deviation * Math.sqrt(h / WEEK + 1);
            }
            return new Prediction(mean, deviations);
        };
    }

    /** The mean of the two weeks before. */
    private static double before(double[] values, int t) {
        return (values[t - WEEK] + values[t - 2 * WEEK]) / 2;
    }

    /** From the middle of the two weeks before that place to the last one's level. */
    private static double halfChange(double[] values, int known) {
        return (Moments.mean(values, known - WEEK, known) - Moments.mean(values, known - 2 * WEEK, known - WEEK)) / 2;
    }
}
