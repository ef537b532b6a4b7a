package io.plumbline.analyses.forecast.arima;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SimpleSmoothing;
import io.plumbline.analyses.statistics.Differences;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.Simplex;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A seasonal ARIMA model of given orders by the smallest sum of squared one-step errors, what came before the series taken
 * for its mean (conditional sum of squares, Box and Jenkins 1970). Parameters: phi, theta, seasonal phi, seasonal theta,
 * mean.
 */
final class SarimaFit implements Fitted, ToDoubleFunction<double[]> {
    /** Roots nearer to the circle are rejected (Hyndman and Khandakar 2008). */
    private static final double NEAREST_ROOT = 1.01;

    private static final int EVALUATIONS_PER_PARAMETER = 60;

    private final SarimaOrders orders;
    private final double[] values;
    private final double[] differenced;
    private final double[] centred;
    private final double[] errors;
    private final LagPolynomial autoregression;
    private final LagPolynomial movingAverage;
    private final double scale;
    private double[] point;
    private double objective;

    SarimaFit(SarimaOrders orders, double[] values) {
        this.orders = orders;
        this.values = values;
        double[] steps = values;
        for (int i = 0; i < orders.seasonalD(); i++) {
            steps = Differences.of(steps, orders.period());
        }
        for (int i = 0; i < orders.d(); i++) {
            steps = Differences.of(steps, 1);
        }
        this.differenced = steps;
        this.centred = new double[steps.length];
        this.errors = new double[steps.length];
        this.scale = Math.max(Math.sqrt(Moments.variance(steps)), Double.MIN_NORMAL);
        this.autoregression = new LagPolynomial(orders.p() + orders.period() * orders.seasonalP());
        this.movingAverage = new LagPolynomial(orders.q() + orders.period() * orders.seasonalQ());
        this.point = new double[orders.parameters()];
        if (orders.mean()) {
            point[point.length - 1] = Moments.mean(differenced) / scale;
        }
    }

    /** Searches from where the parameters are. */
    SarimaFit search() {
        if (point.length > 0) {
            double[] steps = new double[point.length];
            Arrays.fill(steps, .1);
            new Simplex(point.length)
                    .minimise(this, point, steps, EVALUATIONS_PER_PARAMETER * (point.length + 1), 1e-6);
        }
        objective = applyAsDouble(point);
        return this;
    }

    /** n log(mean of squares). */
    @Override
    public double applyAsDouble(double[] at) {
        int theta = orders.p();
        int seasonalPhi = theta + orders.q();
        int seasonalTheta = seasonalPhi + orders.seasonalP();
        if (!autoregression.isStable(at, 0, orders.p(), NEAREST_ROOT)
                || !autoregression.isStable(at, seasonalPhi, orders.seasonalP(), NEAREST_ROOT)
                || !movingAverage.isStable(at, theta, orders.q(), NEAREST_ROOT)
                || !movingAverage.isStable(at, seasonalTheta, orders.seasonalQ(), NEAREST_ROOT)) {
            return Double.MAX_VALUE;
        }
        autoregression.product(at, 0, orders.p(), seasonalPhi, orders.seasonalP(), orders.period());
        movingAverage.product(at, theta, orders.q(), seasonalTheta, orders.seasonalQ(), orders.period());
        double mean = mean(at);
        double squares = 0;
        int skip = orders.p(); // whose errors are of the unknown past
        for (int t = 0; t < centred.length; t++) {
            centred[t] = differenced[t] - mean;
            errors[t] = t < skip ? 0 : centred[t] - autoregression.apply(centred, t) + movingAverage.apply(errors, t);
            squares += errors[t] * errors[t];
        }
        return centred.length * Math.log(Math.max(squares / Math.max(1, centred.length - skip), Double.MIN_NORMAL));
    }

    private double mean(double[] at) {
        return orders.mean() ? at[at.length - 1] * scale : 0;
    }

    /** In the order of the class's sentence; the mean in units of the series. */
    double[] parameters() {
        double[] parameters = point.clone();
        if (orders.mean()) {
            parameters[parameters.length - 1] = mean(point);
        }
        return parameters;
    }

    SarimaOrders orders() {
        return orders;
    }

    double aicc() {
        int k = orders.parameters() + 1;
        int left = differenced.length - k - 1;
        return left <= 0 || objective == Double.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : objective + 2.0 * k + 2.0 * k * (k + 1) / left;
    }

    @Override
    public Prediction forecast(int horizon) {
        applyAsDouble(point);
        int n = centred.length;
        double[] ahead = Arrays.copyOf(centred, n + horizon);
        double[] noise = Arrays.copyOf(errors, n + horizon);
        double[] steps = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            ahead[n + h] = autoregression.apply(ahead, n + h) - movingAverage.apply(noise, n + h);
            steps[h] = ahead[n + h] + mean(point);
        }
        return new Prediction(summed(steps), deviations(horizon));
    }

    /** The differences undone, the last taken first. */
    private double[] summed(double[] steps) {
        double[] seasonal = values;
        for (int i = 0; i < orders.seasonalD(); i++) {
            seasonal = Differences.of(seasonal, orders.period());
        }
        double[] sums = steps;
        for (int i = orders.d() - 1; i >= 0; i--) {
            double[] below = seasonal;
            for (int j = 0; j < i; j++) {
                below = Differences.of(below, 1);
            }
            sums = continued(below, sums, 1);
        }
        for (int i = orders.seasonalD() - 1; i >= 0; i--) {
            double[] below = values;
            for (int j = 0; j < i; j++) {
                below = Differences.of(below, orders.period());
            }
            sums = continued(below, sums, orders.period());
        }
        return sums;
    }

    private static double[] continued(double[] known, double[] steps, int lag) {
        double[] sums = new double[steps.length];
        for (int h = 0; h < sums.length; h++) {
            sums[h] = steps[h] + (h < lag ? known[known.length - lag + h] : sums[h - lag]);
        }
        return sums;
    }

    /** By the weights psi of past errors in the undifferenced series. */
    private double[] deviations(int horizon) {
        double[] psi = new double[horizon];
        for (int j = 0; j < horizon; j++) {
            psi[j] = j == 0 ? 1 : -movingAverage.coefficient(j);
            for (int i = 1; i <= j; i++) {
                psi[j] += autoregression.coefficient(i) * psi[j - i];
            }
        }
        for (int i = 0; i < orders.d(); i++) {
            accumulate(psi, 1);
        }
        for (int i = 0; i < orders.seasonalD(); i++) {
            accumulate(psi, orders.period());
        }
        double squares = 0;
        for (double error : errors) {
            squares += error * error;
        }
        double variance = squares / Math.max(1, errors.length - orders.parameters());
        double[] deviations = new double[horizon];
        double sum = 0;
        for (int h = 0; h < horizon; h++) {
            sum += psi[h] * psi[h];
            deviations[h] = Math.sqrt(variance * sum);
        }
        return deviations;
    }

    private static void accumulate(double[] psi, int lag) {
        for (int j = lag; j < psi.length; j++) {
            psi[j] += psi[j - lag];
        }
    }

    /** The same orders, searched for from the same parameters. */
    @Override
    public Model asChosen(Model model) {
        return new Model() {
            @Override
            public String name() {
                return model.name();
            }

            @Override
            public Fitted fit(double[] part, int period) {
                int lost = orders.d() + orders.period() * orders.seasonalD() + orders.p();
                if (part.length <= lost + orders.parameters() + 1) {
                    return new SimpleSmoothing().fit(part, 1);
                }
                SarimaFit again = new SarimaFit(orders, part);
                again.point = point.clone();
                if (orders.mean()) {
                    again.point[point.length - 1] *= scale / again.scale;
                }
                return again.search();
            }
        };
    }
}
