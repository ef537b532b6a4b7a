package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Possible futures of several series at once. Each series' values have the quantiles of its intervals; how series go
 * together is the correlation of their back-test errors, how horizons do is {@link HorizonCorrelation} (a Gaussian copula).
 * Normal scores are drawn as Latin hypercubes, so that few paths hold much; the seed is fixed, so that the same forecasts
 * have the same paths.
 *
 * @param values by horizon, series and path
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SamplePaths(double[][][] values) {
    private static final int FEWEST = 1000;
    private static final int MOST = 4000;
    /** Of many series fewer paths are enough, and cost more. */
    private static final int SERIES_AND_PATHS = 400_000;

    private static final long SEED = 20;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    static SamplePaths of(List<Forecast> forecasts, RealMatrix correlation) {
        int n = forecasts.size();
        int horizon = forecasts.get(0).horizon();
        int paths = Math.max(FEWEST, Math.min(MOST, SERIES_AND_PATHS / n));
        double[][] across = root(correlation);
        double[][][] scores = new double[horizon][][];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int h = 0; h < horizon; h++) {
            scores[h] = product(across, independent(random, n, paths));
        }
        double[][][] values = new double[horizon][n][];
        for (int i = 0; i < n; i++) {
            double[][] along = root(new Array2DRowRealMatrix(HorizonCorrelation.of(forecasts.get(i)), false));
            for (int h = 0; h < horizon; h++) {
                double[] ofOne = new double[paths];
                for (int k = 0; k <= h; k++) {
                    add(ofOne, along[h][k], scores[k][i]);
                }
                values[h][i] = values(forecasts.get(i), h, ofOne);
            }
        }
        return new SamplePaths(values);
    }

    /** What each path becomes when its leaves are those sums of nodes, by node and path. */
    double[][] reconciled(int h, RealMatrix leaves, RealMatrix sums, boolean floored) {
        double[][] ofLeaves = product(leaves.getData(), values[h]);
        for (double[] leaf : ofLeaves) {
            for (int path = 0; path < leaf.length && floored; path++) {
                leaf[path] = Math.max(0, leaf[path]);
            }
        }
        return product(sums.getData(), ofLeaves);
    }

    /** The lower triangle L of L L' = matrix, with a little on the diagonal where that takes it. */
    private static double[][] root(RealMatrix matrix) {
        RealMatrix firm = matrix.scalarMultiply(1 - 1e-9);
        for (int i = 0; i < firm.getRowDimension(); i++) {
            firm.addToEntry(i, i, 1e-9);
        }
        return new CholeskyDecomposition(firm, 1e-6, 1e-14).getL().getData();
    }

    private static double[][] independent(SplittableRandom random, int n, int paths) {
        double[][] scores = new double[n][paths];
        for (double[] row : scores) {
            for (int path = 0; path < paths; path++) {
                row[path] = NORMAL.inverseCumulativeProbability((path + .5) / paths);
            }
            for (int path = paths - 1; path > 0; path--) {
                int other = random.nextInt(path + 1);
                double kept = row[path];
                row[path] = row[other];
                row[other] = kept;
            }
        }
        return scores;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                add(product[i], left[i][k], right[k]);
            }
        }
        return product;
    }

    private static void add(double[] to, double times, double[] values) {
        for (int path = 0; path < to.length && times != 0; path++) {
            to[path] += times * values[path];
        }
    }

    /** Through the ends of the intervals and the mean, straight between them on the scale of normal scores. */
    private static double[] values(Forecast forecast, int h, double[] scores) {
        List<double[]> knots = new ArrayList<>();
        knots.add(new double[] {0, forecast.mean()[h], forecast.mean()[h]});
        for (Interval interval : forecast.intervals()) {
            knots.add(new double[] {
                NORMAL.inverseCumulativeProbability((1 + interval.level()) / 2), interval.low()[h], interval.high()[h]
            });
        }
        double[] values = new double[scores.length];
        for (int path = 0; path < scores.length; path++) {
            int side = scores[path] < 0 ? 1 : 2;
            double score = Math.abs(scores[path]);
            int outer = 1;
            while (outer < knots.size() - 1 && knots.get(outer)[0] < score) {
                outer++;
            }
            double[] near = knots.get(outer - 1);
            double[] far = knots.get(outer);
            values[path] = near[side] + (score - near[0]) / (far[0] - near[0]) * (far[side] - near[side]);
        }
        return values;
    }
}
