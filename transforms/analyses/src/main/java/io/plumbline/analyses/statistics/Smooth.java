package io.plumbline.analyses.statistics;

import java.util.Arrays;

/** A series without a season as a smooth line: locally straight regression, outliers discounted (Cleveland 1979). */
public final class Smooth {
    private static final int ROUNDS = 3;

    private Smooth() {}

    /** Over windows of so many values; odd. */
    public static double[] of(double[] values, int window) {
        int n = values.length;
        double[] robustness = new double[n];
        double[] smooth = new double[n];
        double[] left = new double[n];
        Arrays.fill(robustness, 1);
        Loess loess = new Loess(window, 1);
        loess.smooth(values, n, robustness, smooth, 0);
        for (int round = 0; round < ROUNDS; round++) {
            for (int t = 0; t < n; t++) {
                left[t] = Math.abs(values[t] - smooth[t]);
            }
            double most = 6 * Moments.median(left);
            if (most == 0) {
                return smooth;
            }
            for (int t = 0; t < n; t++) {
                double share = Math.min(1, left[t] / most);
                robustness[t] = (1 - share * share) * (1 - share * share);
            }
            loess.smooth(values, n, robustness, smooth, 0);
        }
        return smooth;
    }
}
