package io.plumbline.analyses.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.forecast.GeneratedSeries;
import io.plumbline.analyses.series.Driver;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Errors;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Effects that were planted into generated series are found again; where none was, the forecast stays what it was. */
class RegressedTest {
    private static final LocalDate START = LocalDate.of(2011, 1, 15);
    private static final int KNOWN = 132;
    private static final int HORIZON = 18;

    @Test
    void anEasterAndAWeekdayEffectAreFoundAndHalveTheError() {
        double with = 0;
        double without = 0;
        int found = 0;
        for (int i = 0; i < 12; i++) {
            double[] all = planted(i, t -> {
                LocalDate month = START.withDayOfMonth(1).plusMonths(t);
                LocalDate easter = MovingFeasts.easter(month.getYear());
                double share = 0;
                for (int day = 1; day <= 8; day++) {
                    share += easter.minusDays(day).getMonthValue() == month.getMonthValue() ? .125 : 0;
                }
                long sundays = month.datesUntil(month.plusMonths(1))
                        .filter(day -> day.getDayOfWeek().getValue() == 7)
                        .count();
                return .15 * share - .05 * sundays;
            });
            Series series = new Series("a", Frequency.MONTHLY, Arrays.copyOf(all, KNOWN));
            double[] actual = Arrays.copyOfRange(all, KNOWN, KNOWN + HORIZON);
            Forecast dated = Forecaster.forecast(series.startingOn(START), ForecastSettings.USUAL);
            found += dated.remarks().stream().anyMatch(remark -> remark.contains("days") && remark.contains("easter"))
                    ? 1
                    : 0;
            with += Errors.meanAbsolute(actual, dated.mean());
            without += Errors.meanAbsolute(
                    actual, Forecaster.forecast(series, ForecastSettings.USUAL).mean());
        }

        assertThat(found).isGreaterThanOrEqualTo(10);
        assertThat(with).isLessThan(.6 * without);
    }

    @Test
    void aDriversEffectIsFoundInTheUnitsOfTheSeriesAndCarriedAhead() {
        double[] promotion = new double[KNOWN + HORIZON];
        for (int t = 0; t < promotion.length; t++) {
            promotion[t] = t % 17 == 3 || t % 29 == 11 ? 1 : 0;
        }
        double[] all = planted(3, t -> .4 * promotion[t]);
        Series series = new Series("a", Frequency.MONTHLY, Arrays.copyOf(all, KNOWN))
                .drivenBy(List.of(new Driver("promotion", promotion)));
        Forecast forecast = Forecaster.forecast(series, ForecastSettings.USUAL);
        Forecast none = Forecaster.forecast(
                series.drivenBy(List.of(new Driver("promotion", ended(promotion)))), ForecastSettings.USUAL);

        assertThat(forecast.remarks()).anyMatch(remark -> remark.equals("explained in part by promotion"));
        for (int h = 0; h < HORIZON; h++) {
            double share = forecast.mean()[h] / none.mean()[h];
            assertThat(share).isCloseTo(promotion[KNOWN + h] == 1 ? Math.exp(.4) : 1, within(.08));
        }
    }

    @Test
    void whatIsRandomExplainsNextToNothing() {
        int explained = 0;
        GeneratedSeries generator = new GeneratedSeries(Frequency.MONTHLY, 5);
        for (int i = 0; i < 40; i++) {
            Series series = new Series("a", Frequency.MONTHLY, generator.next(0)).startingOn(START);
            explained +=
                    Forecaster.forecast(series, new ForecastSettings(1, List.of(.8), List.of("snaive")))
                                    .remarks()
                                    .stream()
                                    .anyMatch(remark -> remark.startsWith("explained"))
                            ? 1
                            : 0;
        }

        assertThat(explained).isLessThanOrEqualTo(8);
    }

    @Test
    void ramadanMovesThroughTheYearAndIsFollowed() {
        double[] all = planted(
                2,
                t -> .3
                        * CalendarRegressors.of(
                                        Frequency.MONTHLY, START, KNOWN + HORIZON, Set.of(CalendarEffect.RAMADAN))
                                .get(0)
                                .columns()[0][t]);
        Series series = new Series("a", Frequency.MONTHLY, Arrays.copyOf(all, KNOWN)).startingOn(START);
        double[] actual = Arrays.copyOfRange(all, KNOWN, KNOWN + HORIZON);
        Forecast with = Forecaster.forecast(
                series,
                new ForecastSettings(HORIZON, List.of(.8), List.of()).onCalendar(Set.of(CalendarEffect.RAMADAN)));
        Forecast without =
                Forecaster.forecast(series, new ForecastSettings(HORIZON, List.of(.8), List.of()).onCalendar(Set.of()));

        assertThat(Errors.meanAbsolute(actual, with.mean()))
                .isLessThan(.7 * Errors.meanAbsolute(actual, without.mean()));
    }

    private static double[] ended(double[] driver) {
        double[] ended = driver.clone();
        Arrays.fill(ended, KNOWN, ended.length, 0);
        return ended;
    }

    /** A quiet level, a season and a little chance, times the exponential of the effect. */
    private static double[] planted(int seed, IntToDoubleFunction effect) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[KNOWN + HORIZON];
        double level = 5;
        for (int t = 0; t < values.length; t++) {
            level += .004 * random.nextGaussian();
            values[t] = Math.exp(level
                    + .2 * Math.sin(2 * Math.PI * t / 12)
                    + .01 * random.nextGaussian()
                    + effect.applyAsDouble(t));
        }
        return values;
    }
}
