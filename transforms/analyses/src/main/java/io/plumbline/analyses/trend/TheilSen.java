package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The median of the slopes between pairs of values (Theil 1950, Sen 1968), and whether it is beyond chance: for Kendall's test,
 * which counts only which values are higher, and for its own standard error with noise that remembers and wanders, too.
 *
 * @param low the lower end of the wider one of both intervals at 95 %
 * @param pValue the larger one of both, two-sided
 * @param score the statistic of that one
 */
record TheilSen(double slope, double low, double high, double pValue, double score) {
    private static final double Z = 1.959963984540054;
    private static final double TAIL = .025;
    /** Level, slope, and the two figures of the noise. */
    private static final int ESTIMATED = 4;

    static TheilSen of(double... values) {
        return of(values, values);
    }

    /** With a standard error of the clean values: without what is known to stand out, which would widen it. */
    static TheilSen of(double[] values, double[] clean) {
        return widened(between(slopes(values), Kendall.of(values)), 1, clean);
    }

    /** As wide as the slope of the clean values is unsure, where that is more. */
    static TheilSen widened(TheilSen plain, int width, double[] clean) {
        int free = clean.length - ESTIMATED;
        double error = free < 1 ? 0 : SlopeError.of(clean) / width;
        if (!(error > 0)) {
            return plain;
        }
        TDistribution student = new TDistribution(null, free);
        double reach = error * student.inverseCumulativeProbability(1 - TAIL);
        double t = plain.slope / error;
        double p = Math.min(1, 2 * student.cumulativeProbability(-Math.abs(t)));
        boolean less = p >= plain.pValue;
        return new TheilSen(
                plain.slope,
                Math.min(plain.low, plain.slope - reach),
                Math.max(plain.high, plain.slope + reach),
                less ? p : plain.pValue,
                less ? t : plain.score);
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
                test.pValue(),
                test.z());
    }
}
