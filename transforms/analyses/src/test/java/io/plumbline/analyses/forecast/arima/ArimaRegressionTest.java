package io.plumbline.analyses.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.r.RSeries;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against R's arima() with xreg; the expected values were written by reference.R. */
class ArimaRegressionTest {
    @Test
    void seatBeltLawAndPetrolPriceHaveTheCoefficientsThatRFindsByTheSameMethod() {
        ArimaRegression regression = seatBelts();
        double[] expected = RSeries.expected("Seatbelts", "regression");
        double[] deviations = RSeries.expected("Seatbelts", "regression.deviation");

        for (int i = 0; i < 2; i++) {
            assertThat(regression.coefficients()[i]).isCloseTo(expected[2 + i], within(.001));
            assertThat(regression.standardErrors()[i]).isCloseTo(deviations[i], within(.05 * deviations[i]));
        }
    }

    @Test
    void theyLieWithinAQuarterOfTheirErrorsOfTheLikeliest() {
        double[] expected = RSeries.expected("Seatbelts", "regression.likeliest");
        double[] found = seatBelts().coefficients();
        double[] deviations = RSeries.expected("Seatbelts", "regression.deviation");

        for (int i = 0; i < 2; i++) {
            assertThat(found[i]).isCloseTo(expected[2 + i], within(deviations[i] / 4));
        }
    }

    @Test
    void theLakesLineAmongAutoregressiveErrorsIsWithinHalfItsErrorOfTheLikeliest() {
        double[] level = RSeries.named("LakeHuron").values();
        double[] year = IntStream.range(0, level.length)
                .mapToDouble(t -> 1875 + t - 1920)
                .toArray();
        ArimaRegression regression =
                new ArimaRegression(ArimaErrors.of(2, 0, 0, 0, 0, 0, 1), level, new double[][] {year}).search();
        double deviation = RSeries.expected("LakeHuron", "regression.deviation")[0];

        assertThat(regression.coefficients()[0])
                .isCloseTo(RSeries.expected("LakeHuron", "regression.likeliest")[3], within(deviation / 2));
    }

    @Test
    void aRegressorThatAnotherExplainsGetsNothing() {
        double[] level = RSeries.named("LakeHuron").values();
        double[] year = IntStream.range(0, level.length).asDoubleStream().toArray();
        double[] twice = Arrays.stream(year).map(t -> 2 * t + 5).toArray();
        ArimaRegression regression =
                new ArimaRegression(ArimaErrors.of(0, 1, 1, 0, 0, 0, 1), level, new double[][] {year, twice}).search();

        assertThat(regression.coefficients()[1]).isZero();
        assertThat(regression.coefficients()[0]).isNotZero();
    }

    private static ArimaRegression seatBelts() {
        double[] logs = Arrays.stream(RSeries.expected("Seatbelts", "drivers"))
                .map(Math::log)
                .toArray();
        double[][] regressors = {RSeries.expected("Seatbelts", "law"), RSeries.expected("Seatbelts", "price")};
        return new ArimaRegression(ArimaErrors.of(0, 1, 1, 0, 1, 1, 12), logs, regressors).search();
    }
}
