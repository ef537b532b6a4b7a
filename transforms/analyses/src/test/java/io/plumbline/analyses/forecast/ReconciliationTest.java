package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    @Test
    void whatIsUncertainGivesWayByItsVariance() {
        // Total 100 +- 10, leaves 40 +- 10 and 50 +- 20 without back-tests: the gap of 10 is shared out as the
        // variances
        // 100 : 100 : 400 are, by hand: a gets 10 x 100/600, b 10 x 400/600, the total gives 10 x 100/600.
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 100, 10), forecast("a", 40, 10), forecast("b", 50, 20)), hierarchy());

        assertThat(reconciled.get(1).mean()[0]).isCloseTo(40 + 10 / 6.0, within(1e-9));
        assertThat(reconciled.get(2).mean()[0]).isCloseTo(50 + 40 / 6.0, within(1e-9));
        assertThat(reconciled.get(0).mean()[0]).isCloseTo(100 - 10 / 6.0, within(1e-9));
        assertThat(reconciled.get(0).intervals().get(0).high()[0]).isCloseTo(110 - 10 / 6.0, within(1e-9));
    }

    @Test
    void whatAddsUpStaysAsDoesWhatIsOutsideOfTheHierarchy() {
        List<Forecast> forecasts = List.of(
                forecast("other", 7, 3), forecast("total", 90, 10), forecast("a", 40, 10), forecast("b", 50, 20));

        List<Forecast> reconciled = Reconciliation.reconciled(forecasts, hierarchy());

        assertThat(reconciled.get(0)).isSameAs(forecasts.get(0));
        assertThat(reconciled.get(1).mean()[0]).isCloseTo(90, within(1e-9));
        assertThat(reconciled.get(2).mean()[0]).isCloseTo(40, within(1e-9));
    }

    @Test
    void sumsOfSeriesAddUpAtEveryHorizonAndAreNotNegative() {
        SplittableRandom random = new SplittableRandom(4);
        List<Series> series = new ArrayList<>();
        double[] total = new double[30];
        Hierarchy hierarchy = new Hierarchy();
        for (int i = 0; i < 5; i++) {
            double[] values = new double[30];
            for (int t = 0; t < 30; t++) {
                values[t] = Math.max(0, 20 - t + 5 * i + 3 * random.nextGaussian());
                total[t] += values[t];
            }
            series.add(new Series("leaf" + i, Frequency.YEARLY, values));
            hierarchy.add("total", "leaf" + i);
        }
        series.add(new Series("total", Frequency.YEARLY, total));

        List<Forecast> reconciled =
                Reconciliation.reconciled(Forecaster.forecast(series, ForecastSettings.USUAL), hierarchy);

        for (int h = 0; h < 6; h++) {
            double sum = 0;
            for (int i = 0; i < 5; i++) {
                assertThat(reconciled.get(i).mean()[h]).isNotNegative();
                sum += reconciled.get(i).mean()[h];
            }
            assertThat(reconciled.get(5).mean()[h]).isCloseTo(sum, within(1e-9));
        }
    }

    @Test
    void nothingConsistsOfItself() {
        Hierarchy hierarchy = hierarchy();

        assertThatThrownBy(() -> hierarchy.add("a", "total")).hasMessageContaining("total cannot be part of a");
    }

    private static Hierarchy hierarchy() {
        Hierarchy hierarchy = new Hierarchy();
        hierarchy.add("total", "a");
        hierarchy.add("total", "b");
        return hierarchy;
    }

    private static Forecast forecast(String id, double mean, double half) {
        return new Forecast(
                id,
                Nature.SMOOTH,
                new double[] {mean},
                List.of(new Interval(.95, new double[] {mean - half}, new double[] {mean + half})),
                List.of("ets"),
                new BackTest(1, List.of()),
                List.of());
    }
}
