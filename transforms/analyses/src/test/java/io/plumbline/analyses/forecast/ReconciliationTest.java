package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.Reconciliation.Method;
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
        // An interval moves with its mean, since MinT promises more than parts that err together keep.
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
    void theTotalGivesWayBottomUpAndThePartsInProportionTopDown() {
        List<Forecast> forecasts = List.of(forecast("total", 120, 10), forecast("a", 40, 10), forecast("b", 60, 20));

        assertThat(Reconciliation.reconciled(forecasts, hierarchy(), Method.BOTTOM_UP))
                .extracting(one -> one.mean()[0])
                .containsExactly(100.0, 40.0, 60.0);
        List<Forecast> shared = Reconciliation.reconciled(forecasts, hierarchy(), Method.TOP_DOWN);
        assertThat(shared.get(0).mean()[0]).isCloseTo(120, within(1e-9));
        assertThat(shared.get(1).mean()[0]).isCloseTo(48, within(1e-9));
        assertThat(shared.get(2).mean()[0]).isCloseTo(72, within(1e-9));
        // Bottom up, a sum of errors that do not go together: root of 10 and 20 squared.
        Forecast total = Reconciliation.reconciled(forecasts, hierarchy(), Method.BOTTOM_UP)
                .get(0);
        assertThat(total.intervals().get(0).high()[0]).isCloseTo(100 + Math.sqrt(500), within(1.0));
        assertThat(Method.named("top-down")).contains(Method.TOP_DOWN);
    }

    @Test
    void aPartOfSeveralWholesCannotBeSharedOut() {
        Hierarchy places = hierarchy();
        places.add("kind", "a");
        List<Forecast> forecasts = List.of(
                forecast("total", 120, 10), forecast("a", 40, 10), forecast("b", 60, 20), forecast("kind", 50, 5));

        assertThatThrownBy(() -> Reconciliation.reconciled(forecasts, places, Method.TOP_DOWN))
                .hasMessageContaining("a is part of several wholes");
        assertThat(Reconciliation.reconciled(forecasts, places, Method.MINT)).hasSize(4);
    }

    @Test
    void noNegativePartIsLeftAndTheRestIsTheNearestThatThereIs() {
        // Total 10 +- 1, parts 2 +- 10 and 30 +- 10: alone they would be -8.9 and 19.0. With a at 0, b is the mean of
        // 10 (variance 1) and 30 (variance 100) by precision: (10 + 30/100) / (1 + 1/100).
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 10, 1), forecast("a", 2, 10), forecast("b", 30, 10)), hierarchy());

        assertThat(reconciled.get(1).mean()[0]).isZero();
        assertThat(reconciled.get(2).mean()[0]).isCloseTo(10.3 / 1.01, within(1e-9));
        assertThat(reconciled.get(0).mean()[0]).isCloseTo(10.3 / 1.01, within(1e-9));
    }

    @Test
    void centsAddUpAfterRounding() {
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 100.004, 10), forecast("a", 33.336, 10), forecast("b", 66.662, 20)),
                hierarchy(),
                Method.BOTTOM_UP);

        List<Forecast> rounded = Rounding.rounded(reconciled, hierarchy(), 2);

        // 99.998 rounds to 100.00; cut, 33.33 and 66.66 are a cent less, and the first lost more.
        assertThat(rounded).extracting(one -> one.mean()[0]).containsExactly(100.0, 33.34, 66.66);
        assertThat(Rounding.rounded(reconciled, 0))
                .extracting(one -> one.mean()[0])
                .containsExactly(100.0, 33.0, 67.0);
        Hierarchy places = hierarchy();
        places.add("kind", "a");
        List<Forecast> several =
                List.of(reconciled.get(0), reconciled.get(1), reconciled.get(2), forecast("kind", 33.336, 10));
        assertThat(Rounding.rounded(several, places, 2))
                .extracting(one -> one.mean()[0])
                .containsExactly(100.0, 33.34, 66.66, 33.34);
        assertThatThrownBy(() -> Rounding.rounded(reconciled, 10)).hasMessageContaining("between 0 and 9");
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
