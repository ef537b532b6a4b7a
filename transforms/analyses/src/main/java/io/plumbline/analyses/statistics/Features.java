package io.plumbline.analyses.statistics;

import java.util.List;

/**
 * What kind of series it is, as numbers that do not depend on its size, in the manner of Hyndman, Wang and Laptev (2015); all
 * but the first two of the series without its season.
 */
public final class Features {
    public static final List<String> NAMES = List.of(
            "length",
            "season",
            "linearity",
            "memory",
            "memory_of_changes",
            "unit_root",
            "roughness",
            "noise",
            "spikes",
            "momentum",
            "entropy");

    private static final int SHORTEST = 5;
    private static final int LAGS = 10;

    private Features() {}

    /** In the order of the names; zero where a series is too short or too still to say. */
    public static double[] of(double[] values, int period) {
        double[] features = new double[NAMES.size()];
        if (values.length < SHORTEST || Moments.isConstant(values)) {
            return features;
        }
        features[0] = Math.log(values.length);
        double[] adjusted = values;
        if (period > 1 && values.length > 2 * period + 2) {
            Stl stl = Stl.periodic(values, period, false);
            features[1] = stl.seasonalStrength();
            adjusted = without(values, stl.season());
        }
        double[] changes = Differences.of(adjusted, 1);
        double variance = Moments.variance(adjusted);
        double ofChanges = Moments.variance(changes);
        if (!(variance > 0) || !(ofChanges > 0)) {
            return features;
        }
        features[2] = linearity(adjusted, variance);
        features[3] = Autocorrelation.of(adjusted, 1)[1];
        double[] correlations = Autocorrelation.of(changes, Math.min(LAGS, changes.length - 1));
        features[4] = correlations[1];
        features[5] = Math.log1p(Kpss.statistic(adjusted));
        features[6] = Math.log(ofChanges / variance);
        features[7] = Math.log(Math.sqrt(ofChanges) / Moments.meanAbsolute(values));
        features[8] = Math.log(kurtosis(changes, ofChanges));
        features[9] = momentum(adjusted, period, ofChanges);
        for (int lag = 1; lag < correlations.length; lag++) {
            features[10] += correlations[lag] * correlations[lag];
        }
        return features;
    }

    private static double[] without(double[] values, double[] season) {
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - season[t];
        }
        return rest;
    }

    /** The share of the variance that a straight line explains. */
    private static double linearity(double[] values, double variance) {
        double slope = Line.through(values).slope();
        double n = values.length;
        return slope * slope * (n * n - 1) / 12 * n / (n - 1) / variance;
    }

    private static double kurtosis(double[] values, double variance) {
        double mean = Moments.mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, 4);
        }
        return sum / values.length / (variance * variance);
    }

    /** How far the last season, or quarter of the series, lies from that before it, in deviations of a change. */
    private static double momentum(double[] values, int period, double ofChanges) {
        int span = period > 1 && values.length > 2 * period ? period : Math.max(2, values.length / 4);
        int n = values.length;
        double moved = Moments.mean(values, n - span, n) - Moments.mean(values, n - 2 * span, n - span);
        return Math.log1p(Math.abs(moved) / Math.sqrt(ofChanges));
    }
}
