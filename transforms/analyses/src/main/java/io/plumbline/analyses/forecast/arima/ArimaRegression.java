package io.plumbline.analyses.forecast.arima;

import io.plumbline.analyses.statistics.Differences;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Simplex;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A series as a sum of regressors and of seasonal ARIMA errors of given orders, by conditional sum of squares. For given
 * phi and theta the one-step errors are linear in the coefficients, which are therefore had by least squares of the filtered
 * series on the filtered regressors (generalised least squares), and only phi and theta are searched for.
 */
public final class ArimaRegression implements ToDoubleFunction<double[]> {
    private static final double NEAREST_ROOT = 1.01;
    private static final int EVALUATIONS_PER_PARAMETER = 60;

    private final ArimaErrors errors;
    private final double[] differenced;
    private final double[][] columns;
    private final double[] lengths;
    private final double[] filtered;
    private final double[][] filteredColumns;
    private final LagPolynomial autoregression;
    private final LagPolynomial movingAverage;
    private final NormalEquations equations;
    private final int given;
    private double[] point;
    private double objective;
    private double squares;

    /**
     * @param values the series
     * @param regressors each at least as long; one whose differences do not vary gets the coefficient zero
     */
    public ArimaRegression(ArimaErrors errors, double[] values, double[][] regressors) {
        SarimaOrders orders = errors.orders();
        this.errors = errors;
        this.differenced = differenced(values);
        this.given = regressors.length;
        this.columns = new double[given + (orders.mean() ? 1 : 0)][];
        this.lengths = new double[columns.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = c < given ? differenced(Arrays.copyOf(regressors[c], values.length)) : ones();
            lengths[c] = scaled(columns[c]);
        }
        this.filtered = new double[differenced.length];
        this.filteredColumns = new double[columns.length][differenced.length];
        this.autoregression = new LagPolynomial(orders.p() + orders.period() * orders.seasonalP());
        this.movingAverage = new LagPolynomial(orders.q() + orders.period() * orders.seasonalQ());
        this.equations = new NormalEquations(columns.length);
        this.point = new double[orders.parameters() - (orders.mean() ? 1 : 0)];
    }

    private double[] differenced(double[] values) {
        double[] steps = values;
        for (int i = 0; i < errors.orders().seasonalD(); i++) {
            steps = Differences.of(steps, errors.orders().period());
        }
        for (int i = 0; i < errors.orders().d(); i++) {
            steps = Differences.of(steps, 1);
        }
        return steps;
    }

    private double[] ones() {
        double[] ones = new double[differenced.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Divides by the root of the mean square, which is returned; one where there is none. */
    private static double scaled(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value * value;
        }
        double length = Math.sqrt(sum / column.length);
        for (int t = 0; t < column.length && length > 0; t++) {
            column[t] /= length;
        }
        return length > 0 ? length : 1;
    }

    /** Searches from where the parameters are. */
    public ArimaRegression search() {
        if (point.length > 0) {
            double[] steps = new double[point.length];
            Arrays.fill(steps, .1);
            new Simplex(point.length)
                    .minimise(this, point, steps, EVALUATIONS_PER_PARAMETER * (point.length + 1), 1e-6);
        }
        objective = applyAsDouble(point);
        return this;
    }

    /** The same orders with the same first parameters on other values, as of a longer part of the series. */
    public ArimaRegression again(double[] values, double[][] regressors) {
        ArimaRegression again = new ArimaRegression(errors, values, regressors);
        again.point = point.clone();
        return again.search();
    }

    /** n log(mean of squares), the coefficients at their best. */
    @Override
    public double applyAsDouble(double[] at) {
        SarimaOrders orders = errors.orders();
        int theta = orders.p();
        int seasonalPhi = theta + orders.q();
        int seasonalTheta = seasonalPhi + orders.seasonalP();
        if (!autoregression.isStable(at, 0, orders.p(), NEAREST_ROOT)
                || !autoregression.isStable(at, seasonalPhi, orders.seasonalP(), NEAREST_ROOT)
                || !movingAverage.isStable(at, theta, orders.q(), NEAREST_ROOT)
                || !movingAverage.isStable(at, seasonalTheta, orders.seasonalQ(), NEAREST_ROOT)) {
            return Double.MAX_VALUE;
        }
        autoregression.product(at, 0, orders.p(), seasonalPhi, orders.seasonalP(), orders.period());
        movingAverage.product(at, theta, orders.q(), seasonalTheta, orders.seasonalQ(), orders.period());
        filter(differenced, filtered);
        for (int c = 0; c < columns.length; c++) {
            filter(columns[c], filteredColumns[c]);
        }
        squares = equations.solve(filteredColumns, filtered, orders.p());
        int counted = Math.max(1, differenced.length - orders.p());
        return differenced.length * Math.log(Math.max(squares / counted, Double.MIN_NORMAL));
    }

    /** The errors of the first p are of the unknown past, and not counted. */
    private void filter(double[] from, double[] to) {
        int skip = errors.orders().p();
        for (int t = 0; t < from.length; t++) {
            to[t] = t < skip ? 0 : from[t] - autoregression.apply(from, t) + movingAverage.apply(to, t);
        }
    }

    /** Of the regressors, in units of the series by units of each. */
    public double[] coefficients() {
        double[] coefficients = new double[given];
        for (int c = 0; c < given; c++) {
            coefficients[c] = equations.solution()[c] / lengths[c];
        }
        return coefficients;
    }

    /** Of the coefficients, phi and theta taken for known; zero where the coefficient is not estimated. */
    public double[] standardErrors() {
        int left = Math.max(1, differenced.length - errors.orders().parameters() - given);
        double[] deviations = new double[given];
        for (int c = 0; c < given; c++) {
            deviations[c] = Math.sqrt(equations.inverseDiagonal(c) * squares / left) / lengths[c];
        }
        return deviations;
    }

    public double aicc() {
        int k = errors.orders().parameters() + given + 1;
        int left = differenced.length - k - 1;
        return left <= 0 || objective == Double.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : objective + 2.0 * k + 2.0 * k * (k + 1) / left;
    }

    /** How many values at the start are lost to differencing. */
    public int lost() {
        SarimaOrders orders = errors.orders();
        return orders.d() + orders.period() * orders.seasonalD();
    }

    /** Whether so long a part of the series leaves enough to estimate from. */
    public boolean canBeOf(int length) {
        return length - lost() - errors.orders().p() > errors.orders().parameters() + given + 2
                && Moments.largest(lengths) > 0;
    }
}
