package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Simplex;
import java.util.List;

/**
 * What makes neighbouring values alike: y - X b follows ARIMA(1,1,1), (1 - phi B)(1 - B) n_t = (1 - theta B) e_t, from zero on.
 * With theta 1 it is a first-order autoregression around X b, with phi and theta 0 a random walk, between them a level that
 * wanders. As whitening is triangular, the likeliest phi and theta leave the least squares.
 */
record Noise(double phi, double theta) {
    /** Nothing is remembered. */
    static final Noise WHITE = new Noise(0, 1);

    static final Noise WALK = new Noise(0, 0);
    static final double LOWEST_PHI = -.6;
    static final double HIGHEST_PHI = .95;
    static final double LOWEST_THETA = -.5;

    private static final double[] PHIS = {-.3, .1, .5, .85};
    private static final double[] THETAS = {0, .4, .75, 1};
    /** More than the grid ever misses. */
    private static final double IN_SIGHT = 5;

    private static final int EVALUATIONS = 50;

    /** The likeliest, with the fit that it leads to. */
    static Fit fit(double[] values, List<double[]> columns) {
        return fit(values, columns, Double.POSITIVE_INFINITY);
    }

    /** The same, but only roughly where a deviance below the given one is out of sight. */
    static Fit fit(double[] values, List<double[]> columns, double deviance) {
        double least = Double.POSITIVE_INFINITY;
        double[] best = {0, 0};
        Fit work = new Fit(values, columns);
        for (double phi : PHIS) {
            for (double theta : THETAS) {
                double squares = work.squares(new Noise(phi, theta));
                if (squares < least) {
                    least = squares;
                    best = new double[] {phi, theta};
                }
            }
        }
        work.squares(new Noise(best[0], best[1]));
        if (work.deviance() > deviance + IN_SIGHT) {
            return work;
        }
        new Simplex(2)
                .minimise(
                        point -> isAdmissible(point)
                                ? Math.log(work.squares(new Noise(point[0], point[1])) + Double.MIN_NORMAL)
                                : Double.POSITIVE_INFINITY,
                        best,
                        new double[] {best[0] > .8 ? -.1 : .1, best[1] > .8 ? -.1 : .1},
                        EVALUATIONS,
                        1e-6);
        work.squares(new Noise(best[0], best[1]));
        return work;
    }

    private static boolean isAdmissible(double... point) {
        return point[0] >= LOWEST_PHI && point[0] <= HIGHEST_PHI && point[1] >= LOWEST_THETA && point[1] <= 1;
    }

    /** What the values would be if nothing were remembered. */
    void whiten(double[] values, double[] whitened) {
        double before = 0;
        double change = 0;
        double shock = 0;
        for (int t = 0; t < values.length; t++) {
            double now = values[t] - before;
            shock = now - phi * change + theta * shock;
            whitened[t] = shock;
            change = now;
            before = values[t];
        }
    }

    /** Of a weighted sum of values, where the shocks have a variance of one: the inverse filter, run backwards. */
    double varianceOfSum(double... weights) {
        double variance = 0;
        double level = 0;
        double change = 0;
        for (int t = weights.length - 1; t >= 0; t--) {
            level += weights[t];
            double earlier = level + phi * change;
            double shock = earlier - theta * change;
            change = earlier;
            variance += shock * shock;
        }
        return variance;
    }
}
