package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Section;

/**
 * Simple exponential smoothing: level_t = level_{t-1} + alpha (y_t - level_{t-1}), with the first level and alpha of the
 * smallest sum of squared one-step errors. For a given alpha the errors are linear in the first level, which is therefore
 * had in closed form.
 *
 * @param level after the last value
 * @param variance of the one-step errors, with two parameters estimated
 */
public record Smoothing(double alpha, double firstLevel, double level, double variance) {
    private static final double LEAST_ALPHA = 1e-4;
    private static final double MOST_ALPHA = .9999;

    public static Smoothing of(double[] values) {
        return at(Section.minimum(alpha -> squares(values, alpha), LEAST_ALPHA, MOST_ALPHA, 1e-7), values);
    }

    static Smoothing at(double alpha, double[] values) {
        double first = firstLevel(values, alpha);
        double level = first;
        double squares = 0;
        for (double value : values) {
            double error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        return new Smoothing(alpha, first, level, squares / Math.max(1, values.length - 2));
    }

    private static double squares(double[] values, double alpha) {
        double first = firstLevel(values, alpha);
        double level = first;
        double squares = 0;
        for (double value : values) {
            double error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        return squares;
    }

    private static double firstLevel(double[] values, double alpha) {
        double weight = 1;
        double level = 0;
        double product = 0;
        double weights = 0;
        for (double value : values) {
            double error = value - level;
            product += error * weight;
            weights += weight * weight;
            level += alpha * error;
            weight *= 1 - alpha;
        }
        return product / weights;
    }

    /** h steps ahead the error has the variance variance (1 + (h - 1) alpha^2). */
    public double deviation(int h) {
        return Math.sqrt(variance * (1 + (h - 1) * alpha * alpha));
    }
}
