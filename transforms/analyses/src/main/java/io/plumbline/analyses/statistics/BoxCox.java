package io.plumbline.analyses.statistics;

/** The power transformation (y^lambda - 1) / lambda, or log y for lambda 0 (Box and Cox 1964), of positive values. */
public record BoxCox(double lambda) {
    private static final int STEPS = 20;

    /**
     * The lambda of 0, .05, ..., 1 of the highest profile likelihood of a straight line: minimal n/2 log(squares left)
     * - (lambda - 1) sum(log y).
     */
    public static BoxCox likeliest(double[] positive) {
        double logs = 0;
        for (double value : positive) {
            logs += Math.log(value);
        }
        // Values near one keep the powers, and so the comparison, exact.
        double scale = Math.exp(logs / positive.length);
        double[] scaled = new double[positive.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = positive[t] / scale;
        }
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        double[] transformed = new double[positive.length];
        for (int step = 0; step <= STEPS; step++) {
            BoxCox candidate = new BoxCox((double) step / STEPS);
            candidate.transform(scaled, transformed);
            double squares = Line.through(transformed).squaresLeft(transformed);
            if (squares < least) { // the logs of the scaled values add up to zero
                least = squares;
                best = candidate.lambda;
            }
        }
        return new BoxCox(best);
    }

    public double[] of(double[] values) {
        double[] transformed = new double[values.length];
        transform(values, transformed);
        return transformed;
    }

    private void transform(double[] values, double[] transformed) {
        for (int t = 0; t < transformed.length; t++) {
            transformed[t] = of(values[t]);
        }
    }

    public double of(double value) {
        return lambda == 0 ? Math.log(value) : (Math.pow(value, lambda) - 1) / lambda;
    }

    /** Below the range of the transformation, zero. */
    public double inverse(double transformed) {
        if (lambda == 0) {
            return Math.exp(transformed);
        }
        double power = lambda * transformed + 1;
        return power <= 0 ? 0 : Math.pow(power, 1 / lambda);
    }

    /**
     * The mean, to second order, of what has the transformed mean and variance (Guerrero 1993): inverse(mean) (1 +
     * variance (1 - lambda) / (2 (lambda mean + 1)^2)).
     */
    public double inverseMean(double mean, double variance) {
        double power = lambda * mean + 1;
        double centre = inverse(mean);
        return power <= 0 ? centre : centre * (1 + variance * (1 - lambda) / (2 * power * power));
    }
}
