package io.plumbline.analyses.trend;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Kendall's test of a trend (Mann 1945, Kendall 1975): the sum of the signs of all later less earlier values.
 *
 * @param sum S, of all pairs
 * @param variance of S where there is no trend
 * @param pairs how many pairs were compared
 */
record Kendall(double sum, double variance, double pairs) {
    /** Kendall's variance holds for values that do not know each other; ties take from it. */
    static Kendall of(double... values) {
        double sum = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                sum += Math.signum(values[later] - values[earlier]);
            }
        }
        double n = values.length;
        return new Kendall(sum, variance(values), n * (n - 1) / 2);
    }

    /**
     * Season by season, summed (Hirsch, Slack and Smith 1982), the variance with the covariance of the seasons (Dietz and
     * Killeen 1981, Hirsch and Slack 1984), which is estimated well from ten years on.
     *
     * @param values whole years only count; what is beyond the last is left out
     */
    static Kendall seasonal(double[] values, int period) {
        int years = values.length / period;
        double[][] seasons = new double[period][years];
        for (int t = 0; t < years * period; t++) {
            seasons[t % period][t / period] = values[t];
        }
        double sum = 0;
        double variance = 0;
        for (double[] season : seasons) {
            Kendall one = of(season);
            sum += one.sum;
            variance += one.variance;
        }
        double[][] ranks = Arrays.stream(seasons).map(Ranks::of).toArray(double[][]::new);
        for (int g = 0; g < period; g++) {
            for (int h = 0; h < g; h++) {
                variance += 2 * covariance(seasons[g], seasons[h], ranks[g], ranks[h]);
            }
        }
        return new Kendall(sum, variance, period * (years * (years - 1) / 2.0));
    }

    private static double covariance(double[] g, double[] h, double[] ranksOfG, double[] ranksOfH) {
        int n = g.length;
        double concordance = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                concordance += Math.signum((g[later] - g[earlier]) * (h[later] - h[earlier]));
            }
        }
        double products = 0;
        for (int year = 0; year < n; year++) {
            products += ranksOfG[year] * ranksOfH[year];
        }
        return (concordance + 4 * products - n * (n + 1.0) * (n + 1.0)) / 3;
    }

    private static double variance(double... values) {
        double n = values.length;
        double sum = n * (n - 1) * (2 * n + 5);
        Map<Double, Integer> ties = new TreeMap<>();
        for (double value : values) {
            ties.merge(value, 1, Integer::sum);
        }
        for (double tied : ties.values()) {
            sum -= tied * (tied - 1) * (2 * tied + 5);
        }
        return sum / 18;
    }

    /** One step towards zero, as S moves by twos. */
    double z() {
        return variance <= 0 ? 0 : Math.signum(sum) * Math.max(0, Math.abs(sum) - 1) / Math.sqrt(variance);
    }

    double pValue() {
        return Math.min(1, 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z())));
    }
}
