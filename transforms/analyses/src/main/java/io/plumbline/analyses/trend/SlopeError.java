package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;

/**
 * The standard error of a slope through values that may remember and may wander. An autoregression around the line is
 * believed unless a level that wanders is likelier; both by their restricted likelihood, as the plain one takes what a short
 * series wanders for its line (Chen and Deo 2009). A memory that a series of that length cannot tell from a random walk is
 * taken for one (Perron and Yabu 2009).
 */
final class SlopeError {
    private static final double HIGHEST = 1;
    private static final double LOWEST = -.6;
    private static final double STEP = .04;
    private static final int ROUGH = 8;
    private static final int FINER = 3;

    /** What wandering must gain in -2 log likelihood. */
    private static final double DOUBT = .5;
    /** How far from one a memory must lie, in shares of one over the root of the length. */
    private static final double NEAR_ONE = 1.6;
    /** Of a wandering level that each new value moves by less than a tenth. */
    private static final double NEARLY_STILL = .9;

    private static final int SHORTEST_TO_WANDER = 12;

    private final Fit fit;
    private final double[] weights;
    private final int n;

    private SlopeError(double... values) {
        this.n = values.length;
        this.fit = new Fit(values, Columns.line(n));
        this.weights = new double[n];
        double middle = (n - 1) / 2.0;
        double squares = n * (n * (double) n - 1) / 12;
        for (int t = 0; t < n; t++) {
            weights[t] = (t - middle) / squares;
        }
    }

    /** Per period, with n - 4 degrees of freedom; the same whichever way time runs. */
    static double of(double... values) {
        int n = values.length;
        double mean = Moments.mean(values);
        double[] forwards = new double[n];
        double[] backwards = new double[n];
        for (int t = 0; t < n; t++) {
            forwards[t] = values[t] - mean;
            backwards[n - 1 - t] = forwards[t];
        }
        double one = new SlopeError(forwards).error();
        double other = new SlopeError(backwards).error();
        return Math.sqrt((one * one + other * other) / 2);
    }

    private double error() {
        Noise remembering = likeliestMemory();
        Noise believed = remembering;
        if (n >= SHORTEST_TO_WANDER) {
            Noise wandering = likeliestWander();
            if (restricted(wandering) < restricted(remembering) - DOUBT) {
                believed = wandering;
            }
        }
        boolean mayWalk = remembering.phi() > HIGHEST - NEAR_ONE / Math.sqrt(n) && believed.theta() >= NEARLY_STILL;
        return mayWalk ? Math.max(error(believed), error(Noise.WALK)) : error(believed);
    }

    private Noise likeliestMemory() {
        Noise likeliest = Noise.WHITE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= Math.round((HIGHEST - LOWEST) / STEP); i++) {
            // One itself is a random walk, whose whitened level has nothing but its first value.
            Noise candidate = new Noise(Math.min(LOWEST + i * STEP, .9999), 1);
            double criterion = restricted(candidate);
            if (criterion < least) {
                least = criterion;
                likeliest = candidate;
            }
        }
        return likeliest;
    }

    /** Grids, each around the best of the one before: the same for the same series, however it is shifted. */
    private Noise likeliestWander() {
        Noise likeliest = Noise.WALK;
        double least = Double.POSITIVE_INFINITY;
        double phi = (Noise.LOWEST_PHI + Noise.HIGHEST_PHI) / 2;
        double theta = (Noise.LOWEST_THETA + 1) / 2;
        double reachOfPhi = (Noise.HIGHEST_PHI - Noise.LOWEST_PHI) / 2;
        double reachOfTheta = (1 - Noise.LOWEST_THETA) / 2;
        for (int count = ROUGH; reachOfTheta > STEP / 4; count = FINER) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    Noise candidate = new Noise(
                            within(phi + reachOfPhi * share(i, count), Noise.LOWEST_PHI, Noise.HIGHEST_PHI),
                            within(theta + reachOfTheta * share(j, count), Noise.LOWEST_THETA, 1));
                    double criterion = restricted(candidate);
                    if (criterion < least) {
                        least = criterion;
                        likeliest = candidate;
                    }
                }
            }
            phi = likeliest.phi();
            theta = likeliest.theta();
            reachOfPhi /= count - 1;
            reachOfTheta /= count - 1;
        }
        return likeliest;
    }

    /** From -1 to 1. */
    private static double share(int place, int count) {
        return 2.0 * place / (count - 1) - 1;
    }

    private static double within(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private double restricted(Noise noise) {
        fit.squares(noise);
        return fit.restrictedDeviance();
    }

    /** Of the least-squares slope, which the median of slopes is nearly as sure as. */
    private double error(Noise noise) {
        double squares = fit.squares(noise);
        return Math.sqrt(squares / (n - 4) * noise.varianceOfSum(weights));
    }
}
