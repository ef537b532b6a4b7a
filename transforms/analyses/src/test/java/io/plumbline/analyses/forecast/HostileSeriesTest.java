package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever comes, forecasts are finite, in order and the same again. */
class HostileSeriesTest {
    private static final int SERIES = 10_000;
    private static final List<Frequency> ALL = List.of(Frequency.values());
    private static final ForecastSettings SETTINGS = new ForecastSettings(0, List.of(.5, .8, .95, .99), List.of());

    @Test
    void tenThousandHostileSeriesHaveFiniteAndOrderedForecasts() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SERIES; i++) {
            // Long ones are as rare as they are slow.
            Frequency frequency = ALL.get(i % 50 == 0 ? random.nextInt(ALL.size()) : i % 3);
            int length = i % 250 == 0 ? random.nextInt(90) : random.nextInt(12);
            double[] values = hostile(random, length);

            Forecast forecast = Forecaster.forecast(new Series("s" + i, frequency, values), SETTINGS);

            check(forecast, values, frequency);
        }
    }

    @Test
    void theSameSeriesHasTheSameForecast() {
        for (Frequency frequency : List.of(Frequency.YEARLY, Frequency.MONTHLY)) {
            double[] values = new GeneratedSeries(frequency, 5).next(0);
            Series series = new Series("a", frequency, values);

            assertThat(Forecaster.forecast(series, SETTINGS))
                    .usingRecursiveComparison()
                    .isEqualTo(Forecaster.forecast(series, SETTINGS));
        }
    }

    @Test
    void pooledForecastsAreTheSameOnOneThreadAndOnFour() throws InterruptedException {
        GeneratedSeries generator = new GeneratedSeries(Frequency.YEARLY, 2);
        List<Series> series = IntStream.range(0, 40)
                .mapToObj(i -> new Series("s" + i, Frequency.YEARLY, generator.next(0)))
                .toList();

        List<Forecast> one = Forecaster.forecast(series, any -> SETTINGS, 1, done -> {});
        List<Forecast> four = Forecaster.forecast(series, any -> SETTINGS, 4, done -> {});

        assertThat(four).usingRecursiveComparison().isEqualTo(one);
        assertThat(one).usingRecursiveComparison().isEqualTo(Forecaster.forecast(series, SETTINGS));
    }

    private static double[] hostile(SplittableRandom random, int length) {
        double size = Math.pow(10, random.nextInt(-3, 4) * 100.0 * random.nextInt(2));
        double constant = random.nextGaussian();
        int spike = random.nextInt(Math.max(1, length));
        IntToDoubleFunction shape = switch (random.nextInt(10)) {
            case 0 -> t -> constant;
            case 1 -> t -> 0;
            case 2 -> t -> t == spike ? 1 : 0;
            case 3 -> t -> 3 - 2.0 * t;
            case 4 -> t -> t % 2 == 0 ? 1 : -1;
            case 5 -> t -> random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian();
            case 6 -> t -> -Math.abs(random.nextGaussian());
            case 7 -> t -> Math.exp(t);
            case 8 -> t -> random.nextInt(4) == 0 ? random.nextInt(9) : 0;
            default -> t -> random.nextGaussian();
        };
        double[] values = new double[length];
        for (int t = 0; t < length; t++) {
            values[t] = size * shape.applyAsDouble(t);
        }
        return values;
    }

    private static void check(Forecast forecast, double[] values, Frequency frequency) {
        String what = frequency + " " + Arrays.toString(values);
        assertThat(forecast.horizon()).isEqualTo(frequency.usualHorizon());
        for (int h = 0; h < forecast.horizon(); h++) {
            double low = forecast.mean()[h];
            double high = low;
            for (Interval interval : forecast.intervals()) {
                if (!(interval.low()[h] <= low && high <= interval.high()[h] && Double.isFinite(low))) {
                    throw new AssertionError("%s: %s at %d".formatted(what, interval, h));
                }
                low = interval.low()[h];
                high = interval.high()[h];
            }
            if (!Double.isFinite(low) || !Double.isFinite(high)) {
                throw new AssertionError(what);
            }
        }
        Total total = forecast.total(1, forecast.horizon());
        double low = total.mean();
        double high = low;
        for (Total.Range range : total.ranges()) {
            if (!(range.low() <= low && high <= range.high() && Double.isFinite(range.high() / 2 - range.low() / 2))) {
                throw new AssertionError("%s: %s".formatted(what, total));
            }
            low = range.low();
            high = range.high();
        }
    }
}
