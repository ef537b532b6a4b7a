package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Whether the places of the period differ: the test of Kruskal and Wallis (1952) on the whitened series, its statistic as an
 * F of the ranks (Iman and Davenport 1976), which holds where a place has few values.
 */
final class SeasonEvidence {
    /** With fewer years the places cannot be told from chance. */
    static final int LEAST_PERIODS = 2;

    private SeasonEvidence() {}

    /** The p-value, of at least two whole periods. */
    static double pValue(double[] values, int period) {
        double[] level = new double[values.length];
        double[] line = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            level[t] = 1;
            line[t] = (double) t / values.length;
        }
        return pValueOfShocks(Noise.fit(values, List.of(level, line)).residuals(), period);
    }

    static double pValueOfShocks(double[] shocks, int period) {
        int n = shocks.length;
        double[] ranks = Ranks.of(shocks);
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int t = 0; t < n; t++) {
            sums[t % period] += ranks[t];
            counts[t % period]++;
        }
        double mean = (n + 1) / 2.0;
        double between = 0;
        for (int place = 0; place < period; place++) {
            double distance = sums[place] / counts[place] - mean;
            between += counts[place] * distance * distance;
        }
        double within = Moments.variance(ranks) * (n - 1) - between;
        if (between <= 0 || n <= period) {
            return 1;
        } else if (within <= 1e-9 * between) {
            return 0;
        }
        double f = between / (period - 1) / (within / (n - period));
        return 1 - new FDistribution(null, period - 1, n - period).cumulativeProbability(f);
    }
}
