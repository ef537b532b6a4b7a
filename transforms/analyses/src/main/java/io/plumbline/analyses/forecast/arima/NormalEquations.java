package io.plumbline.analyses.forecast.arima;

import java.util.Arrays;

/**
 * Least squares of one column on a few others of like size, by Cholesky's decomposition in place; one that the columns
 * before it explain gets zero.
 */
final class NormalEquations {
    private static final double DEPENDENT = 1e-9;

    private final int size;
    private final double[][] root;
    private final double[] right;
    private final double[] solution;
    private final double[] unit;

    NormalEquations(int size) {
        this.size = size;
        this.root = new double[size][size];
        this.right = new double[size];
        this.solution = new double[size];
        this.unit = new double[size];
    }

    /** Returns the sum of squares that is left, all counted from that row on. */
    double solve(double[][] columns, double[] values, int from) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                root[i][j] = product(columns[i], columns[j], from);
            }
            right[i] = product(columns[i], values, from);
        }
        decompose();
        solve(right, solution);
        double squares = 0;
        for (int t = from; t < values.length; t++) {
            double left = values[t];
            for (int i = 0; i < size; i++) {
                left -= solution[i] * columns[i][t];
            }
            squares += left * left;
        }
        return squares;
    }

    private static double product(double[] one, double[] other, int from) {
        double sum = 0;
        for (int t = from; t < one.length; t++) {
            sum += one[t] * other[t];
        }
        return sum;
    }

    /** A row with a zero on the diagonal is left out. */
    private void decompose() {
        for (int i = 0; i < size; i++) {
            double whole = root[i][i];
            for (int j = 0; j < i; j++) {
                double sum = root[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = root[j][j] == 0 ? 0 : sum / root[j][j];
            }
            double left = whole;
            for (int k = 0; k < i; k++) {
                left -= root[i][k] * root[i][k];
            }
            root[i][i] = left > DEPENDENT * whole ? Math.sqrt(left) : 0;
        }
    }

    private void solve(double[] of, double[] into) {
        for (int i = 0; i < size; i++) {
            double sum = of[i];
            for (int k = 0; k < i; k++) {
                sum -= root[i][k] * into[k];
            }
            into[i] = root[i][i] == 0 ? 0 : sum / root[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = into[i];
            for (int k = i + 1; k < size; k++) {
                sum -= root[k][i] * into[k];
            }
            into[i] = root[i][i] == 0 ? 0 : sum / root[i][i];
        }
    }

    double[] solution() {
        return solution;
    }

    /** The variance of one coefficient in units of that of the errors. */
    double inverseDiagonal(int at) {
        Arrays.fill(unit, 0);
        unit[at] = 1;
        double[] column = new double[size];
        solve(unit, column);
        return column[at];
    }
}
