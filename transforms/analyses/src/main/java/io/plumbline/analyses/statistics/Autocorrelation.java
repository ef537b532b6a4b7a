package io.plumbline.analyses.statistics;

/** The sample autocorrelation: sum of (y_t - mean)(y_{t-k} - mean) over sum of (y_t - mean)^2. */
public final class Autocorrelation {
    private Autocorrelation() {}

    /** At lags 0 to the longest; all but the first are zero for a constant series. */
    public static double[] of(double[] values, int longestLag) {
        double mean = Moments.mean(values);
        double[] correlations = new double[longestLag + 1];
        double squares = product(values, mean, 0);
        correlations[0] = 1;
        for (int lag = 1; lag <= longestLag && squares > 0; lag++) {
            correlations[lag] = product(values, mean, lag) / squares;
        }
        return correlations;
    }

    private static double product(double[] values, double mean, int lag) {
        double sum = 0;
        for (int t = lag; t < values.length; t++) {
            sum += (values[t] - mean) * (values[t - lag] - mean);
        }
        return sum;
    }
}
