package io.plumbline.analyses.statistics;

/**
 * The test of Kwiatkowski, Phillips, Schmidt and Shin (1992) that a series varies around one level: the sum of squared
 * partial sums of its deviations, over n^2 times their long-run variance (Bartlett weights).
 */
public final class Kpss {
    private static final double CRITICAL_FIVE_PERCENT = .463;
    private static final int MOST_DIFFERENCES = 2;

    private Kpss() {}

    /** With trunc(3 sqrt(n) / 13) lags. */
    public static double statistic(double... values) {
        int n = values.length;
        double mean = Moments.mean(values);
        double partial = 0;
        double squares = 0;
        for (double value : values) {
            partial += value - mean;
            squares += partial * partial;
        }
        int lags = (int) (3 * Math.sqrt(n) / 13);
        double variance = product(values, mean, 0);
        for (int lag = 1; lag <= lags; lag++) {
            variance += 2 * (1 - lag / (lags + 1.0)) * product(values, mean, lag);
        }
        return squares / ((double) n * variance);
    }

    /** How often a series must be differenced, at most twice, until the test at 5 % lets it pass. */
    public static int differences(double[] values) {
        double[] differenced = values;
        int times = 0;
        while (times < MOST_DIFFERENCES
                && !Moments.isConstant(differenced)
                && statistic(differenced) > CRITICAL_FIVE_PERCENT) {
            differenced = Differences.of(differenced, 1);
            times++;
        }
        return times;
    }

    private static double product(double[] values, double mean, int lag) {
        double sum = 0;
        for (int t = lag; t < values.length; t++) {
            sum += (values[t] - mean) * (values[t - lag] - mean);
        }
        return sum;
    }
}
