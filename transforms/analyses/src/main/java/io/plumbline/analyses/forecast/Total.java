package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What several coming periods are expected to make together: a year's budget, what is left of a fiscal year. How far a
 * sum lies from its mean is the root of sum r_ij w_i w_j, of the distances w of its parts, below and above apart, and
 * of how their errors go together ({@link HorizonCorrelation}); the parts' being calibrated makes it so, too.
 *
 * @param from the first step ahead, from 1
 * @param to the last, included
 */
public record Total(int from, int to, double mean, List<Range> ranges) {
    /** Between which values the sum is expected to lie at that level. */
    public record Range(double level, double low, double high) {}

    public Total {
        ranges = List.copyOf(ranges);
    }

    static Total of(Forecast forecast, int from, int to) {
        if (from < 1 || to < from || to > forecast.horizon()) {
            throw new IllegalArgumentException("%s is forecast 1 to %d steps ahead; there is no total of %d to %d"
                    .formatted(forecast.id(), forecast.horizon(), from, to));
        }
        double[] mean = forecast.mean();
        double[][] together = HorizonCorrelation.of(forecast);
        double sum = 0;
        for (int h = from - 1; h < to; h++) {
            sum = finite(sum + mean[h]);
        }
        List<Range> ranges = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            boolean cut = Arrays.stream(interval.low()).min().orElse(1) == 0;
            double below = distance(mean, cut ? uncut(mean, interval) : interval.low(), together, from, to);
            double above = distance(mean, interval.high(), together, from, to);
            double low = finite(sum - below);
            ranges.add(new Range(interval.level(), cut ? Math.max(0, low) : low, finite(sum + above)));
        }
        return new Total(from, to, sum, ranges);
    }

    /** A low end that was cut off at zero lies as far below the mean as the high end above it: nothing says how far. */
    private static double[] uncut(double[] mean, Interval interval) {
        double[] low = interval.low().clone();
        for (int h = 0; h < low.length; h++) {
            low[h] = low[h] == 0 ? Math.min(0, finite(2 * mean[h] - interval.high()[h])) : low[h];
        }
        return low;
    }

    private static double distance(double[] mean, double[] end, double[][] together, int from, int to) {
        double largest = 0;
        for (int h = from - 1; h < to; h++) {
            largest = Math.max(largest, Math.abs(end[h] / 2 - mean[h] / 2));
        }
        double squares = 0;
        for (int i = from - 1; i < to && largest > 0; i++) {
            for (int j = from - 1; j < to; j++) {
                // In units of the largest, whose square need not be a number.
                squares += together[i][j]
                        * Math.abs((end[i] / 2 - mean[i] / 2) / largest)
                        * Math.abs((end[j] / 2 - mean[j] / 2) / largest);
            }
        }
        return finite(2 * finite(largest * Math.sqrt(squares)));
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
