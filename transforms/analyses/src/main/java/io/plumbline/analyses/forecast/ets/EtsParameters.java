package io.plumbline.analyses.forecast.ets;

/**
 * Where the parameters of a form stand in the one vector that is searched: alpha, then those of beta, gamma and phi that
 * the form has, the first level, the first slope and the first seasonal figures but the last.
 */
record EtsParameters(EtsForm form, int period) {
    static final double LEAST = 1e-4;
    static final double MOST = .9999;
    static final double LEAST_PHI = .8;
    static final double MOST_PHI = .98;

    int count() {
        return form.parameters(period);
    }

    double alpha(double[] point) {
        return point[0];
    }

    double beta(double[] point) {
        return form.hasTrend() ? point[1] : 0;
    }

    double gamma(double[] point) {
        return form.isSeasonal() ? point[gammaAt()] : 0;
    }

    double phi(double[] point) {
        return form.isDamped() ? point[phiAt()] : 1;
    }

    int gammaAt() {
        return form.hasTrend() ? 2 : 1;
    }

    int phiAt() {
        return gammaAt() + (form.isSeasonal() ? 1 : 0);
    }

    int levelAt() {
        return phiAt() + (form.isDamped() ? 1 : 0);
    }

    int slopeAt() {
        return levelAt() + 1;
    }

    int seasonAt() {
        return slopeAt() + (form.hasTrend() ? 1 : 0);
    }

    /** The usual bounds, which make every smoothed value a weighted mean of the observed ones. */
    boolean withinBounds(double[] point) {
        double alpha = alpha(point);
        if (alpha < LEAST || alpha > MOST) {
            return false;
        }
        if (form.hasTrend() && (point[1] < LEAST || point[1] > alpha)) {
            return false;
        }
        if (form.isSeasonal() && (point[gammaAt()] < LEAST || point[gammaAt()] > 1 - alpha)) {
            return false;
        }
        return !form.isDamped() || (point[phiAt()] >= LEAST_PHI && point[phiAt()] <= MOST_PHI);
    }
}
