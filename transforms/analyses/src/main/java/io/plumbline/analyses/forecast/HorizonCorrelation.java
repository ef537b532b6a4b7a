package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.List;

/**
 * How errors of one forecast at different horizons go together. Half is what the growth of its widths tells: were each
 * error a sum of innovations with weights c_k of one sign, widths would grow by the squares of those, and the covariance
 * at i and j would be the sum of c_k c_(k+j-i). Half is a random walk's, the root of i/j, since models also err in ways
 * that they do not know of and that last. On M1 alone either half fails: the first on years, the second on months.
 */
final class HorizonCorrelation {
    private static final double OF_WIDTHS = .5;

    private HorizonCorrelation() {}

    /** By horizon and horizon, with ones where they are the same. */
    static double[][] of(Forecast forecast) {
        int n = forecast.horizon();
        double[] weights = weights(widths(forecast.intervals(), n));
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            correlations[i][i] = 1;
            for (int j = i + 1; j < n; j++) {
                double walk = Math.sqrt((i + 1.0) / (j + 1.0));
                correlations[i][j] = OF_WIDTHS * ofWeights(weights, i, j) + (1 - OF_WIDTHS) * walk;
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    private static double ofWeights(double[] weights, int i, int j) {
        double together = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k <= j; k++) {
            second += weights[k] * weights[k];
            if (k <= i) {
                first += weights[k] * weights[k];
                together += weights[k] * weights[k + j - i];
            }
        }
        return together == 0 ? 0 : together / Math.sqrt(first * second);
    }

    /** Of the innovations: widths that shrink with the season count as those before them. */
    private static double[] weights(double[] widths) {
        double[] weights = new double[widths.length];
        double widest = 0;
        for (int h = 0; h < widths.length; h++) {
            double wider = Math.max(widest, widths[h]);
            weights[h] = Math.sqrt(wider * wider - widest * widest);
            widest = wider;
        }
        return weights;
    }

    /** In units of the widest of the outermost interval. */
    private static double[] widths(List<Interval> intervals, int n) {
        double[] widths = new double[n];
        if (intervals.isEmpty()) {
            return widths;
        }
        Interval outer = intervals.get(intervals.size() - 1);
        double widest = 0;
        for (int h = 0; h < n; h++) {
            widths[h] = outer.high()[h] / 2 - outer.low()[h] / 2;
            widest = Math.max(widest, widths[h]);
        }
        for (int h = 0; h < n; h++) {
            widths[h] = widest > 0 ? widths[h] / widest : 0;
        }
        return widths;
    }
}
