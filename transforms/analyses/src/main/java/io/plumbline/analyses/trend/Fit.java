package io.plumbline.analyses.trend;

import java.util.List;

/** The least-squares fit of whitened values on whitened columns, over memory that is kept from noise to noise. */
final class Fit {
    private static final double DEPENDENT = 1e-10;

    private final double[] values;
    private final List<double[]> columns;
    private final double[] whiteValues;
    private final double[][] whiteColumns;
    private final double[][] cross;
    private final double[] coefficients;
    private final double[] inverseDiagonal;
    private double squares;
    private double logDeterminant;
    private Noise noise = new Noise(0, 0);

    Fit(double[] values, List<double[]> columns) {
        this.values = values;
        this.columns = columns;
        int n = values.length;
        int count = columns.size();
        this.whiteValues = new double[n];
        this.whiteColumns = new double[count][n];
        this.cross = new double[count][2 * count + 1];
        this.coefficients = new double[count];
        this.inverseDiagonal = new double[count];
    }

    /** The sum of squares left with that noise; the other figures are then of it, too. */
    double squares(Noise candidate) {
        noise = candidate;
        noise.whiten(values, whiteValues);
        for (int c = 0; c < whiteColumns.length; c++) {
            noise.whiten(columns.get(c), whiteColumns[c]);
        }
        solve();
        squares = 0;
        for (int t = 0; t < whiteValues.length; t++) {
            double left = whiteValues[t];
            for (int c = 0; c < whiteColumns.length; c++) {
                left -= coefficients[c] * whiteColumns[c][t];
            }
            whiteValues[t] = left;
            squares += left * left;
        }
        return squares;
    }

    /** The normal equations by Gauss and Jordan; a column that adds nothing gets the coefficient zero. */
    private void solve() {
        int count = whiteColumns.length;
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                cross[row][column] =
                        column < row ? cross[column][row] : product(whiteColumns[row], whiteColumns[column]);
                cross[row][count + column] = row == column ? 1 : 0;
            }
            cross[row][2 * count] = product(whiteColumns[row], whiteValues);
        }
        boolean[] used = new boolean[count];
        logDeterminant = 0;
        for (int pivot = 0; pivot < count; pivot++) {
            double length = product(whiteColumns[pivot], whiteColumns[pivot]);
            used[pivot] = cross[pivot][pivot] > DEPENDENT * length;
            if (used[pivot]) {
                logDeterminant += Math.log(cross[pivot][pivot]);
                sweep(pivot);
            }
        }
        for (int c = 0; c < count; c++) {
            coefficients[c] = used[c] ? cross[c][2 * count] : 0;
            inverseDiagonal[c] = used[c] ? cross[c][count + c] : 0;
        }
    }

    private void sweep(int pivot) {
        double[] pivotRow = cross[pivot];
        double by = pivotRow[pivot];
        for (int i = 0; i < pivotRow.length; i++) {
            pivotRow[i] /= by;
        }
        for (int row = 0; row < cross.length; row++) {
            double times = cross[row][pivot];
            if (row != pivot && times != 0) {
                for (int i = 0; i < pivotRow.length; i++) {
                    cross[row][i] -= times * pivotRow[i];
                }
            }
        }
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int t = 0; t < left.length; t++) {
            sum += left[t] * right[t];
        }
        return sum;
    }

    double squares() {
        return squares;
    }

    Noise noise() {
        return noise;
    }

    double coefficient(int column) {
        return coefficients[column];
    }

    /** The shocks that are left. */
    double[] residuals() {
        return whiteValues.clone();
    }

    /** The standard error of a coefficient. */
    double error(int column) {
        int free = Math.max(1, values.length - columns.size() - 2);
        return Math.sqrt(squares / free * inverseDiagonal[column]);
    }

    double t(int column) {
        double error = error(column);
        return error > 0 ? coefficients[column] / error : 0;
    }

    /** -2 log likelihood but for a constant; of a perfect fit, that of the smallest noise that arithmetic leaves. */
    double deviance() {
        double n = values.length;
        double size = product(values, values) / n;
        return n * Math.log(Math.max(squares / n, 1e-24 * size + Double.MIN_NORMAL));
    }

    /** The same of what the columns leave only (Patterson and Thompson 1971), but for another constant. */
    double restrictedDeviance() {
        return (values.length - columns.size()) * Math.log(squares + Double.MIN_NORMAL) + logDeterminant;
    }
}
