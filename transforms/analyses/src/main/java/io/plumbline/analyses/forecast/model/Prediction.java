package io.plumbline.analyses.forecast.model;

/**
 * What a model says of the values to come: their means, and the standard deviations of the errors that it expects, by
 * horizon, the next value first.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(double[] mean, double[] deviation) {
    public Prediction {
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException("%d means and %d deviations".formatted(mean.length, deviation.length));
        }
    }

    public int horizon() {
        return mean.length;
    }

    /** Whether every number of it can be counted with. */
    public boolean isFinite() {
        for (int h = 0; h < mean.length; h++) {
            if (!Double.isFinite(mean[h]) || !Double.isFinite(deviation[h])) {
                return false;
            }
        }
        return true;
    }
}
