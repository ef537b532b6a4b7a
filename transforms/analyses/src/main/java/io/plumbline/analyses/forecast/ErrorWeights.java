package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;
import java.util.List;

/** Weights by the inverse mean squared error over earlier origins (Bates and Granger 1969, correlations left out). */
final class ErrorWeights {
    private static final int ORIGINS = 3;

    /** Of the median error, what none is counted below. */
    private static final double LEAST = .02;

    private ErrorWeights() {}

    /** All the same where a series is too short to look back. */
    static double[] of(List<Model> models, List<Fitted> fitted, double[] values, int period) {
        int reach = Math.max(2, Math.min(period, values.length / 6));
        double[] weights = new double[models.size()];
        Arrays.fill(weights, 1);
        if (values.length - ORIGINS * reach < Math.max(2 * period + 3, Nature.SHORTEST)) {
            return weights;
        }
        double[] errors = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            errors[i] = error(fitted.get(i).asChosen(models.get(i)), values, period, reach);
        }
        // So few errors can be next to nothing by chance.
        double least = LEAST * Moments.median(errors);
        for (int i = 0; i < weights.length && least > 0; i++) {
            weights[i] = least / Math.max(least, errors[i]);
        }
        return weights;
    }

    private static double error(Model chosen, double[] values, int period, int reach) {
        double squares = 0;
        for (int origin = 1; origin <= ORIGINS; origin++) {
            int known = values.length - origin * reach;
            Prediction prediction =
                    chosen.fit(Arrays.copyOf(values, known), period).forecast(reach);
            for (int h = 0; h < reach; h++) {
                double error = values[known + h] - prediction.mean()[h];
                squares += error * error;
            }
        }
        return Double.isFinite(squares) ? squares : Double.MAX_VALUE;
    }
}
