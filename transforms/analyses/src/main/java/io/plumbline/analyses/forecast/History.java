package io.plumbline.analyses.forecast;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a series holds to forecast from: from its first known value to its last, gaps filled along the straight line
 * between their neighbours, as shares of its scale.
 *
 * @param first where in the series it begins
 * @param missingAtEnd how many values at the end are not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record History(int first, double[] values, double scale, int missingAtEnd, List<String> remarks) {
    private static final int MOST_RECENT = 600;

    /** Four years, whose season is known from two. */
    private static final int MOST_RECENT_DAYS = 1461;

    static History of(Series series) {
        double[] given = series.values();
        int first = 0;
        while (first < given.length && !Double.isFinite(given[first])) {
            first++;
        }
        int end = given.length;
        while (end > first && !Double.isFinite(given[end - 1])) {
            end--;
        }
        double[] known = Arrays.copyOfRange(given, first, end);
        List<String> remarks = new ArrayList<>();
        int filled = fill(known);
        if (filled > 0) {
            remarks.add("%d of %d values are missing and were interpolated".formatted(filled, known.length));
        }
        if (end < given.length && known.length > 0) {
            remarks.add("the last %d values are not known and were forecast, too".formatted(given.length - end));
        }
        double scale = scale(known);
        for (int t = 0; t < known.length; t++) {
            known[t] /= scale;
        }
        return new History(first, known, scale, given.length - end, remarks);
    }

    /** What models look at: older values cost time and say little of what comes. */
    double[] recent(Frequency frequency) {
        return Arrays.copyOfRange(values, skipped(frequency), values.length);
    }

    /** Where in the series what models look at begins. */
    int firstRecent(Frequency frequency) {
        return first + skipped(frequency);
    }

    private int skipped(Frequency frequency) {
        return Math.max(0, values.length - (frequency == Frequency.DAILY ? MOST_RECENT_DAYS : MOST_RECENT));
    }

    boolean isNeverNegative() {
        return Arrays.stream(values).allMatch(value -> value >= 0);
    }

    private static int fill(double[] values) {
        int filled = 0;
        for (int t = 1; t < values.length; t++) {
            if (!Double.isFinite(values[t])) {
                int next = t + 1;
                while (!Double.isFinite(values[next])) {
                    next++;
                }
                // Halves first: the difference of two huge values is not finite.
                double share = 1.0 / (next - t + 1);
                values[t] = values[t - 1] * (1 - share) + values[next] * share;
                filled++;
            }
        }
        return filled;
    }

    private static double scale(double[] values) {
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
}
