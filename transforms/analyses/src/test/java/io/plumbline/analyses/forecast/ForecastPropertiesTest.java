package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Offset;

/** What holds of every forecast, whatever the series. */
class ForecastPropertiesTest {
    private static final ForecastSettings SETTINGS = new ForecastSettings(0, List.of(.5, .8, .95, .99), List.of());

    @Property(tries = 40)
    void scalingTheSeriesScalesTheForecast(
            @ForAll("series") Series series, @ForAll @IntRange(min = -30, max = 30) int k) {
        // A power of two, so that not a digit differs that could lead a search another way.
        double factor = Math.scalb(1.0, k);
        Forecast plain = Forecaster.forecast(series, SETTINGS);
        Forecast scaled = Forecaster.forecast(times(series, factor), SETTINGS);

        for (int h = 0; h < plain.horizon(); h++) {
            assertThat(scaled.mean()[h]).isCloseTo(factor * plain.mean()[h], near(factor * plain.mean()[h]));
            double high = factor * plain.intervals().get(2).high()[h];
            assertThat(scaled.intervals().get(2).high()[h]).isCloseTo(high, near(high));
        }
    }

    @Property(tries = 60)
    void scalingByAnyFactorScalesTheForecastOfOneModel(
            @ForAll("series") Series series, @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double factor) {
        ForecastSettings one = new ForecastSettings(0, List.of(.8), List.of("theta"));
        Forecast plain = Forecaster.forecast(series, one);
        Forecast scaled = Forecaster.forecast(times(series, factor), one);
        double size =
                factor * Arrays.stream(series.values()).map(Math::abs).max().orElse(0);

        for (int h = 0; h < plain.horizon(); h++) {
            assertThat(scaled.mean()[h]).isCloseTo(factor * plain.mean()[h], within(1e-3 * size));
        }
    }

    @Property(tries = 40)
    void shiftingTimeDoesNotMatter(@ForAll("series") Series series, @ForAll @IntRange(min = 1, max = 30) int steps) {
        double[] later = new double[series.values().length + steps];
        Arrays.fill(later, Double.NaN);
        System.arraycopy(series.values(), 0, later, steps, series.values().length);

        assertThat(Forecaster.forecast(new Series(series.id(), series.frequency(), later), SETTINGS))
                .usingRecursiveComparison()
                .isEqualTo(Forecaster.forecast(series, SETTINGS));
    }

    @Property(tries = 60)
    void intervalsNestAndGrowWhereThereIsNoSeason(@ForAll("series") Series series) {
        Forecast forecast = Forecaster.forecast(series, SETTINGS);

        for (int h = 0; h < forecast.horizon(); h++) {
            double low = forecast.mean()[h];
            double high = forecast.mean()[h];
            for (Interval interval : forecast.intervals()) {
                assertThat(interval.low()[h]).isLessThanOrEqualTo(low);
                assertThat(interval.high()[h]).isGreaterThanOrEqualTo(high);
                if (h > 0 && series.frequency() == Frequency.YEARLY) {
                    double before = interval.high()[h - 1] - forecast.mean()[h - 1];
                    assertThat(interval.high()[h] - forecast.mean()[h]).isGreaterThanOrEqualTo(before * (1 - 1e-9));
                }
                low = interval.low()[h];
                high = interval.high()[h];
            }
        }
    }

    @Provide
    Arbitrary<Series> series() {
        return Combinators.combine(
                        Arbitraries.of(Frequency.YEARLY, Frequency.YEARLY, Frequency.QUARTERLY, Frequency.MONTHLY),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.integers().between(1, 50))
                .as((frequency, seed, length) -> {
                    double[] values = new GeneratedSeries(frequency, seed).next(0);
                    return new Series("a", frequency, Arrays.copyOf(values, Math.min(length, values.length)));
                });
    }

    private static Series times(Series series, double factor) {
        return new Series(
                series.id(),
                series.frequency(),
                Arrays.stream(series.values()).map(value -> value * factor).toArray());
    }

    private static Offset<Double> near(double value) {
        return within(1e-9 * Math.abs(value));
    }
}
