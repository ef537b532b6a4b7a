package io.plumbline.analyses.series;

import java.util.Arrays;

/**
 * What is known of a series: from its first known value to its last, gaps filled along the straight line between their
 * neighbours, as shares of the mean absolute value.
 *
 * @param first the index of the first known value in the series as it was given
 * @param values in shares of the scale
 * @param filled which values were missing
 * @param scale the mean absolute value; one where all are zero or none is known
 * @param missingAtEnd how many values after the last known one were given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record History(int first, double[] values, boolean[] filled, double scale, int missingAtEnd) {
    public static History of(double... given) {
        return newest(given, given.length);
    }

    /** Of the newest values only, at most so many. */
    public static History newest(double[] given, int most) {
        int first = Math.max(0, given.length - most);
        while (first < given.length && !Double.isFinite(given[first])) {
            first++;
        }
        int end = given.length;
        while (end > first && !Double.isFinite(given[end - 1])) {
            end--;
        }
        double[] values = Arrays.copyOfRange(given, first, end);
        boolean[] filled = fill(values);
        double scale = scale(values);
        for (int t = 0; t < values.length; t++) {
            values[t] /= scale;
        }
        return new History(first, values, filled, scale, given.length - end);
    }

    private static boolean[] fill(double... values) {
        boolean[] filled = new boolean[values.length];
        for (int t = 1; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                int next = t + 1;
                while (!Double.isFinite(values[next])) {
                    next++;
                }
                // Shares first: the difference of two huge values is not finite.
                double share = 1.0 / (next - t + 1);
                values[t] = values[t - 1] * (1 - share) + values[next] * share;
                filled[t] = true;
            }
        }
        return filled;
    }

    /** In shares of the largest first: the sum of huge values is not finite. */
    private static double scale(double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double sum = 0;
        for (double value : values) {
            sum += largest == 0 ? 0 : Math.abs(value / largest);
        }
        double mean = values.length == 0 ? 0 : largest * (sum / values.length);
        return mean == 0 ? 1 : mean;
    }

    public int length() {
        return values.length;
    }

    /** How many values between others were missing. */
    public int gaps() {
        int gaps = 0;
        for (boolean missing : filled) {
            gaps += missing ? 1 : 0;
        }
        return gaps;
    }

    public boolean isNeverNegative() {
        return Arrays.stream(values).allMatch(value -> value >= 0);
    }
}
