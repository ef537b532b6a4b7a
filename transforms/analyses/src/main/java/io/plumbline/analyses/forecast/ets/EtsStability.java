package io.plumbline.analyses.forecast.ets;

/**
 * Whether a model forgets its first states: the roots of the characteristic polynomial of its discount matrix lie within
 * the unit circle (Hyndman, Akram and Archibald 2008), told by the step-down recursion of Schur and Cohn, without a root
 * being found.
 */
final class EtsStability {
    private final int period;
    private final boolean trend;
    private final double[] polynomial;
    private final double[] reversed;

    EtsStability(int period, boolean trend) {
        this.period = period;
        this.trend = trend;
        this.polynomial = new double[period + 2];
        this.reversed = new double[period + 2];
    }

    boolean isStable(double alpha, double beta, double gamma, double phi) {
        if (gamma == 0) {
            return beta >= alpha * (phi - 1)
                    && beta <= (1 + phi) * (2 - alpha)
                    && alpha >= 1 - 1 / phi
                    && alpha <= 1 + 1 / phi;
        }
        if (!trend) {
            return isStableWithoutTrend(alpha, gamma);
        }
        polynomial[0] = phi * (1 - alpha - gamma);
        polynomial[1] = alpha + beta - alpha * phi + gamma - 1;
        for (int i = 2; i < period; i++) {
            polynomial[i] = alpha + beta - alpha * phi;
        }
        polynomial[period] = alpha + beta - phi;
        polynomial[period + 1] = 1;
        return hasRootsWithin(period + 1);
    }

    /** The same polynomial without its root at one. */
    private boolean isStableWithoutTrend(double alpha, double gamma) {
        polynomial[0] = alpha + gamma - 1;
        for (int i = 1; i < period; i++) {
            polynomial[i] = alpha;
        }
        polynomial[period] = 1;
        return hasRootsWithin(period);
    }

    private boolean hasRootsWithin(int degrees) {
        for (int degree = degrees; degree > 0; degree--) {
            double ratio = polynomial[0] / polynomial[degree];
            if (!(Math.abs(ratio) <= 1)) {
                return false;
            }
            for (int i = 0; i <= degree; i++) {
                reversed[i] = polynomial[degree - i];
            }
            for (int i = 1; i <= degree; i++) {
                polynomial[i - 1] = polynomial[i] - ratio * reversed[i];
            }
            if (Math.abs(polynomial[degree - 1]) < 1e-12) {
                return true; // roots on the circle: the border belongs to the region
            }
        }
        return true;
    }
}
