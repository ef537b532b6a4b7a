package io.plumbline.analyses.forecast.ets;

import io.plumbline.analyses.forecast.model.Prediction;

/**
 * Means and variances of the values to come, in closed form (Hyndman et al. 2008, 6.2 and 6.3): class 1 (additive error)
 * v_h = s^2 (1 + sum c_j^2); class 2 (multiplicative error) v_h = (1 + s^2) theta_h - mu_h^2 with theta_h = mu_h^2 + s^2 sum
 * c_j^2 theta_{h-j}; class 3 (multiplicative season) the same without the season, times its figure squared and its own
 * growing uncertainty. Each of the fifteen forms belongs to one of the three.
 */
final class EtsForecast {
    private final EtsFit fit;
    private final EtsParameters parameters;

    EtsForecast(EtsFit fit) {
        this.fit = fit;
        this.parameters = new EtsParameters(fit.form(), fit.period());
    }

    Prediction ahead(int horizon) {
        double[] trend = new double[horizon];
        double[] mean = new double[horizon];
        double phi = parameters.phi(fit.point());
        double damped = 0;
        double power = 1;
        for (int h = 0; h < horizon; h++) {
            power *= phi;
            damped += power;
            trend[h] = fit.level() + damped * fit.slope();
            mean[h] = withSeason(trend[h], h);
        }
        return new Prediction(mean, deviations(trend, mean));
    }

    private double withSeason(double trend, int h) {
        if (!fit.form().isSeasonal()) {
            return trend;
        }
        double figure = figure(h);
        return fit.form().hasMultiplicativeSeason() ? trend * figure : trend + figure;
    }

    private double figure(int h) {
        return fit.season()[(fit.observed() + h) % fit.period()];
    }

    private double[] deviations(double[] trend, double[] mean) {
        double[] weights = weights(mean.length);
        if (fit.form().hasMultiplicativeSeason()) {
            return multiplicativeSeason(trend, weights);
        }
        return fit.form().hasMultiplicativeError() ? multiplicativeError(mean, weights) : additive(weights);
    }

    /** What an error now adds to the value j steps later. */
    private double[] weights(int horizon) {
        double[] weights = new double[horizon];
        double phi = parameters.phi(fit.point());
        double damped = 0;
        double power = 1;
        boolean additiveSeason = fit.form().isSeasonal() && !fit.form().hasMultiplicativeSeason();
        for (int j = 1; j < horizon; j++) {
            power *= phi;
            damped += power;
            weights[j] = parameters.alpha(fit.point()) + parameters.beta(fit.point()) * damped;
            if (additiveSeason && j % fit.period() == 0) {
                weights[j] += parameters.gamma(fit.point());
            }
        }
        return weights;
    }

    private double[] additive(double[] weights) {
        double[] deviations = new double[weights.length];
        double sum = 1;
        for (int h = 0; h < weights.length; h++) {
            sum += h == 0 ? 0 : weights[h] * weights[h];
            deviations[h] = Math.sqrt(fit.variance() * sum);
        }
        return deviations;
    }

    private double[] multiplicativeError(double[] mean, double[] weights) {
        double[] squares = secondMoments(mean, weights);
        double[] deviations = new double[mean.length];
        for (int h = 0; h < mean.length; h++) {
            deviations[h] = Math.sqrt((1 + fit.variance()) * squares[h] - mean[h] * mean[h]);
        }
        return deviations;
    }

    private double[] multiplicativeSeason(double[] trend, double[] weights) {
        double[] squares = secondMoments(trend, weights);
        double[] deviations = new double[trend.length];
        double gamma = parameters.gamma(fit.point());
        for (int h = 0; h < trend.length; h++) {
            int passed = h / fit.period();
            double seasons = Math.pow(1 + gamma * gamma * fit.variance(), passed);
            double variance = squares[h] * (1 + fit.variance()) * seasons - trend[h] * trend[h];
            deviations[h] = Math.abs(figure(h)) * Math.sqrt(variance);
        }
        return deviations;
    }

    private double[] secondMoments(double[] mean, double[] weights) {
        double[] squares = new double[mean.length];
        for (int h = 0; h < mean.length; h++) {
            squares[h] = mean[h] * mean[h];
            for (int j = 1; j <= h; j++) {
                squares[h] += fit.variance() * weights[j] * weights[j] * squares[h - j];
            }
        }
        return squares;
    }
}
