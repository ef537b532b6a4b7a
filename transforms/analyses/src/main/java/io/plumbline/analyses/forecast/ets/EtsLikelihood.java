package io.plumbline.analyses.forecast.ets;

import java.util.function.ToDoubleFunction;

/**
 * Minus twice the concentrated log-likelihood of a form at a parameter vector, n log(sum of e^2) + 2 sum of log|r| with r
 * the one-step forecasts where the error is multiplicative (Hyndman et al. 2008, 5.1), by one pass over the series without
 * allocation; out of bounds it is the largest number there is.
 */
final class EtsLikelihood implements ToDoubleFunction<double[]> {
    /** Products of forecasts are turned into logs before they leave the range of a double. */
    private static final double SMALL = 1e-150;

    private static final double LARGE = 1e150;

    private final EtsParameters parameters;
    private final EtsForm form;
    private final double[] values;
    private final int period;
    private final double[] season;
    private final EtsStability stability;
    private double level;
    private double slope;
    private double squares;

    EtsLikelihood(EtsForm form, double[] values, int period) {
        this.form = form;
        this.parameters = new EtsParameters(form, period);
        this.values = values;
        this.period = period;
        this.season = new double[form.isSeasonal() ? period : 0];
        this.stability = new EtsStability(period, form.hasTrend());
    }

    EtsParameters parameters() {
        return parameters;
    }

    /** After the last value at which it was evaluated. */
    double level() {
        return level;
    }

    double slope() {
        return slope;
    }

    /** The newest seasonal figures by place in the period, the first value's place first. */
    double[] season() {
        return season;
    }

    /** The sum of squared one-step errors, relative ones where the error is multiplicative. */
    double squares() {
        return squares;
    }

    @Override
    public double applyAsDouble(double[] point) {
        double alpha = parameters.alpha(point);
        double beta = parameters.beta(point);
        double gamma = parameters.gamma(point);
        double phi = parameters.phi(point);
        if (!parameters.withinBounds(point) || !stability.isStable(alpha, beta, gamma, phi)) {
            return Double.MAX_VALUE;
        }
        start(point);
        double logs = form.hasMultiplicativeSeason()
                ? overMultiplicativeSeason(alpha, beta, gamma, phi)
                : overAdditiveSeason(alpha, beta, gamma, phi);
        return values.length * Math.log(Math.max(squares, Double.MIN_NORMAL)) + 2 * logs;
    }

    private void start(double[] point) {
        level = point[parameters.levelAt()];
        slope = form.hasTrend() ? point[parameters.slopeAt()] : 0;
        if (form.isSeasonal()) {
            double last = form.hasMultiplicativeSeason() ? period : 0;
            for (int i = 0; i < period - 1; i++) {
                season[i] = point[parameters.seasonAt() + i];
                last -= season[i];
            }
            season[period - 1] = last;
        }
    }

    private double overAdditiveSeason(double alpha, double beta, double gamma, double phi) {
        boolean seasonal = form.isSeasonal();
        boolean relative = form.hasMultiplicativeError();
        double product = 1;
        double logs = 0;
        int place = 0;
        squares = 0;
        for (double value : values) {
            double moved = level + phi * slope;
            double expected = seasonal ? moved + season[place] : moved;
            double error = value - expected;
            if (relative) {
                if (!(expected > 0)) {
                    return Double.MAX_VALUE;
                }
                squares += error / expected * (error / expected);
                product *= expected;
                if (product < SMALL || product > LARGE) {
                    logs += Math.log(product);
                    product = 1;
                }
            } else {
                squares += error * error;
            }
            level = moved + alpha * error;
            slope = phi * slope + beta * error;
            if (seasonal) {
                season[place] += gamma * error;
                place = place + 1 == period ? 0 : place + 1;
            }
        }
        return logs + Math.log(product);
    }

    private double overMultiplicativeSeason(double alpha, double beta, double gamma, double phi) {
        double product = 1;
        double logs = 0;
        int place = 0;
        squares = 0;
        for (double value : values) {
            double moved = level + phi * slope;
            double expected = moved * season[place];
            if (!(expected > 0) || !(moved > 0)) {
                return Double.MAX_VALUE;
            }
            double error = value / expected - 1;
            squares += error * error;
            product *= expected;
            if (product < SMALL || product > LARGE) {
                logs += Math.log(product);
                product = 1;
            }
            level = moved * (1 + alpha * error);
            slope = phi * slope + beta * moved * error;
            season[place] *= 1 + gamma * error;
            place = place + 1 == period ? 0 : place + 1;
        }
        return logs + Math.log(product);
    }
}
