package io.plumbline.analyses.statistics;

import java.util.Arrays;

/** Mean, median and their like of a range of values. */
public final class Moments {
    private Moments() {}

    public static double mean(double... values) {
        return mean(values, 0, values.length);
    }

    /** Of values[from, to). */
    public static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    /** Around the mean, divided by n - 1; zero for one value. */
    public static double variance(double... values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    public static double meanAbsolute(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum / values.length;
    }

    public static double median(double... values) {
        return quantile(values, .5);
    }

    /** The sample quantile of type 7: linear between the order statistics at 0, 1/(n-1), ..., 1. */
    public static double quantile(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantileOfSorted(sorted, probability);
    }

    public static double quantileOfSorted(double[] sorted, double probability) {
        double place = probability * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public static double smallest(double... values) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    public static double largest(double... values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    public static boolean isConstant(double... values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
