package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Forecasts that add up. Each way to make them so takes the leaves as sums of what was forecast, and all else as sums of
 * leaves; means are taken through it, and so are {@link SamplePaths}, whose quantiles widen the intervals. Where no series
 * was forecast below zero, none comes out below zero.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** What gives way where forecasts do not add up. */
    public enum Method {
        /** What is uncertain (Wickramasuriya, Athanasopoulos and Hyndman 2019). */
        MINT,
        /** All that are not leaves. */
        BOTTOM_UP,
        /** All below the tops, by the sizes of their forecasts (Athanasopoulos, Ahmed and Hyndman 2009). */
        TOP_DOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Of its word. */
        public static Optional<Method> named(String word) {
            return Arrays.stream(values())
                    .filter(method -> method.word().equals(word))
                    .findFirst();
        }
    }

    /** By MinT. */
    public static List<Forecast> reconciled(List<Forecast> forecasts, Hierarchy hierarchy) {
        return reconciled(forecasts, hierarchy, Method.MINT);
    }

    /**
     * The forecasts in their order; those of series outside of the hierarchy as they are.
     *
     * @throws IllegalArgumentException where a part of several wholes should be shared out top down, or nothing says
     *     how wide forecasts are
     */
    public static List<Forecast> reconciled(List<Forecast> forecasts, Hierarchy hierarchy, Method method) {
        Map<String, Forecast> byId = new HashMap<>();
        forecasts.forEach(forecast -> byId.put(forecast.id(), forecast));
        List<Forecast> nodes = hierarchy.nodes().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList();
        for (Forecast node : reconciledNodes(nodes, hierarchy, method)) {
            byId.put(node.id(), node);
        }
        return forecasts.stream()
                .map(forecast -> Objects.requireNonNull(byId.get(forecast.id())))
                .toList();
    }

    private static List<Forecast> reconciledNodes(List<Forecast> nodes, Hierarchy hierarchy, Method method) {
        if (nodes.get(0).intervals().isEmpty()) {
            throw new IllegalArgumentException("Forecasts without intervals do not say what is uncertain among them");
        }
        RealMatrix sums = sums(nodes, hierarchy);
        RealMatrix correlation =
                ErrorCorrelation.of(nodes.stream().map(Forecast::backTest).toList());
        LeafWeights leaves = switch (method) {
            case MINT -> new MinT(nodes, sums, correlation);
            case BOTTOM_UP -> new BottomUp(nodes, hierarchy);
            case TOP_DOWN -> new TopDown(nodes, hierarchy);
        };
        boolean floored = nodes.stream().allMatch(Reconciliation::isNeverNegative);
        SamplePaths paths = SamplePaths.of(nodes, correlation);
        int horizon = nodes.get(0).horizon();
        double[][] means = new double[nodes.size()][horizon];
        double[][][] ends =
                new double[nodes.size()][2 * nodes.get(0).intervals().size()][horizon];
        for (int h = 0; h < horizon; h++) {
            double[] all = sums.operate(leaves.means(h, floored));
            double[][] possible = paths.reconciled(h, leaves.at(h), sums, floored);
            for (int i = 0; i < all.length; i++) {
                means[i][h] = all[i];
                fill(ends[i], h, nodes.get(i), possible[i], all[i]);
            }
        }
        List<Forecast> reconciled = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            reconciled.add(nodes.get(i).with(means[i], intervals(nodes.get(i).intervals(), ends[i])));
        }
        return reconciled;
    }

    /**
     * The quantiles of the paths, or the forecast's own interval moved with its mean where that is wider: parts err
     * together more than their back-tests tell, and own intervals are calibrated.
     */
    private static void fill(double[][] ends, int h, Forecast node, double[] possible, double mean) {
        Arrays.sort(possible);
        boolean floored = possible[0] >= 0;
        for (int k = 0; k < node.intervals().size(); k++) {
            Interval own = node.intervals().get(k);
            double below = Math.max(mean - quantile(possible, (1 - own.level()) / 2), node.mean()[h] - own.low()[h]);
            double above = Math.max(quantile(possible, (1 + own.level()) / 2) - mean, own.high()[h] - node.mean()[h]);
            ends[2 * k][h] = floored ? Math.max(0, mean - below) : mean - below;
            ends[2 * k + 1][h] = mean + above;
        }
    }

    private static double quantile(double[] sorted, double probability) {
        double place = probability * sorted.length - .5;
        int below = (int) Math.max(0, Math.min(sorted.length - 2, Math.floor(place)));
        double share = Math.max(0, Math.min(1, place - below));
        return sorted[below] * (1 - share) + sorted[below + 1] * share;
    }

    private static List<Interval> intervals(List<Interval> levels, double[][] ends) {
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            intervals.add(new Interval(levels.get(k).level(), ends[2 * k], ends[2 * k + 1]));
        }
        return intervals;
    }

    /** One row per node, one column per leaf. */
    private static RealMatrix sums(List<Forecast> nodes, Hierarchy hierarchy) {
        List<String> leaves = hierarchy.leaves();
        RealMatrix sums = new Array2DRowRealMatrix(nodes.size(), leaves.size());
        for (int i = 0; i < nodes.size(); i++) {
            Set<String> below = hierarchy.leavesOf(nodes.get(i).id());
            for (int j = 0; j < leaves.size(); j++) {
                sums.setEntry(i, j, below.contains(leaves.get(j)) ? 1 : 0);
            }
        }
        return sums;
    }

    private static boolean isNeverNegative(Forecast forecast) {
        for (double value : forecast.mean()) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }
}
