package io.plumbline.analyses.statistics;

/** The least-squares line through values at 0, 1, 2, ... */
public record Line(double intercept, double slope) {
    public static Line through(double... values) {
        return through(values, 0, values.length);
    }

    /** Through values[from, to), the first of them at 0. */
    public static Line through(double[] values, int from, int to) {
        int n = to - from;
        double mean = Moments.mean(values, from, to);
        if (n < 2) {
            return new Line(mean, 0);
        }
        double middle = (n - 1) / 2.0;
        double product = 0;
        for (int t = 0; t < n; t++) {
            product += (t - middle) * (values[from + t] - mean);
        }
        double slope = product / (n * ((double) n * n - 1) / 12);
        return new Line(mean - slope * middle, slope);
    }

    public double at(double time) {
        return intercept + slope * time;
    }

    /** The sum of squares of what the line leaves of the values that it was laid through. */
    public double squaresLeft(double... values) {
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            double residual = values[t] - at(t);
            sum += residual * residual;
        }
        return sum;
    }
}
