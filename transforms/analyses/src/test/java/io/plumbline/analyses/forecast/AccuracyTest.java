package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void measuresAreThoseWorkedByHand() {
        // Two times from which was forecast, scales 2 and 4, root mean squares 4 and 5.
        BackTest test = new BackTest(
                1,
                List.of(
                        origin(2, 4, new double[] {10, 20}, new double[] {12, 16}, new double[] {9, 9}),
                        origin(4, 5, new double[] {30, 40}, new double[] {28, 50}, new double[] {29, 29})));

        Accuracy second = test.accuracy().get(1);

        assertThat(second.h()).isEqualTo(2);
        assertThat(second.origins()).isEqualTo(2);
        assertThat(second.own().mase()).isCloseTo((4 / 2.0 + 10 / 4.0) / 2, within(1e-12));
        assertThat(second.own().rmsse()).isCloseTo(Math.sqrt((1 + 4) / 2.0), within(1e-12));
        assertThat(second.own().smape()).isCloseTo((2 * 4 / 36.0 + 2 * 10 / 90.0) / 2, within(1e-12));
        assertThat(second.own().wape()).isCloseTo(14 / 60.0, within(1e-12));
        assertThat(second.own().bias()).isCloseTo((-4 / 2.0 + 10 / 4.0) / 2, within(1e-12));
        assertThat(second.naive().mase()).isCloseTo((11 / 2.0 + 11 / 4.0) / 2, within(1e-12));
        // Intervals reach 3 (80 %) and 5 (95 %) to either side: 4 is off the one, 10 off both, by 5.
        assertThat(second.coverage80()).isZero();
        assertThat(second.coverage95()).isEqualTo(.5);
        assertThat(second.msis()).isCloseTo((10 / 2.0 + (10 + 40 * 5) / 4.0) / 2, within(1e-9));
        assertThat(test.overall().coverage95()).isEqualTo(.75);
        assertThat(test.overall().own().wape()).isCloseTo(18 / 100.0, within(1e-12));
    }

    @Test
    void whatCannotBeScaledHasNoMeasureAndNothingIsMeasuredOfNothing() {
        BackTest flat =
                new BackTest(1, List.of(origin(0, 0, new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 0})));

        assertThat(flat.overall().own().mase()).isNaN();
        assertThat(flat.overall().own().wape()).isNaN();
        assertThat(flat.overall().own().smape()).isEqualTo(1);
        assertThat(new BackTest(1, List.of()).accuracy()).isEmpty();
    }

    @Test
    void backTestsOfForecastsCarryCalibratedIntervals() {
        double[] values = new GeneratedSeries(Frequency.YEARLY, 9).next(20);
        Forecast forecast = Forecaster.forecast(
                new Series("a", Frequency.YEARLY, values), new ForecastSettings(3, List.of(.9), List.of("ses")));

        assertThat(forecast.backTest().accuracy()).hasSize(3).allSatisfy(accuracy -> {
            assertThat(accuracy.origins()).isEqualTo(4);
            assertThat(accuracy.coverage95()).isGreaterThanOrEqualTo(accuracy.coverage80());
            assertThat(accuracy.msis()).isPositive();
        });
    }

    private static BackTest.Origin origin(
            double scale, double squaredScale, double[] actual, double[] mean, double[] naive) {
        return new BackTest.Origin(
                9,
                scale,
                squaredScale,
                actual,
                mean,
                new double[mean.length],
                naive,
                List.of(around(.8, mean, 3), around(.95, mean, 5)));
    }

    private static Interval around(double level, double[] mean, double half) {
        double[] low = mean.clone();
        double[] high = mean.clone();
        for (int h = 0; h < mean.length; h++) {
            low[h] -= half;
            high[h] += half;
        }
        return new Interval(level, low, high);
    }
}
