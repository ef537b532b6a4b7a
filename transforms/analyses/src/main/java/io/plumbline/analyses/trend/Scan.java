package io.plumbline.analyses.trend;

import java.util.ArrayList;
import java.util.List;

/** Where one more effect would explain most of what a fit leaves, its noise taken as known. */
final class Scan {
    private static final double DEPENDENT = 1e-8;

    private Scan() {}

    /**
     * The index from which on it would; -1 where nothing is left to explain.
     *
     * @param effect of size one from the first index on; it is tried from later ones on
     * @param from the first index that is tried
     * @param to the one after the last
     */
    static int clearest(double[] values, List<double[]> columns, Noise noise, double[] effect, int from, int to) {
        int n = values.length;
        List<double[]> basis = new ArrayList<>();
        for (double[] column : columns) {
            double[] direction = left(whitened(column, noise), basis);
            double length = product(direction, direction, 0);
            if (length > 0) {
                double size = Math.sqrt(length);
                for (int t = 0; t < n; t++) {
                    direction[t] /= size;
                }
                basis.add(direction);
            }
        }
        double[] unexplained = left(whitened(values, noise), basis);
        // Whitening does not ask what time it is: the effect from a later index on is the same, later.
        double[] response = whitened(effect, noise);
        int clearest = -1;
        double most = 0;
        for (int at = from; at < to; at++) {
            double product = product(unexplained, response, at);
            double length = length(response, n - at);
            double own = length;
            for (double[] direction : basis) {
                double known = product(direction, response, at);
                own -= known * known;
            }
            if (own > DEPENDENT * length && product * product / own > most) {
                most = product * product / own;
                clearest = at;
            }
        }
        return clearest;
    }

    private static double[] whitened(double[] values, Noise noise) {
        double[] whitened = new double[values.length];
        noise.whiten(values, whitened);
        return whitened;
    }

    /** What no direction of the basis explains; nothing of what is nearly one of them. */
    private static double[] left(double[] values, List<double[]> basis) {
        double before = product(values, values, 0);
        for (double[] direction : basis) {
            double share = product(direction, values, 0);
            for (int t = 0; t < values.length; t++) {
                values[t] -= share * direction[t];
            }
        }
        return product(values, values, 0) > DEPENDENT * DEPENDENT * before ? values : new double[values.length];
    }

    private static double product(double[] values, double[] later, int by) {
        double sum = 0;
        for (int t = by; t < values.length; t++) {
            sum += values[t] * later[t - by];
        }
        return sum;
    }

    private static double length(double[] values, int count) {
        double sum = 0;
        for (int t = 0; t < count; t++) {
            sum += values[t] * values[t];
        }
        return sum;
    }
}
