package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.BoxCox;
import io.plumbline.analyses.statistics.Moments;

/**
 * Theta on the Box-Cox transform of the seasonally adjusted series, lambda in [0, 1] by likelihood (Legaki and Koutsouri
 * 2020, M4); on the series itself where that is not positive. The back-transformed forecast is the median.
 */
public final class ThetaOnBoxCox implements Model {
    private final Model theta = new Theta();

    public static Model seasonal() {
        return new Deseasonalised(new ThetaOnBoxCox());
    }

    @Override
    public String name() {
        return "thetabc";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (!(Moments.smallest(values) > 0) || Moments.isConstant(values)) {
            return theta.fit(values, 1);
        }
        double scale = Moments.mean(values);
        double[] scaled = new double[values.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = values[t] / scale;
        }
        BoxCox power = BoxCox.likeliest(scaled);
        Fitted transformed = theta.fit(power.of(scaled), 1);
        return horizon -> back(transformed.forecast(horizon), power, scale);
    }

    private static Prediction back(Prediction transformed, BoxCox power, double scale) {
        int horizon = transformed.horizon();
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double centre = transformed.mean()[h];
            double spread = transformed.deviation()[h];
            mean[h] = scale * power.inverse(centre);
            deviation[h] = scale * (power.inverse(centre + spread) - power.inverse(centre - spread)) / 2;
        }
        return new Prediction(mean, deviation);
    }
}
