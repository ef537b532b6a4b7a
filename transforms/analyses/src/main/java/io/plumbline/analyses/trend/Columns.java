package io.plumbline.analyses.trend;

import java.util.List;

/** What a series is regressed on: a level, a slope, and the effects that begin at a time. */
final class Columns {
    /** How many make a straight line. */
    static final int LINE = 2;

    private static final double KEPT = .7;

    private Columns() {}

    static List<double[]> line(int n) {
        double[] level = new double[n];
        double[] slope = new double[n];
        for (int t = 0; t < n; t++) {
            level[t] = 1;
            slope[t] = (t + 1.0) / n;
        }
        return List.of(level, slope);
    }

    /** Per period. */
    static double[] ramp(int n, int at) {
        double[] ramp = new double[n];
        for (int t = at; t < n; t++) {
            ramp[t] = t - at + 1.0;
        }
        return ramp;
    }

    /** Of size one at its beginning. */
    static double[] effect(Outlier.Kind kind, int n, int at) {
        double[] effect = new double[n];
        double size = 1;
        for (int t = at; t < n; t++) {
            effect[t] = size;
            size *= kept(kind);
        }
        return effect;
    }

    /** How much of an effect is left a period later. */
    static double kept(Outlier.Kind kind) {
        return switch (kind) {
            case ADDITIVE -> 0;
            case LEVEL_SHIFT -> 1;
            case TEMPORARY_CHANGE -> KEPT;
        };
    }
}
