package io.plumbline.analyses.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked by hand. */
class ErrorsTest {
    private static final double[] HISTORY = {10, 20, 14, 26};
    private static final double[] ACTUAL = {20, 10};
    private static final double[] FORECAST = {16, 14};

    @Test
    void errorsAreScaledByTheChangesOfTheHistory() {
        // Changes over one value: 10, 6, 12; over two: 4, 6.
        assertThat(Errors.mase(HISTORY, 1, ACTUAL, FORECAST)).isCloseTo(4 / (28 / 3.0), within(1e-12));
        assertThat(Errors.mase(HISTORY, 2, ACTUAL, FORECAST)).isCloseTo(.8, within(1e-12));
        assertThat(Errors.rmsse(HISTORY, 2, ACTUAL, FORECAST)).isCloseTo(4 / Math.sqrt(26), within(1e-12));
        assertThat(Errors.bias(HISTORY, 2, ACTUAL, new double[] {25, 15})).isCloseTo(1, within(1e-12));
    }

    @Test
    void percentagesAreOfBothAndOfTheWhole() {
        assertThat(Errors.smape(ACTUAL, FORECAST)).isCloseTo((8 / 36.0 + 8 / 24.0) / 2, within(1e-12));
        assertThat(Errors.smape(new double[] {0}, new double[] {0})).isZero();
        assertThat(Errors.wape(ACTUAL, FORECAST)).isCloseTo(8 / 30.0, within(1e-12));
    }

    @Test
    void intervalsPayForTheirWidthAndFortyTimesForWhatTheyMiss() {
        double[] low = {12, 12};
        double[] high = {22, 16};
        // Widths 10 and 4; the second value lies 2 below: 40 x 2. The scale is 5.
        assertThat(Errors.msis(HISTORY, 2, ACTUAL, low, high, .95)).isCloseTo((14 + 80) / 2.0 / 5, within(1e-9));
        assertThat(Errors.coverage(ACTUAL, low, high)).isEqualTo(.5);
    }

    @Test
    void owaIsTheMeanOfTheTwoRatiosToNaive2() {
        double owa = Errors.owa(new double[] {1, 2}, new double[] {.1, .1}, new double[] {2, 2}, new double[] {.1, .3});

        assertThat(owa).isCloseTo((.75 + .5) / 2, within(1e-12));
    }
}
