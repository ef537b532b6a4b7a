package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final double NONE = Double.NaN;

    @Test
    void aConstantIsRepeatedAndSaysSo() {
        Forecast forecast = yearly(7, 7, 7, 7, 7, 7);

        assertThat(forecast.mean()).containsOnly(7);
        assertThat(forecast.intervals().get(1).low()).containsOnly(7);
        assertThat(forecast.nature()).isEqualTo(Nature.CONSTANT);
        assertThat(forecast.remarks()).singleElement().asString().startsWith("constant");
    }

    @Test
    void aShortSeriesRepeatsItsLastValueAndSaysSo() {
        Forecast forecast = yearly(4, 6, 5);

        assertThat(forecast.mean()).containsOnly(5);
        assertThat(forecast.intervals().get(1).high()[0]).isGreaterThan(5);
        assertThat(forecast.remarks())
                .contains("too short: 3 values are known, and a model needs 5; the last one is repeated");
    }

    @Test
    void nothingKnownIsZeroAndADeadSeriesStaysDead() {
        assertThat(yearly().mean()).containsOnly(0);
        assertThat(yearly(NONE, NONE).remarks()).contains("no value is known: the forecast is zero");
        Forecast dead = yearly(5, 6, 4, 7, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(dead.nature()).isEqualTo(Nature.DEAD);
        assertThat(dead.mean()).containsOnly(0);
    }

    @Test
    void whatIsNotKnownAtTheEndIsForecastFirst() {
        Forecast whole = yearly(10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32);
        Forecast cut = yearly(10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, NONE);

        assertThat(cut.mean()[0]).isCloseTo(whole.mean()[0], within(1.5));
        assertThat(cut.remarks()).contains("the last 1 values are not known and were forecast, too");
    }

    @Test
    void aNeverNegativeSeriesHasNoNegativeForecast() {
        Forecast forecast = yearly(90, 70, 60, 41, 33, 20, 14, 8, 3, 2, 1, 0, 1, 0);

        assertThat(Moments.smallest(forecast.mean())).isNotNegative();
        assertThat(Moments.smallest(forecast.intervals().get(1).low())).isNotNegative();
        assertThat(Moments.smallest(forecast.intervals().get(1).high())).isPositive();
    }

    @Test
    void demandNowAndThenIsForecastByItsMean() {
        double[] demand = {0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 0, 0, 4, 0, 0, 1, 0, 0, 6, 0, 0, 0, 2, 0, 3, 0, 0};
        Forecast forecast = Forecaster.forecast(new Series("part", Frequency.MONTHLY, demand), ForecastSettings.USUAL);

        assertThat(forecast.nature()).isEqualTo(Nature.INTERMITTENT);
        assertThat(forecast.models()).containsExactly("mean12", "adida", "imapa");
        // 26 units in 28 months, 12 in the last 12.
        assertThat(forecast.mean()[0]).isBetween(.8, 1.1);
    }

    @Test
    void aForecastThatDoesNotBeatSeasonalNaiveSaysSo() {
        double[] saw =
                IntStream.range(0, 40).mapToDouble(t -> t % 4 == 3 ? 100 : 10).toArray();
        Forecast forecast = Forecaster.forecast(new Series("a", Frequency.QUARTERLY, saw), ForecastSettings.USUAL);

        // A perfect season: seasonal naive is exact, and nothing can beat it.
        assertThat(forecast.remarks())
                .contains("does not beat seasonal naive in its back-test: every value is that of a season ago");
        assertThat(forecast.mean()[3]).isCloseTo(100, within(5.0));
    }

    @Test
    void backTestsForecastWhatCameLaterFromWhatWasKnown() {
        double[] line = IntStream.range(0, 30).mapToDouble(t -> 100 + 10 * t).toArray();
        BackTest test = Forecaster.forecast(new Series("a", Frequency.YEARLY, line), ForecastSettings.USUAL)
                .backTest();

        assertThat(test.origins()).extracting(BackTest.Origin::observed).containsExactly(24, 22, 20, 18);
        assertThat(test.origins().get(0).actual()).containsExactly(Arrays.copyOfRange(line, 24, 30));
        // Seasonal naive misses by 10, 20, ..., 60, and a step is 10: 3.5 on average.
        assertThat(test.naiveMase()).isCloseTo(3.5, within(1e-9));
        assertThat(test.mase()).isLessThan(.5);
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        assertThatThrownBy(() -> new ForecastSettings(-1, List.of(.8), List.of()))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new ForecastSettings(1, List.of(80.0), List.of()))
                .hasMessageContaining("80.0");
        assertThatThrownBy(() -> new ForecastSettings(1, List.of(), List.of("prophet")))
                .hasMessageContaining("no model prophet; there are ets,");
    }

    @Test
    void aOneOffIsNotCarriedAheadAndIsSaid() {
        double[] months = IntStream.range(0, 60)
                .mapToDouble(t -> 100 + 10 * Math.sin(t * Math.PI / 6) + (t * 7919) % 13 / 4.0)
                .toArray();
        double[] sold = months.clone();
        sold[55] += 400;
        Forecast plain = Forecaster.forecast(new Series("a", Frequency.MONTHLY, months), ForecastSettings.USUAL);
        Forecast spiked = Forecaster.forecast(new Series("a", Frequency.MONTHLY, sold), ForecastSettings.USUAL);

        assertThat(spiked.remarks()).contains("taken for one-offs and not carried ahead: value 5 from the end");
        for (int h = 0; h < 18; h++) {
            assertThat(spiked.mean()[h]).isCloseTo(plain.mean()[h], within(6.0));
        }
    }

    private static Forecast yearly(double... values) {
        return Forecaster.forecast(new Series("a", Frequency.YEARLY, values), ForecastSettings.USUAL);
    }
}
