package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Line;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Smooth;
import io.plumbline.analyses.statistics.Stl;
import java.util.Arrays;

/**
 * A series as trend, season and remainder: STL where there is a season (Cleveland et al. 1990), else a smooth line. What was
 * recognised as an outlier or a step is taken off first, so that it bends neither, and the steps are put back on the trend.
 * So is its line, which the rounds of STL would not quite tell from the season.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Decomposition(double[] trend, double[] season, double[] remainder) {
    /** From so many periods on the season may change; below, each place has one figure. */
    private static final int PERIODS_TO_EVOLVE = 7;

    private static final int EVOLVING_WINDOW = 11;

    /**
     * @param steps what stays on the trend
     * @param spikes what stays in the remainder
     */
    static Decomposition of(double[] values, int period, int smooth, double[] steps, double[] spikes) {
        int n = values.length;
        double[] clean = new double[n];
        for (int t = 0; t < n; t++) {
            clean[t] = values[t] - steps[t] - spikes[t];
        }
        double[] season = new double[n];
        double[] trend;
        if (period > 1) {
            Line line = Line.through(clean);
            for (int t = 0; t < n; t++) {
                clean[t] -= line.at(t);
            }
            Stl stl = n >= PERIODS_TO_EVOLVE * period
                    ? Stl.of(clean, period, EVOLVING_WINDOW, false)
                    : Stl.periodic(clean, period, false);
            season = stl.season();
            trend = stl.trend();
            for (int t = 0; t < n; t++) {
                trend[t] += line.at(t);
            }
        } else {
            trend = n < 3 ? constant(clean) : Smooth.of(clean, smooth);
        }
        double[] remainder = new double[n];
        for (int t = 0; t < n; t++) {
            trend[t] += steps[t];
            remainder[t] = values[t] - trend[t] - season[t];
        }
        return new Decomposition(trend, season, remainder);
    }

    private static double[] constant(double... values) {
        double[] level = new double[values.length];
        Arrays.fill(level, Moments.median(values));
        return level;
    }

    double[] adjusted() {
        double[] adjusted = new double[trend.length];
        for (int t = 0; t < adjusted.length; t++) {
            adjusted[t] = trend[t] + remainder[t];
        }
        return adjusted;
    }

    double trendStrength() {
        return strength(trend);
    }

    double seasonStrength() {
        return strength(season);
    }

    private double strength(double... part) {
        double[] both = new double[part.length];
        for (int t = 0; t < both.length; t++) {
            both[t] = part[t] + remainder[t];
        }
        double variance = Moments.variance(both);
        return variance <= 0 ? 0 : Math.max(0, Math.min(1, 1 - Moments.variance(remainder) / variance));
    }
}
