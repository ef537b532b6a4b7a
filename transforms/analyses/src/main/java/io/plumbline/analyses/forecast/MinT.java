package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The leaves (S' W^-1 S)^-1 S' W^-1 y^; none below zero, they are the nearest by the same distance (Wickramasuriya, Turlach
 * and Hyndman 2020). W is D C D, with the widths of the forecasts to the power of three quarters on the diagonal of D. C has
 * a quarter of the shrunk correlation of their back-test errors off its diagonal.
 */
final class MinT implements LeafWeights {
    private static final int MOST_SWEEPS = 10_000;
    private static final double NEAR = 1e-13;

    /** With 1 a whole whose parts err together counts for little beside them, with 0 small parts are lost in large ones. */
    private static final double POWER = .75;

    /** Few origins, which overlap, tell less of how errors go together than their number of errors seems to. */
    private static final double OF_CORRELATION = .25;

    /** Of the widest: small parts must not seem wider than they are, and a double holds the squares of both. */
    private static final double NARROWEST = 1e-5;

    private final List<Forecast> nodes;
    private final RealMatrix sums;
    private final RealMatrix independent;

    MinT(List<Forecast> nodes, RealMatrix sums, RealMatrix correlation) {
        this.nodes = nodes;
        this.sums = sums;
        this.independent = new CholeskyDecomposition(damped(correlation), 1e-9, 1e-12)
                .getSolver()
                .getInverse();
    }

    private static RealMatrix damped(RealMatrix correlation) {
        RealMatrix damped = correlation.scalarMultiply(OF_CORRELATION);
        for (int i = 0; i < damped.getRowDimension(); i++) {
            damped.setEntry(i, i, 1);
        }
        return damped;
    }

    @Override
    public RealMatrix at(int h) {
        RealMatrix weighted = weighted(h);
        return solver(weighted).solve(weighted);
    }

    @Override
    public double[] means(int h, boolean floored) {
        RealMatrix weighted = weighted(h);
        double[] target = weighted.operate(
                nodes.stream().mapToDouble(node -> node.mean()[h]).toArray());
        double[] leaves =
                solver(weighted).solve(new ArrayRealVector(target, false)).toArray();
        boolean negative = false;
        for (double leaf : leaves) {
            negative |= leaf < 0;
        }
        return floored && negative ? notNegative(weighted.multiply(sums), target, leaves) : leaves;
    }

    private DecompositionSolver solver(RealMatrix weighted) {
        return new CholeskyDecomposition(weighted.multiply(sums), 1e-6, 0).getSolver();
    }

    /** S' W^-1. */
    private RealMatrix weighted(int h) {
        double[] widths = widths(h);
        RealMatrix weights = independent.copy();
        for (int i = 0; i < widths.length; i++) {
            for (int j = 0; j < widths.length; j++) {
                weights.multiplyEntry(i, j, 1 / (widths[i] * widths[j]));
            }
        }
        return sums.transpose().multiply(weights);
    }

    /** Least squares without negatives, one leaf after the other until none moves (Gauss and Seidel). */
    private static double[] notNegative(RealMatrix squares, double[] target, double[] start) {
        double[][] rows = squares.getData();
        double[] leaves = start.clone();
        double largest = 0;
        for (int j = 0; j < leaves.length; j++) {
            leaves[j] = Math.max(0, leaves[j]);
            largest = Math.max(largest, leaves[j]);
        }
        double moved = Double.MAX_VALUE;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > NEAR * largest; sweep++) {
            moved = 0;
            for (int j = 0; j < leaves.length; j++) {
                double rest = target[j];
                for (int k = 0; k < leaves.length; k++) {
                    rest -= k == j ? 0 : rows[j][k] * leaves[k];
                }
                double leaf = Math.max(0, rest / rows[j][j]);
                moved = Math.max(moved, Math.abs(leaf - leaves[j]));
                leaves[j] = leaf;
            }
        }
        return leaves;
    }

    /** The powers of them, relative to the widest; one without a width is as good as known. */
    private double[] widths(int h) {
        double[] widths = new double[nodes.size()];
        double widest = 0;
        for (int i = 0; i < widths.length; i++) {
            List<Interval> intervals = nodes.get(i).intervals();
            Interval outer = intervals.get(intervals.size() - 1);
            widths[i] = outer.high()[h] / 2 - outer.low()[h] / 2;
            widest = Math.max(widest, widths[i]);
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widest == 0 ? 1 : Math.max(Math.pow(widths[i] / widest, POWER), NARROWEST);
        }
        return widths;
    }
}
