package io.plumbline.analyses.statistics;

/**
 * Whether a series has a season: its autocorrelation at one period lies outside the 90 % band of a series whose shorter
 * lags alone are correlated (Bartlett): |r_m| > 1.645 sqrt((1 + 2 (r_1^2 + ... + r_{m-1}^2)) / n), as in the Theta method
 * of Assimakopoulos and Nikolopoulos (2000) and in the M4 competition's Naive2.
 */
public final class SeasonTest {
    private static final double NINETY_PERCENT = 1.6448536269514722;

    private SeasonTest() {}

    /** As M4 does: at least three periods. */
    public static boolean findsSeason(double[] values, int period) {
        return findsSeason(values, period, 3 * period);
    }

    public static boolean findsSeason(double[] values, int period, int shortest) {
        return period > 1 && values.length >= shortest && statistic(values, period) > NINETY_PERCENT;
    }

    /** In standard deviations of the correlation. */
    static double statistic(double[] values, int period) {
        double[] correlations = Autocorrelation.of(values, period);
        double sum = 1;
        for (int lag = 1; lag < period; lag++) {
            sum += 2 * correlations[lag] * correlations[lag];
        }
        return Math.abs(correlations[period]) / Math.sqrt(sum / values.length);
    }
}
