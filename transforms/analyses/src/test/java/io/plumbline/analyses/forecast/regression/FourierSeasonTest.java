package io.plumbline.analyses.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Errors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FourierSeasonTest {
    private static final int HORIZON = 26;

    @Test
    void aYearOfWeeksIsFollowedFromTwoAndAHalfOfThem() {
        double[] all = new double[130 + HORIZON];
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < all.length; t++) {
            double angle = 2 * Math.PI * t * 7 / 365.25;
            all[t] = 500 + 100 * Math.sin(angle) + 40 * Math.cos(2 * angle) + 10 * random.nextGaussian();
        }
        double[] known = Arrays.copyOf(all, 130);
        double[] actual = Arrays.copyOfRange(all, 130, all.length);
        double[] mean = Forecaster.forecast(
                        new Series("a", Frequency.WEEKLY, known),
                        new ForecastSettings(HORIZON, ForecastSettings.USUAL.levels(), ForecastSettings.USUAL.models()))
                .mean();

        // What is left is the noise, whose mean absolute value is 8.
        assertThat(Errors.meanAbsolute(actual, mean)).isLessThan(16);
    }
}
