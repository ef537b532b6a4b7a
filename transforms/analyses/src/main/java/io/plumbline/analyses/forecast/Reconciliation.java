package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Forecasts that add up: MinT of Wickramasuriya, Athanasopoulos and Hyndman (2019), y~ = S (S' W^-1 S)^-1 S' W^-1 y^, with W
 * of the widths of the forecasts and the shrunk correlation of their back-test errors. Where no leaf was forecast below
 * zero, none comes out below zero; intervals move with their means.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** The forecasts in their order; those of series outside of the hierarchy as they are. */
    public static List<Forecast> reconciled(List<Forecast> forecasts, Hierarchy hierarchy) {
        Map<String, Forecast> byId = new HashMap<>();
        forecasts.forEach(forecast -> byId.put(forecast.id(), forecast));
        List<Forecast> nodes = hierarchy.nodes().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList();
        double[][] means = means(nodes, hierarchy);
        for (int i = 0; i < nodes.size(); i++) {
            byId.put(nodes.get(i).id(), moved(nodes.get(i), means[i]));
        }
        return forecasts.stream()
                .map(forecast -> Objects.requireNonNull(byId.get(forecast.id())))
                .toList();
    }

    private static double[][] means(List<Forecast> nodes, Hierarchy hierarchy) {
        RealMatrix sums = sums(nodes, hierarchy);
        RealMatrix correlation =
                ErrorCorrelation.of(nodes.stream().map(Forecast::backTest).toList());
        RealMatrix independent =
                new CholeskyDecomposition(correlation, 1e-9, 1e-12).getSolver().getInverse();
        boolean floored = nodes.stream().allMatch(Reconciliation::isNeverNegative);
        int horizon = nodes.get(0).horizon();
        double[][] means = new double[nodes.size()][horizon];
        for (int h = 0; h < horizon; h++) {
            double[] leaves = leaves(nodes, sums, independent, h);
            for (int j = 0; j < leaves.length && floored; j++) {
                leaves[j] = Math.max(0, leaves[j]);
            }
            double[] all = sums.operate(leaves);
            for (int i = 0; i < all.length; i++) {
                means[i][h] = all[i];
            }
        }
        return means;
    }

    private static double[] leaves(List<Forecast> nodes, RealMatrix sums, RealMatrix independent, int h) {
        int n = nodes.size();
        double[] widths = widths(nodes, h);
        RealMatrix weights = independent.copy();
        double[] means = new double[n];
        for (int i = 0; i < n; i++) {
            means[i] = nodes.get(i).mean()[h];
            for (int j = 0; j < n; j++) {
                weights.multiplyEntry(i, j, 1 / (widths[i] * widths[j]));
            }
        }
        RealMatrix transposed = sums.transpose().multiply(weights);
        return new CholeskyDecomposition(transposed.multiply(sums), 1e-6, 0)
                .getSolver()
                .solve(new ArrayRealVector(transposed.operate(means), false))
                .toArray();
    }

    /** Relative to the widest; one without a width is as good as known. */
    private static double[] widths(List<Forecast> nodes, int h) {
        double[] widths = new double[nodes.size()];
        double widest = 0;
        for (int i = 0; i < widths.length; i++) {
            List<Interval> intervals = nodes.get(i).intervals();
            Interval outer = intervals.get(intervals.size() - 1);
            widths[i] = outer.high()[h] / 2 - outer.low()[h] / 2;
            widest = Math.max(widest, widths[i]);
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widest == 0 ? 1 : Math.max(widths[i] / widest, 1e-4);
        }
        return widths;
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

    private static Forecast moved(Forecast forecast, double[] means) {
        List<Interval> intervals = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            double[] low = new double[means.length];
            double[] high = new double[means.length];
            for (int h = 0; h < means.length; h++) {
                double shift = means[h] - forecast.mean()[h];
                boolean floored = interval.low()[h] >= 0 && means[h] >= 0;
                low[h] = floored ? Math.max(0, interval.low()[h] + shift) : interval.low()[h] + shift;
                high[h] = interval.high()[h] + shift;
            }
            intervals.add(new Interval(interval.level(), low, high));
        }
        return new Forecast(
                forecast.id(),
                forecast.nature(),
                means,
                intervals,
                forecast.models(),
                forecast.backTest(),
                forecast.remarks());
    }
}
