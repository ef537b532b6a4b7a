package io.plumbline.analyses.forecast;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How the errors of forecasts go together, from back-tests at the same times, shrunk towards not at all by the estimate of
 * Schaefer and Strimmer (2005): sum of var(r_ij) over sum of r_ij^2.
 */
final class ErrorCorrelation {
    private ErrorCorrelation() {}

    static RealMatrix of(List<BackTest> tests) {
        double[][] errors = tests.stream().map(ErrorCorrelation::standardised).toArray(double[][]::new);
        int n = errors.length;
        double[][] correlations = new double[n][n];
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                if (errors[i].length == errors[j].length && errors[i].length > 2) {
                    correlations[i][j] = correlation(errors[i], errors[j]);
                    correlations[j][i] = correlations[i][j];
                    variances += variance(errors[i], errors[j], correlations[i][j]);
                    squares += correlations[i][j] * correlations[i][j];
                }
            }
        }
        double kept = squares == 0 ? 0 : 1 - Math.min(1, variances / squares);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlations[i][j] *= i == j ? 1 : kept;
            }
        }
        return MatrixUtils.createRealMatrix(correlations);
    }

    /** In units of their root mean square; the errors of one origin in a row, origin by origin. */
    private static double[] standardised(BackTest test) {
        double[] errors = test.origins().stream()
                .flatMapToDouble(origin -> IntStream.range(0, origin.horizon())
                        .mapToDouble(h -> (origin.actual()[h] - origin.mean()[h])
                                / Math.max(origin.deviation()[h], Double.MIN_NORMAL)))
                .toArray();
        double squares = 0;
        for (double error : errors) {
            squares += error * error;
        }
        double size = Math.sqrt(squares / Math.max(1, errors.length));
        for (int k = 0; k < errors.length; k++) {
            errors[k] = size > 0 && Double.isFinite(size) ? errors[k] / size : 0;
        }
        return errors;
    }

    private static double correlation(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum / left.length;
    }

    private static double variance(double[] left, double[] right, double mean) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            double product = left[k] * right[k];
            sum += (product - mean) * (product - mean);
        }
        double n = left.length;
        return n / ((n - 1) * (n - 1) * (n - 1)) * sum;
    }
}
