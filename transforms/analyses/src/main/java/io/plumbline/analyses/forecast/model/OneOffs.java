package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Differences;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Stl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What happened once in a series and says nothing of what comes: single values far from both of their sides, and steps after
 * which the level stayed. Only the clear ones are told, as taking off what is real costs more than it gains.
 *
 * @param values the series with one-offs replaced by what their neighbours say, and with the values before a step moved to
 *     the level after it
 * @param spikes where single values were replaced
 * @param steps where the first value after a step is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OneOffs(double[] values, List<Integer> spikes, List<Integer> steps) {
    private static final int SHORTEST = 24;
    private static final int SIDE = 3;

    /** In robust deviations: what lies nearer, public series show, is as often the beginning of something. */
    private static final double FAR = 12;

    /** More in a series are its nature. */
    private static final int ONE_IN = 25;

    private static final int MOST_STEPS = 2;
    private static final int DAYS_OF_WEEK = 7;
    private static final int HOURS_OF_DAY = 24;
    private static final double NORMAL = 1.4826;

    static OneOffs of(double[] values, int period) {
        if (values.length < SHORTEST) {
            return new OneOffs(values, List.of(), List.of());
        }
        double[] season = season(values, period);
        double[] level = new double[values.length];
        for (int t = 0; t < level.length; t++) {
            level[t] = values[t] - season[t];
        }
        List<Integer> spikes = replaceSpikes(level, period);
        List<Integer> steps = spikes.isEmpty() && keepsLevel(period) ? undoSteps(level, period) : new ArrayList<>();
        double[] clean = values.clone();
        for (int t = 0; t < clean.length; t++) {
            if (spikes.contains(t) || !steps.isEmpty()) {
                clean[t] = level[t] + season[t];
            }
        }
        boolean positive = Moments.smallest(values) > 0;
        return positive && Moments.smallest(clean) <= 0
                ? new OneOffs(values, List.of(), List.of())
                : new OneOffs(clean, List.copyOf(spikes), List.copyOf(steps));
    }

    private static double[] season(double[] values, int period) {
        return period > 1 && values.length >= 3 * period
                ? Stl.periodic(values, period, true).season()
                : new double[values.length];
    }

    /** What stays for a week or for a day of hours is no new level: shops close, machines stop. */
    private static boolean keepsLevel(int period) {
        return period != DAYS_OF_WEEK && period != HOURS_OF_DAY;
    }

    /** The last value is left: nobody can know yet whether it comes back. */
    private static List<Integer> replaceSpikes(double[] level, int period) {
        int n = level.length;
        double[] away = new double[n];
        double[] expected = new double[n];
        for (int t = 0; t < n; t++) {
            expected[t] = neighbours(level, t);
            away[t] = Math.abs(level[t] - expected[t]);
        }
        double spread = NORMAL * Moments.median(away);
        List<Integer> found = new ArrayList<>();
        for (int t = 1; t < n - 1 && spread > 0; t++) {
            if (away[t] > FAR * spread && isAlone(level, t, away[t])) {
                found.add(t);
            }
        }
        if (found.size() > Math.max(1, n / ONE_IN) || recurs(found, period)) {
            return new ArrayList<>();
        }
        for (int t : found) {
            level[t] = expected[t];
        }
        return found;
    }

    /** Both neighbours lie nearer to each other than half as far. */
    private static boolean isAlone(double[] level, int t, double away) {
        return Math.abs(level[t + 1] - level[t - 1]) < away / 2;
    }

    /** What comes at the same place of the season is season. */
    private static boolean recurs(List<Integer> found, int period) {
        return period > 1 && found.stream().map(t -> t % period).distinct().count() < found.size();
    }

    private static double neighbours(double[] level, int t) {
        int from = Math.max(0, t - SIDE);
        int to = Math.min(level.length, t + SIDE + 1);
        double[] others = new double[to - from - 1];
        for (int i = from; i < to; i++) {
            if (i != t) {
                others[i < t ? i - from : i - from - 1] = level[i];
            }
        }
        return Moments.median(others);
    }

    private static List<Integer> undoSteps(double[] level, int period) {
        List<Integer> found = new ArrayList<>();
        while (found.size() < MOST_STEPS) {
            int at = step(level, Math.max(6, period));
            if (at < 0) {
                break;
            }
            double size = jump(level, at, 6);
            for (int t = 0; t < at; t++) {
                level[t] += size;
            }
            found.add(at);
        }
        return found;
    }

    /** Where one change stands out and the level stayed, so long on both sides; -1 for nowhere. */
    private static int step(double[] level, int side) {
        double[] changes = Differences.of(level, 1);
        double spread =
                NORMAL * Moments.median(Arrays.stream(changes).map(Math::abs).toArray());
        int found = -1;
        double largest = FAR * spread;
        for (int t = side; t <= level.length - side && spread > 0; t++) {
            double change = changes[t - 1];
            double jump = jump(level, t, side);
            double near = jump(level, t, 3);
            if (Math.abs(change) > largest
                    && jump / change > .6
                    && jump / change < 1.4
                    && near / change > .7
                    && near / change < 1.3) {
                largest = Math.abs(change);
                found = t;
            }
        }
        return found;
    }

    private static double jump(double[] level, int at, int side) {
        return Moments.median(Arrays.copyOfRange(level, at, Math.min(level.length, at + side)))
                - Moments.median(Arrays.copyOfRange(level, Math.max(0, at - side), at));
    }
}
