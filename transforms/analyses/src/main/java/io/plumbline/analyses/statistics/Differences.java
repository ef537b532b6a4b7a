package io.plumbline.analyses.statistics;

/** The changes of a series over a lag. */
public final class Differences {
    private Differences() {}

    public static double[] of(double[] values, int lag) {
        double[] differences = new double[Math.max(0, values.length - lag)];
        for (int t = 0; t < differences.length; t++) {
            differences[t] = values[t + lag] - values[t];
        }
        return differences;
    }
}
