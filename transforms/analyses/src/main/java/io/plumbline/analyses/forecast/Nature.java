package io.plumbline.analyses.forecast;

import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;

/**
 * What kind of series it is, and so what can be fitted to it. Demand is classed by Syntetos, Boylan and Croston (2005): the
 * mean interval between values other than zero, and the squared coefficient of variation of those values.
 */
public enum Nature {
    EMPTY,
    SHORT,
    CONSTANT,
    DEAD,
    INTERMITTENT,
    LUMPY,
    ERRATIC,
    SMOOTH;

    /** Fewer values cannot be fitted to. */
    static final int SHORTEST = 5;

    private static final double LONG_INTERVAL = 1.32;
    private static final double LARGE_VARIATION = .49;

    static Nature of(double[] values, int period) {
        if (values.length == 0) {
            return EMPTY;
        } else if (Moments.isConstant(values)) {
            return CONSTANT;
        } else if (values.length < SHORTEST) {
            return SHORT;
        }
        int quiet = 0;
        while (values[values.length - 1 - quiet] == 0) {
            quiet++;
        }
        double[] demands = demands(values);
        double livelyInterval = (double) (values.length - quiet) / demands.length;
        if (quiet > Math.max(2 * period, SHORTEST) && quiet > 4 * livelyInterval) {
            return DEAD;
        }
        double interval = (double) values.length / demands.length;
        double mean = Moments.mean(demands);
        boolean varied = Moments.variance(demands) > LARGE_VARIATION * mean * mean;
        if (interval >= LONG_INTERVAL && Moments.smallest(values) >= 0) {
            return varied ? LUMPY : INTERMITTENT;
        }
        return varied ? ERRATIC : SMOOTH;
    }

    boolean isIntermittent() {
        return this == INTERMITTENT || this == LUMPY;
    }

    /** Whether there is nothing for a model to find. */
    boolean isTrivial() {
        return this == EMPTY || this == SHORT || this == CONSTANT || this == DEAD;
    }

    private static double[] demands(double[] values) {
        int count = 0;
        double[] demands = new double[values.length];
        for (double value : values) {
            if (value != 0) {
                demands[count] = value;
                count++;
            }
        }
        return Arrays.copyOf(demands, count);
    }
}
