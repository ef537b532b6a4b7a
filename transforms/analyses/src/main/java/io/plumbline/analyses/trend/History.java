package io.plumbline.analyses.trend;

import java.util.Arrays;

/**
 * What is known of a series: from its first known value to its last, gaps filled along the straight line between their
 * neighbours, as shares of the mean absolute value; of long series the newest part.
 *
 * @param first the index of the first known value in the series as it was given
 * @param filled which values were missing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record History(int first, double[] values, boolean[] filled, double scale) {
    /** Older values say little of what a series does now, and the search for changes grows with the square. */
    static final int MOST = 2000;

    static History of(double... given) {
        int first = Math.max(0, given.length - MOST);
        while (first < given.length && !Double.isFinite(given[first])) {
            first++;
        }
        int end = given.length;
        while (end > first && !Double.isFinite(given[end - 1])) {
            end--;
        }
        double[] values = Arrays.copyOfRange(given, first, end);
        double scale = scale(values);
        boolean[] filled = new boolean[values.length];
        for (int t = 0; t < values.length; t++) {
            filled[t] = !Double.isFinite(values[t]);
            values[t] /= scale;
        }
        for (int t = 1; t < values.length; t++) {
            if (filled[t]) {
                int next = t + 1;
                while (filled[next]) {
                    next++;
                }
                values[t] = values[t - 1] + (values[next] - values[t - 1]) / (next - t + 1);
            }
        }
        return new History(first, values, filled, scale);
    }

    int length() {
        return values.length;
    }

    int gaps() {
        int gaps = 0;
        for (boolean missing : filled) {
            gaps += missing ? 1 : 0;
        }
        return gaps;
    }

    /** How many values at the end are zero. */
    int quiet() {
        int quiet = 0;
        while (quiet < values.length && values[values.length - 1 - quiet] == 0) {
            quiet++;
        }
        return quiet;
    }

    /** In shares of the largest first: the sum of huge values is not finite. */
    private static double scale(double... values) {
        double largest = 0;
        int known = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                largest = Math.max(largest, Math.abs(value));
                known++;
            }
        }
        double sum = 0;
        for (double value : values) {
            sum += Double.isFinite(value) && largest > 0 ? Math.abs(value / largest) : 0;
        }
        double mean = known == 0 ? 0 : largest * (sum / known);
        return mean == 0 ? 1 : mean;
    }
}
