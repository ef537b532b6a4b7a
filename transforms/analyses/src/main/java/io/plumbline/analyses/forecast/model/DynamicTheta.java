package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Simplex;
import java.util.function.ToDoubleFunction;

/**
 * The dynamic optimised Theta model of Fiorucci et al. (2016): the theta line's weight, the smoothing and the first level
 * are estimated together, and the straight line is laid anew at each value through what was seen by then:
 * mu_t = level_{t-1} + (1 - 1/theta) ((1 - alpha)^{t-1} A_{t-1} + (1 - (1 - alpha)^t) / alpha B_{t-1}).
 */
public final class DynamicTheta implements Model {
    private static final double LEAST_ALPHA = .1;
    private static final double MOST_ALPHA = .99;
    private static final double MOST_THETA = 1e4;
    private static final int SHORTEST = 4;
    private static final int MOST_EVALUATIONS = 400;
    private static final double[] NOTHING_AHEAD = {};

    public static Model seasonal() {
        return new Deseasonalised(new DynamicTheta());
    }

    @Override
    public String name() {
        return "dotm";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        double scale = Moments.meanAbsolute(values);
        if (values.length < SHORTEST || scale == 0) {
            return new SimpleSmoothing().fit(values, 1);
        }
        Path path = new Path(values, scale);
        double[] point = {.5, 2, values[0] / scale};
        double[] steps = {.1, .5, .05 * Math.max(1, Math.abs(point[2]))};
        new Simplex(3).minimise(path, point, steps, MOST_EVALUATIONS, 1e-9);
        return horizon -> path.forecast(point, horizon);
    }

    /** The one-step errors over the series, and the values after it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Path(double[] values, double scale) implements ToDoubleFunction<double[]> {
        @Override
        public double applyAsDouble(double[] point) {
            double alpha = point[0];
            double theta = point[1];
            if (alpha < LEAST_ALPHA || alpha > MOST_ALPHA || theta < 1 || theta > MOST_THETA) {
                return Double.MAX_VALUE;
            }
            return run(point, NOTHING_AHEAD);
        }

        Prediction forecast(double[] point, int horizon) {
            double alpha = point[0];
            double[] mean = new double[horizon];
            double variance = run(point, mean) / Math.max(1, values.length - 3) * scale * scale;
            double[] deviation = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] *= scale;
                deviation[h] = Math.sqrt(variance * (1 + h * alpha * alpha));
            }
            return new Prediction(mean, deviation);
        }

        /** Goes over the series and then fills in what follows, each forecast taken for the value; returns the squares. */
        private double run(double[] point, double[] ahead) {
            double alpha = point[0];
            double share = 1 - 1 / point[1];
            double level = point[2];
            double decay = 1; // (1 - alpha)^(t - 1)
            double intercept = 0;
            double slope = 0;
            double mean = 0;
            double squares = 0;
            int n = values.length;
            for (int t = 1; t <= n + ahead.length; t++) {
                double expected = level + share * (decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope);
                double value = t > n ? expected : values[t - 1] / scale;
                if (t > n) {
                    ahead[t - n - 1] = expected;
                } else if (t > 1) {
                    squares += (value - expected) * (value - expected);
                }
                slope = t == 1 ? 0 : ((t - 2) * slope + 6 * (value - mean) / t) / (t + 1);
                mean += (value - mean) / t;
                intercept = mean - (t + 1) / 2.0 * slope;
                level += alpha * (value - level);
                decay *= 1 - alpha;
            }
            return squares;
        }
    }
}
