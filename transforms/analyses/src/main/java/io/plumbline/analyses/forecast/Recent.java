package io.plumbline.analyses.forecast;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.History;
import java.util.Arrays;

/**
 * What models look at: older values cost time and say little of what comes.
 *
 * @param first where in the series as it was given it begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Recent(int first, double[] values) {
    private static final int MOST = 600;

    /** Four years, whose season is known from two. */
    private static final int MOST_DAYS = 1461;

    static Recent of(History history, Frequency frequency) {
        int skipped = Math.max(0, history.length() - (frequency == Frequency.DAILY ? MOST_DAYS : MOST));
        double[] values = Arrays.copyOfRange(history.values(), skipped, history.length());
        return new Recent(history.first() + skipped, values);
    }
}
