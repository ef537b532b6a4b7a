package io.plumbline.analyses.forecast.model;

import java.util.Arrays;

/** The last level of simple exponential smoothing, at every horizon. */
public final class SimpleSmoothing implements Model {
    @Override
    public String name() {
        return "ses";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        Smoothing smoothing = Smoothing.of(values);
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            Arrays.fill(mean, smoothing.level());
            for (int h = 0; h < horizon; h++) {
                deviation[h] = smoothing.deviation(h + 1);
            }
            return new Prediction(mean, deviation);
        };
    }
}
