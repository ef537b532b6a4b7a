package io.plumbline.analyses.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.r.RSeries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against R's arima() by conditional sum of squares; the expected values were written by reference.R. */
class SarimaAgreesWithRTest {
    @Test
    void autoregressionWithMeanAgrees() {
        double[] found = new SarimaFit(
                        new SarimaOrders(3, 0, 0, 0, 0, 0, 1, true),
                        RSeries.named("lh").values())
                .search()
                .parameters();
        double[] expected = RSeries.expected("lh", "css");

        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(2e-3));
        }
    }

    @Test
    void airlineModelAgreesInParametersForecastsAndDeviations() {
        double[] logs = Arrays.stream(RSeries.named("AirPassengers").values())
                .map(Math::log)
                .toArray();
        SarimaFit fit = new SarimaFit(new SarimaOrders(0, 1, 1, 0, 1, 1, 12, false), logs).search();
        double[] expected = RSeries.expected("AirPassengers", "css");
        Prediction prediction = fit.forecast(30);

        // Moving averages have the other sign there.
        assertThat(fit.parameters()[0]).isCloseTo(-expected[0], within(2e-3));
        assertThat(fit.parameters()[1]).isCloseTo(-expected[1], within(2e-3));
        for (int h = 0; h < 30; h++) {
            assertThat(prediction.mean()[h]).isCloseTo(RSeries.expected("AirPassengers", "css.mean")[h], within(5e-4));
            double deviation = RSeries.expected("AirPassengers", "css.deviation")[h];
            // Divided by n less two parameters here.
            assertThat(prediction.deviation()[h])
                    .isCloseTo(deviation * Math.sqrt(131 / 129.0), within(.003 * deviation));
        }
    }
}
