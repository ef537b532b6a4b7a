package io.plumbline.analyses.forecast.ets;

import io.plumbline.analyses.statistics.Simplex;

/**
 * A form with its parameters estimated.
 *
 * @param point the parameters, in the order of {@link EtsParameters}
 * @param objective minus twice the log-likelihood, but for a constant
 * @param level after the last value, as slope and season
 * @param squares of the one-step errors, relative ones where the error is multiplicative
 * @param observed how many values it was fitted to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EtsFit(
        EtsForm form,
        int period,
        double[] point,
        double objective,
        double level,
        double slope,
        double[] season,
        double squares,
        int observed) {
    private static final double TOLERANCE = 1e-8;

    /** From the usual start. */
    static EtsFit of(EtsForm form, double[] values, int period, int mostEvaluations) {
        EtsLikelihood likelihood = new EtsLikelihood(form, values, period);
        double[] point = EtsStart.of(form, values, period).point(likelihood.parameters());
        return searched(likelihood, form, values, period, point, mostEvaluations);
    }

    /** Searches on from where this fit ended, over these values. */
    EtsFit further(double[] values, int mostEvaluations) {
        return searched(new EtsLikelihood(form, values, period), form, values, period, point.clone(), mostEvaluations);
    }

    private static EtsFit searched(
            EtsLikelihood likelihood, EtsForm form, double[] values, int period, double[] point, int mostEvaluations) {
        double objective = new Simplex(point.length)
                .minimise(likelihood, point, steps(likelihood.parameters(), point), mostEvaluations, TOLERANCE);
        likelihood.applyAsDouble(point);
        return new EtsFit(
                form,
                period,
                point,
                objective,
                likelihood.level(),
                likelihood.slope(),
                likelihood.season().clone(),
                likelihood.squares(),
                values.length);
    }

    /** The first simplex: wide enough to move, narrow enough to stay near the start on a short series. */
    private static double[] steps(EtsParameters parameters, double[] point) {
        EtsForm form = parameters.form();
        double[] steps = new double[point.length];
        double level = .05 * Math.max(Math.abs(point[parameters.levelAt()]), .1);
        for (int i = parameters.levelAt(); i < steps.length; i++) {
            steps[i] = level;
        }
        steps[0] = point[0] < .5 ? .1 : -.1;
        if (form.hasTrend()) {
            steps[1] = point[1] < .05 ? .5 * (point[0] - point[1]) : -.5 * point[1];
            steps[parameters.slopeAt()] = .1 * Math.max(Math.abs(point[parameters.slopeAt()]), .05 * level);
        }
        if (form.isSeasonal()) {
            steps[parameters.gammaAt()] = point[parameters.gammaAt()] < .5 * (1 - point[0]) ? .05 : -.05;
        }
        if (form.isDamped()) {
            steps[parameters.phiAt()] = -.03;
        }
        return steps;
    }

    /** Parameters, states and the variance of the errors. */
    int degrees() {
        return form.parameters(period) + 1;
    }

    /** Akaike's criterion with the correction for short series; infinite where nothing would be left to correct by. */
    double aicc() {
        int k = degrees();
        int left = observed - k - 1;
        return left <= 0 || objective == Double.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : objective + 2.0 * k + 2.0 * k * (k + 1) / left;
    }

    /** Of the one-step errors. */
    double variance() {
        return squares / Math.max(1, observed - degrees() + 1);
    }
}
