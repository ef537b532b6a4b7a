package io.plumbline.analyses.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The simplex of Nelder and Mead (1965) over one block of memory, which is kept from search to search: nothing is
 * allocated while it moves.
 */
public final class Simplex {
    private final int dimensions;
    private final double[][] corners;
    private final double[] values;
    private final double[] centre;
    private final double[] reflected;
    private final double[] tried;
    private int evaluations;

    public Simplex(int dimensions) {
        this.dimensions = dimensions;
        this.corners = new double[dimensions + 1][dimensions];
        this.values = new double[dimensions + 1];
        this.centre = new double[dimensions];
        this.reflected = new double[dimensions];
        this.tried = new double[dimensions];
    }

    /**
     * Moves the point to a place where the function is small, and returns its value there.
     *
     * @param steps how far the first corners lie from the point, along each axis
     * @param tolerance ends when the values at the corners differ by less, relative to the best
     */
    public double minimise(
            ToDoubleFunction<double[]> function,
            double[] point,
            double[] steps,
            int mostEvaluations,
            double tolerance) {
        evaluations = 0;
        for (int i = 0; i <= dimensions; i++) {
            System.arraycopy(point, 0, corners[i], 0, dimensions);
            if (i > 0) {
                corners[i][i - 1] += steps[i - 1];
            }
            values[i] = value(function, corners[i]);
        }
        while (evaluations < mostEvaluations) {
            int best = extreme(-1, true);
            int worst = extreme(-1, false);
            if (Math.abs(values[worst] - values[best]) <= tolerance * (Math.abs(values[best]) + tolerance)) {
                break;
            }
            move(function, best, worst);
        }
        int best = extreme(-1, true);
        System.arraycopy(corners[best], 0, point, 0, dimensions);
        return values[best];
    }

    private void move(ToDoubleFunction<double[]> function, int best, int worst) {
        centreWithout(worst);
        double atReflected = at(reflected, worst, 1, function);
        if (atReflected < values[best]) {
            double atTried = at(tried, worst, 2, function);
            replace(worst, atTried < atReflected ? tried : reflected, Math.min(atTried, atReflected));
        } else if (atReflected < values[extreme(worst, false)]) {
            replace(worst, reflected, atReflected);
        } else {
            double atTried = at(tried, worst, atReflected < values[worst] ? .5 : -.5, function);
            if (atTried < Math.min(atReflected, values[worst])) {
                replace(worst, tried, atTried);
            } else {
                shrink(function, best);
            }
        }
    }

    private void centreWithout(int worst) {
        Arrays.fill(centre, 0);
        for (int i = 0; i <= dimensions; i++) {
            if (i != worst) {
                for (int d = 0; d < dimensions; d++) {
                    centre[d] += corners[i][d] / dimensions;
                }
            }
        }
    }

    private double at(double[] place, int worst, double distance, ToDoubleFunction<double[]> function) {
        for (int d = 0; d < dimensions; d++) {
            place[d] = centre[d] + distance * (centre[d] - corners[worst][d]);
        }
        return value(function, place);
    }

    private void shrink(ToDoubleFunction<double[]> function, int best) {
        for (int i = 0; i <= dimensions; i++) {
            if (i != best) {
                for (int d = 0; d < dimensions; d++) {
                    corners[i][d] = (corners[i][d] + corners[best][d]) / 2;
                }
                values[i] = value(function, corners[i]);
            }
        }
    }

    private void replace(int corner, double[] place, double value) {
        System.arraycopy(place, 0, corners[corner], 0, dimensions);
        values[corner] = value;
    }

    private int extreme(int except, boolean smallest) {
        int found = except == 0 ? 1 : 0;
        for (int i = found + 1; i <= dimensions; i++) {
            if (i != except && (smallest ? values[i] < values[found] : values[i] > values[found])) {
                found = i;
            }
        }
        return found;
    }

    private double value(ToDoubleFunction<double[]> function, double[] place) {
        evaluations++;
        double value = function.applyAsDouble(place);
        return Double.isNaN(value) ? Double.MAX_VALUE : Math.min(value, Double.MAX_VALUE);
    }
}
