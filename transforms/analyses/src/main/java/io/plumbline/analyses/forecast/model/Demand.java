package io.plumbline.analyses.forecast.model;

/**
 * Intermittent demand as Croston (1972) sees it: the sizes of what was asked for, and the intervals between one demand and
 * the next, the first counted from the start of the series.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Demand(double[] sizes, double[] intervals) {
    static Demand of(double[] values) {
        int count = 0;
        for (double value : values) {
            count += value != 0 ? 1 : 0;
        }
        double[] sizes = new double[count];
        double[] intervals = new double[count];
        int last = -1;
        int at = 0;
        for (int t = 0; t < values.length; t++) {
            if (values[t] != 0) {
                sizes[at] = values[t];
                intervals[at] = t - last;
                last = t;
                at++;
            }
        }
        return new Demand(sizes, intervals);
    }

    boolean isNone() {
        return sizes.length == 0;
    }

    /** Exponential smoothing with a given alpha, from the first value. */
    static double smoothed(double[] values, double alpha) {
        double level = values[0];
        for (int i = 1; i < values.length; i++) {
            level += alpha * (values[i] - level);
        }
        return level;
    }
}
