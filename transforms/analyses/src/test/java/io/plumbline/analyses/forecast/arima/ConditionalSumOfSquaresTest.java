package io.plumbline.analyses.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.Allocation;
import io.plumbline.analyses.r.RSeries;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ConditionalSumOfSquaresTest {
    private static final double[] SERIES = RSeries.named("AirPassengers").values();

    @Test
    void isEvaluatedWithoutAllocation() {
        SarimaOrders orders = new SarimaOrders(2, 1, 1, 1, 0, 1, 12, true);

        assertThat(evaluated(new SarimaFit(orders, SERIES), .2, .1, .3, .1, -.2, .01))
                .isZero();
    }

    @Test
    void isEvaluatedWithoutAllocationBesideRegressors() {
        double[][] regressors = new double[2][SERIES.length];
        for (int t = 0; t < SERIES.length; t++) {
            regressors[0][t] = t % 7 == 3 ? 1 : 0;
            regressors[1][t] = Math.sqrt(t);
        }
        ArimaErrors airline = ArimaErrors.of(0, 1, 1, 0, 1, 1, 12);

        assertThat(evaluated(new ArimaRegression(airline, SERIES, regressors), .4, .6))
                .isZero();
    }

    private static long evaluated(ToDoubleFunction<double[]> squares, double... at) {
        assertThat(squares.applyAsDouble(at)).isLessThan(Double.MAX_VALUE);
        double[] values = new double[100];
        return Allocation.bytesOf(() -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = squares.applyAsDouble(at);
            }
        });
    }
}
