package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TotalTest {
    @Test
    void theSumOfARandomWalksStepsIsAsWideAsItsArithmeticSays() {
        // Errors e1 and e1 + e2 of widths 1 and root 2; their sum 2 e1 + e2 has a variance of 4 + 1.
        Total total =
                forecast(new double[] {10, 12}, new double[] {1, Math.sqrt(2)}).total(1, 2);

        assertThat(total.mean()).isEqualTo(22);
        assertThat(total.ranges().get(0).low()).isCloseTo(22 - Math.sqrt(5), within(1e-9));
        assertThat(total.ranges().get(0).high()).isCloseTo(22 + 3 * Math.sqrt(5), within(1e-9));
    }

    @Test
    void errorsThatDoNotGrowGoTogetherHalfAsMuchAsAWalks() {
        // Widths 2 and 2: the innovations say nothing goes together, a walk root 1/2; 4 + 4 + 2 x .3536 x 4.
        Total total = forecast(new double[] {0, 0}, new double[] {2, 2}).total(1, 2);

        assertThat(total.ranges().get(0).low()).isCloseTo(-Math.sqrt(8 + 8 * Math.sqrt(.5) / 2), within(1e-9));
    }

    @Test
    void aTotalOfOneStepIsThatStepAndLiesBetweenIndependentAndOneAndAll() {
        Forecast forecast = forecast(new double[] {5, 6, 7, 8}, new double[] {1, 2, 2.5, 3});

        assertThat(forecast.total(3, 3).ranges().get(0).low()).isCloseTo(7 - 2.5, within(1e-9));
        double below = 21 - forecast.total(2, 4).ranges().get(0).low();
        assertThat(below).isBetween(Math.sqrt(4 + 6.25 + 9), 7.5);
    }

    @Test
    void aPartThatIsCutOffAtZeroLiesAsFarBelowAsAbove() {
        // Demands of 1 between 0 and 4: each 3 above and, were it not cut off, 3 below; the sum of two reaches zero.
        Forecast forecast = forecast(new double[] {1, 1}, new double[] {1, 1});

        Total.Range range = forecast.total(1, 2).ranges().get(0);
        assertThat(range.low()).isZero();
        // 9 + 9 + 2 x .3536 x 9: two widths that do not grow.
        assertThat(range.high()).isCloseTo(2 + Math.sqrt(18 + 18 * Math.sqrt(.5) / 2), within(1e-9));
    }

    @Test
    void whatIsNotForecastHasNoTotal() {
        Forecast forecast = forecast(new double[] {5, 6}, new double[] {1, 2});

        assertThatThrownBy(() -> forecast.total(2, 3)).hasMessageContaining("1 to 2 steps ahead");
        assertThatThrownBy(() -> forecast.total(0, 1)).hasMessageContaining("no total of 0 to 1");
    }

    @Test
    void yearsOfGeneratedMonthsLieWithinTheIntervalsOfTheirTotals() {
        GeneratedSeries generator = new GeneratedSeries(Frequency.QUARTERLY, 21);
        int series = 150;
        int within = 0;
        for (int i = 0; i < series; i++) {
            double[] all = generator.next(4);
            double[] known = Arrays.copyOf(all, all.length - 4);
            Total year = Forecaster.forecast(
                            new Series("a", Frequency.QUARTERLY, known),
                            new ForecastSettings(4, List.of(.8), List.of("theta")))
                    .total(1, 4);
            double came = Arrays.stream(all, all.length - 4, all.length).sum();
            within += came >= year.ranges().get(0).low()
                            && came <= year.ranges().get(0).high()
                    ? 1
                    : 0;
        }

        assertThat((double) within / series).isBetween(.7, .9);
    }

    @Test
    void boundsHoldMeansAndIntervalsAtEveryStep() {
        Bounds bounds = new Bounds(new double[] {4, Double.NaN}, new double[] {5.5});
        Forecast held = bounds.held(forecast(new double[] {5, 6}, new double[] {2, 2}));

        assertThat(held.mean()).containsExactly(5, 5.5);
        assertThat(held.intervals().get(0).low()).containsExactly(4, 4);
        assertThat(held.intervals().get(0).high()).containsExactly(5.5, 5.5);
        assertThatThrownBy(() -> Bounds.of(3, 2)).hasMessageContaining("A floor of 3.0 lies above the cap of 2.0");
    }

    @Test
    void aNewestPeriodThatIsNotOverIsWeighedByWhatOfItIsOver() {
        // 30 have come in a quarter of a period that was forecast as 100 +- 8: 30 + 3/4 x 100, +- 8 x root 3/4.
        Forecast nowcast = new Partial(30, .25).blended(forecast(new double[] {100, 100}, new double[] {8, 8}), true);

        assertThat(nowcast.mean()[0]).isCloseTo(105, within(1e-9));
        assertThat(nowcast.intervals().get(0).low()[0]).isCloseTo(105 - 8 * Math.sqrt(.75), within(1e-9));
        // The second step follows by half a walk's correlation, root 1/2 / 2.
        assertThat(nowcast.mean()[1]).isCloseTo(100 + 5 * Math.sqrt(.5) / 2, within(1e-9));
        assertThatThrownBy(() -> new Partial(3, 0)).hasMessageContaining("share");
    }

    @Test
    void nowcastsMissLessThanForecasts() {
        SplittableRandom random = new SplittableRandom(5);
        double forecasts = 0;
        double nowcasts = 0;
        for (int i = 0; i < 60; i++) {
            double[] values = new double[25];
            double level = 100;
            for (int t = 0; t < values.length; t++) {
                level += 3 * random.nextGaussian();
                values[t] = level;
            }
            double first = values[24] / 2 + random.nextGaussian();
            Series known = new Series("a", Frequency.YEARLY, Arrays.copyOf(values, 24));
            ForecastSettings settings = new ForecastSettings(1, List.of(.8), List.of("ses"));
            forecasts += Math.abs(Forecaster.forecast(known, settings).mean()[0] - values[24]);
            nowcasts += Math.abs(Forecaster.forecast(known, settings.nowcasting(new Partial(first, .5)))
                            .mean()[0]
                    - values[24]);
        }

        assertThat(nowcasts).isLessThan(.7 * forecasts);
    }

    private static Forecast forecast(double[] mean, double[] width) {
        double[] low = new double[mean.length];
        double[] high = new double[mean.length];
        for (int h = 0; h < mean.length; h++) {
            low[h] = mean[h] - width[h];
            high[h] = mean[h] + 3 * width[h];
        }
        return new Forecast(
                "a",
                Nature.SMOOTH,
                mean,
                List.of(new Interval(.95, low, high)),
                List.of("ets"),
                new BackTest(1, List.of()),
                List.of());
    }
}
