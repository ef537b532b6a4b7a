package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Which series run ahead of which. Each is whitened by its own model, season, steps and outliers taken off (Haugh 1976), as
 * two series that remember themselves are alike by chance; the shocks are correlated at lags of up to half a year; over all
 * pairs and lags the share of false relations is held at 5 % (Benjamini and Hochberg 1995).
 */
public final class LeadLag {
    /** Pairs of values; below, chance correlates anything. */
    public static final int SHORTEST = 24;

    private static final double MOST_FALSE = .05;

    private LeadLag() {}

    /** How far ahead a series is looked for. */
    public static int longestLag(Frequency frequency) {
        return switch (frequency) {
            case YEARLY, QUARTERLY -> 2;
            case MONTHLY -> 6;
            case WEEKLY -> 13;
            case DAILY -> 28;
            case HOURLY -> 48;
        };
    }

    /**
     * The clearest lag of each pair that has one, clearest pairs first.
     *
     * @param trends of one frequency, the same index meaning the same period in all of them
     */
    public static List<Relation> among(List<Trend> trends) {
        return among(trends, new long[trends.size()]);
    }

    /**
     * The same of series that begin at different times.
     *
     * @param starts the period of each one's first value, counted from any one of them
     */
    public static List<Relation> among(List<Trend> trends, long[] starts) {
        Set<Frequency> frequencies = new HashSet<>();
        trends.forEach(trend -> frequencies.add(trend.series().frequency()));
        if (frequencies.size() > 1) {
            throw new IllegalArgumentException("Series of one frequency are compared, found " + frequencies);
        }
        List<Relation> tested = new ArrayList<>();
        for (int leader = 0; leader < trends.size(); leader++) {
            for (int follower = 0; follower < trends.size(); follower++) {
                if (leader != follower) {
                    int longest = longestLag(trends.get(leader).series().frequency());
                    for (int lag = 1; lag <= longest; lag++) {
                        long shift = starts[follower] - starts[leader] - lag;
                        test(leader, follower, lag, shift, trends, tested);
                    }
                }
            }
        }
        return clearest(withShares(tested));
    }

    /** The follower's value at t meets the leader's at t + shift. */
    private static void test(int leader, int follower, int lag, long shift, List<Trend> trends, List<Relation> tested) {
        double[] ahead = trends.get(leader).shocks();
        double[] behind = trends.get(follower).shocks();
        List<double[]> pairs = new ArrayList<>();
        int from = (int) Math.min(behind.length, Math.max(0, -shift));
        int to = (int) Math.max(from, Math.min(behind.length, ahead.length - shift));
        for (int t = from; t < to; t++) {
            double lead = ahead[(int) (t + shift)];
            if (Double.isFinite(behind[t]) && Double.isFinite(lead)) {
                pairs.add(new double[] {lead, behind[t]});
            }
        }
        int n = pairs.size();
        if (n < SHORTEST) {
            return;
        }
        double correlation = correlation(pairs);
        double t = Math.abs(correlation) * Math.sqrt((n - 2) / Math.max(1e-12, 1 - correlation * correlation));
        double p = 2 * new TDistribution(null, n - 2).cumulativeProbability(-t);
        tested.add(new Relation(leader, follower, lag, correlation, p, 1, n));
    }

    private static double correlation(List<double[]> pairs) {
        double meanAhead = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
        double meanBehind =
                pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
        double product = 0;
        double ahead = 0;
        double behind = 0;
        for (double[] pair : pairs) {
            product += (pair[0] - meanAhead) * (pair[1] - meanBehind);
            ahead += (pair[0] - meanAhead) * (pair[0] - meanAhead);
            behind += (pair[1] - meanBehind) * (pair[1] - meanBehind);
        }
        return ahead > 0 && behind > 0 ? product / Math.sqrt(ahead * behind) : 0;
    }

    static List<Relation> withShares(List<Relation> tested) {
        List<Relation> sorted = new ArrayList<>(tested);
        sorted.sort(Comparator.comparingDouble(Relation::pValue));
        double least = 1;
        for (int rank = sorted.size(); rank >= 1; rank--) {
            Relation one = sorted.get(rank - 1);
            least = Math.min(least, one.pValue() * sorted.size() / rank);
            sorted.set(
                    rank - 1,
                    new Relation(
                            one.leader(),
                            one.follower(),
                            one.lag(),
                            one.correlation(),
                            one.pValue(),
                            least,
                            one.pairs()));
        }
        return sorted;
    }

    private static List<Relation> clearest(List<Relation> sorted) {
        Set<List<Integer>> told = new HashSet<>();
        List<Relation> clearest = new ArrayList<>();
        for (Relation one : sorted) {
            if (one.qValue() <= MOST_FALSE && told.add(List.of(one.leader(), one.follower()))) {
                clearest.add(one);
            }
        }
        return clearest;
    }
}
