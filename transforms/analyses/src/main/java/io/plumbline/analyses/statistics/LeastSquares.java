package io.plumbline.analyses.statistics;

/** Ordinary least squares by Householder reflections; a regressor that adds nothing gets the coefficient zero. */
public final class LeastSquares {
    private static final double DEPENDENT = 1e-9;

    private LeastSquares() {}

    /** Of values on the rows of regressors, both left as they are. */
    public static double[] coefficients(double[][] regressors, double[] values) {
        int rows = values.length;
        int columns = regressors[0].length;
        double[][] r = new double[rows][];
        for (int i = 0; i < rows; i++) {
            r[i] = regressors[i].clone();
        }
        double[] rest = values.clone();
        boolean[] used = new boolean[columns];
        int[] rowOf = new int[columns];
        int row = 0;
        for (int column = 0; column < columns && row < rows; column++) {
            used[column] = reflect(r, rest, row, column, lengthOf(regressors, column));
            rowOf[column] = row;
            row += used[column] ? 1 : 0;
        }
        return solved(r, rest, used, rowOf);
    }

    private static double lengthOf(double[][] regressors, int column) {
        double squares = 0;
        for (double[] regressor : regressors) {
            squares += regressor[column] * regressor[column];
        }
        return Math.sqrt(squares);
    }

    /** Turns what lies below the row in the column to zero; false where next to nothing is left of the column. */
    private static boolean reflect(double[][] r, double[] rest, int row, int column, double length) {
        double squares = 0;
        for (int i = row; i < r.length; i++) {
            squares += r[i][column] * r[i][column];
        }
        double norm = Math.sqrt(squares);
        if (norm <= DEPENDENT * length) {
            return false;
        }
        double diagonal = r[row][column] > 0 ? -norm : norm;
        double first = r[row][column] - diagonal;
        double scale = -diagonal * first;
        double[] mirror = new double[r.length];
        mirror[row] = first;
        for (int i = row + 1; i < r.length; i++) {
            mirror[i] = r[i][column];
        }
        for (int c = column; c < r[row].length; c++) {
            double product = 0;
            for (int i = row; i < r.length; i++) {
                product += mirror[i] * r[i][c];
            }
            for (int i = row; i < r.length; i++) {
                r[i][c] -= product / scale * mirror[i];
            }
        }
        double product = 0;
        for (int i = row; i < r.length; i++) {
            product += mirror[i] * rest[i];
        }
        for (int i = row; i < r.length; i++) {
            rest[i] -= product / scale * mirror[i];
        }
        return true;
    }

    private static double[] solved(double[][] r, double[] rest, boolean[] used, int[] rowOf) {
        double[] coefficients = new double[used.length];
        for (int column = used.length - 1; column >= 0; column--) {
            if (used[column]) {
                int row = rowOf[column];
                double sum = rest[row];
                for (int c = column + 1; c < used.length; c++) {
                    sum -= r[row][c] * coefficients[c];
                }
                coefficients[column] = sum / r[row][column];
            }
        }
        return coefficients;
    }
}
