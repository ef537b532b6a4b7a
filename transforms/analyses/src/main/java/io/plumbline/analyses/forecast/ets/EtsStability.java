package io.plumbline.analyses.forecast.ets;

/**
 * Whether a model forgets its first states: the roots of the characteristic polynomial of its discount matrix lie within
 * the unit circle (Hyndman, Akram and Archibald 2008), told by the step-down recursion of Schur and Cohn, without a root
 * being found. The polynomial's inner coefficients are all alike and stay so from step to step, so that five numbers stand
 * for it, however long the season.
 */
final class EtsStability {
    private static final double ON_THE_CIRCLE = 1e-12;

    private final int period;
    private final boolean trend;

    EtsStability(int period, boolean trend) {
        this.period = period;
        this.trend = trend;
    }

    boolean isStable(double alpha, double beta, double gamma, double phi) {
        return isStableBy(alpha, phi * beta, gamma, phi); // the paper's slope is the damped one
    }

    private boolean isStableBy(double alpha, double beta, double gamma, double phi) {
        if (gamma == 0) {
            return beta >= alpha * (phi - 1)
                    && beta <= (1 + phi) * (2 - alpha)
                    && alpha >= 1 - 1 / phi
                    && alpha <= 1 + 1 / phi;
        }
        if (!trend) { // the same polynomial without its root at one
            return hasRootsWithin(period, alpha + gamma - 1, alpha, alpha, alpha);
        }
        double inner = alpha + beta - alpha * phi;
        return hasRootsWithin(period + 1, phi * (1 - alpha - gamma), inner + gamma - 1, inner, alpha + beta - phi);
    }

    /** Of first + second z + inner (z^2 + ... + z^(n-2)) + beforeLast z^(n-1) + z^n; of degree 2 the second is the one before the last. */
    private static boolean hasRootsWithin(int n, double first, double second, double inner, double beforeLast) {
        double last = 1;
        for (int degree = n; degree > 0; degree--) {
            double ratio = first / last;
            if (!(Math.abs(ratio) <= 1)) {
                return false;
            }
            last -= ratio * first;
            if (Math.abs(last) < ON_THE_CIRCLE) {
                return true; // the border belongs to the region
            }
            first = second - ratio * beforeLast;
            beforeLast -= ratio * second;
            inner -= ratio * inner;
            second = degree > 3 ? inner : beforeLast;
        }
        return true;
    }
}
