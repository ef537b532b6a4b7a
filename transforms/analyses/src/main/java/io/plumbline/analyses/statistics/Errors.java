package io.plumbline.analyses.statistics;

import java.util.Arrays;

/** Measures of how far a forecast was from what came, as the M4 and M5 competitions define them. */
public final class Errors {
    private Errors() {}

    /**
     * The mean absolute change over one period within the history, which scales errors (Hyndman and Koehler 2006); zero
     * where the history repeats itself exactly or is too short for one change.
     */
    public static double scale(double[] history, int period) {
        double sum = 0;
        for (int t = period; t < history.length; t++) {
            sum += Math.abs(history[t] - history[t - period]);
        }
        return history.length > period ? sum / (history.length - period) : 0;
    }

    /** The root of the mean squared change over one period within the history. */
    public static double squaredScale(double[] history, int period) {
        double sum = 0;
        for (int t = period; t < history.length; t++) {
            sum += (history[t] - history[t - period]) * (history[t] - history[t - period]);
        }
        return history.length > period ? Math.sqrt(sum / (history.length - period)) : 0;
    }

    public static double meanAbsolute(double[] actual, double[] forecast) {
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            sum += Math.abs(actual[h] - forecast[h]);
        }
        return sum / actual.length;
    }

    /** MASE: the mean absolute error in units of {@link #scale}. */
    public static double mase(double[] history, int period, double[] actual, double[] forecast) {
        return meanAbsolute(actual, forecast) / scale(history, period);
    }

    /** RMSSE: the root mean squared error in units of {@link #squaredScale}. */
    public static double rmsse(double[] history, int period, double[] actual, double[] forecast) {
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            sum += (actual[h] - forecast[h]) * (actual[h] - forecast[h]);
        }
        return Math.sqrt(sum / actual.length) / squaredScale(history, period);
    }

    /** sMAPE: the mean of 2 |y - f| / (|y| + |f|), between 0 and 2; where both are zero, zero. */
    public static double smape(double[] actual, double[] forecast) {
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            double size = Math.abs(actual[h]) + Math.abs(forecast[h]);
            sum += size == 0 ? 0 : 2 * Math.abs(actual[h] - forecast[h]) / size;
        }
        return sum / actual.length;
    }

    /** WAPE: the sum of absolute errors over the sum of absolute values. */
    public static double wape(double[] actual, double[] forecast) {
        return meanAbsolute(actual, forecast) / Moments.meanAbsolute(actual);
    }

    /** The mean of forecast less actual, in units of {@link #scale}: positive when too much was forecast. */
    public static double bias(double[] history, int period, double[] actual, double[] forecast) {
        return (Moments.mean(forecast) - Moments.mean(actual)) / scale(history, period);
    }

    /** The share of values that lie within their interval, its ends included. */
    public static double coverage(double[] actual, double[] low, double[] high) {
        int within = 0;
        for (int h = 0; h < actual.length; h++) {
            within += actual[h] >= low[h] && actual[h] <= high[h] ? 1 : 0;
        }
        return (double) within / actual.length;
    }

    /**
     * MSIS: the width of the intervals, plus 2 / (1 - level) times what lies outside of them, in units of {@link #scale}
     * (Gneiting and Raftery 2007).
     */
    public static double msis(
            double[] history, int period, double[] actual, double[] low, double[] high, double level) {
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            double outside = Math.max(0, low[h] - actual[h]) + Math.max(0, actual[h] - high[h]);
            sum += high[h] - low[h] + 2 / (1 - level) * outside;
        }
        return sum / actual.length / scale(history, period);
    }

    /**
     * OWA over many series: the mean of the ratios of a method's mean MASE and mean sMAPE to those of Naive2 (Makridakis
     * et al. 2020).
     */
    public static double owa(double[] mases, double[] smapes, double[] naive2Mases, double[] naive2Smapes) {
        return (Arrays.stream(mases).sum() / Arrays.stream(naive2Mases).sum()
                        + Arrays.stream(smapes).sum()
                                / Arrays.stream(naive2Smapes).sum())
                / 2;
    }
}
