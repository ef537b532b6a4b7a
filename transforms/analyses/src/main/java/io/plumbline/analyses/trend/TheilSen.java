package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Autocorrelation;
import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;

/**
 * The median of the slopes between pairs of values, with Sen's (1968) interval at 95 % and Kendall's test, both with a
 * variance that counts in what values know of each other.
 */
record TheilSen(double slope, double low, double high, Kendall test) {
    private static final double Z = 1.959963984540054;
    private static final double MOST_REMEMBERED = .95;

    /** Of all pairs; what is left of the line is taken for a first-order autoregression. */
    static TheilSen of(double... values) {
        double[] slopes = slopes(values);
        double slope = Moments.quantileOfSorted(slopes, .5);
        return between(slopes, Kendall.of(values).corrected(memory(values, slope), values.length));
    }

    /** Between all pairs, the smallest first. */
    static double[] slopes(double... values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes[count] = (values[later] - values[earlier]) / (later - earlier);
                count++;
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    /** Of pairs of the same place in the period (Hirsch, Slack and Smith 1982). */
    static TheilSen seasonal(double[] values, int period) {
        int years = values.length / period;
        double[] slopes = new double[period * years * (years - 1) / 2];
        int count = 0;
        for (int later = period; later < years * period; later++) {
            for (int earlier = later % period; earlier < later; earlier += period) {
                slopes[count] = (values[later] - values[earlier]) / (later - earlier);
                count++;
            }
        }
        Arrays.sort(slopes);
        return between(slopes, Kendall.seasonal(values, period));
    }

    /** The order statistics whose distance from the middle Kendall's S passes with 2.5 % on either side. */
    static TheilSen between(double[] sorted, Kendall test) {
        double reach = Z * Math.sqrt(Math.max(0, test.variance()));
        int low = (int) Math.round((sorted.length - reach) / 2);
        int high = (int) Math.round((sorted.length + reach) / 2) - 1;
        return new TheilSen(
                Moments.quantileOfSorted(sorted, .5),
                sorted[Math.max(0, Math.min(low, sorted.length - 1))],
                sorted[Math.max(0, Math.min(high, sorted.length - 1))],
                test);
    }

    /**
     * The first autocorrelation of what the line leaves, less what a short series and its fitted line take from it: (n r +
     * 2) / (n - 4) (van Giersbergen 2005).
     */
    private static double memory(double[] values, double slope) {
        int n = values.length;
        if (n < 8) {
            return 0;
        }
        double[] left = new double[n];
        for (int t = 0; t < n; t++) {
            left[t] = values[t] - slope * t;
        }
        double first = Autocorrelation.of(left, 1)[1];
        return Math.max(0, Math.min(MOST_REMEMBERED, (n * first + 2) / (n - 4)));
    }
}
