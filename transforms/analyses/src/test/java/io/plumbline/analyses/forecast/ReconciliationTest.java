package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.Reconciliation.Method;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    @Test
    void whatIsUncertainGivesWayByItsWidth() {
        // Total 100 +- 10, leaves 40 +- 10 and 50 +- 40 without back-tests: widths to the power of 1.5 are as
        // 1 : 1 : 8, and so is the gap of 10 shared out, by hand: a gets 1, b 8, the total gives 1.
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 100, 10), forecast("a", 40, 10), forecast("b", 50, 40)), hierarchy());

        assertThat(reconciled.get(1).mean()[0]).isCloseTo(41, within(1e-9));
        assertThat(reconciled.get(2).mean()[0]).isCloseTo(58, within(1e-9));
        assertThat(reconciled.get(0).mean()[0]).isCloseTo(99, within(1e-9));
        // An interval moves with its mean, since MinT promises more than parts that err together keep.
        assertThat(reconciled.get(0).intervals().get(0).high()[0]).isCloseTo(109, within(1e-9));
    }

    @Test
    void whatErredTogetherCountsAsOneByAQuarter() {
        // A whole of one part, 100 +- 81 and 90 +- 16, whose back-tests were the same: (16/81)^.75 is 8/27, and with a
        // correlation of 1/4 the whole has the weight (64 - 54) / (729 + 64 - 108) in the mean of the two.
        BackTest same = backTest(1, -1, 1, 1);
        Hierarchy pair = new Hierarchy();
        pair.add("total", "a");

        List<Forecast> reconciled =
                Reconciliation.reconciled(List.of(forecast("total", 100, 81, same), forecast("a", 90, 16, same)), pair);

        assertThat(reconciled.get(1).mean()[0]).isCloseTo(90 + 10 * 10 / 685.0, within(1e-9));
    }

    @Test
    void aMillionthPartIsNotMovedByWhatItsWholeLacks() {
        // Widths to the power of 1.5 are as 1 : 1e-9 : 1, so that of a gap of 100,000 a gets 100,000 x 1e-9 / 2.
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 1e6, 1e5), forecast("a", 1, .1), forecast("b", 899_999, 1e5)), hierarchy());

        assertThat(reconciled.get(1).mean()[0]).isCloseTo(1.00005, within(1e-7));
    }

    @Test
    void aWholeThatIsKnownStaysWhateverItsPartsAre() {
        Hierarchy wide = new Hierarchy();
        List<Forecast> forecasts = new ArrayList<>(List.of(forecast("total", 1000, 0)));
        for (int i = 0; i < 200; i++) {
            wide.add("total", "leaf" + i);
            forecasts.add(forecast("leaf" + i, 3 + i % 5, 1 + i % 7));
        }

        assertThat(Reconciliation.reconciled(forecasts, wide).get(0).mean()[0]).isCloseTo(1000, within(1e-6));
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
        // Total 10 +- 1, parts 2 +- 4 and 30 +- 4, which give way eight times as easily: alone they would be -8.4
        // and 19.6. With a at 0, b is the mean of 10 (once) and 30 (an eighth): (10 + 30/8) / (1 + 1/8).
        List<Forecast> reconciled = Reconciliation.reconciled(
                List.of(forecast("total", 10, 1), forecast("a", 2, 4), forecast("b", 30, 4)), hierarchy());

        assertThat(reconciled.get(1).mean()[0]).isZero();
        assertThat(reconciled.get(2).mean()[0]).isCloseTo(13.75 / 1.125, within(1e-9));
        assertThat(reconciled.get(0).mean()[0]).isCloseTo(13.75 / 1.125, within(1e-9));
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
        return forecast(id, mean, half, new BackTest(1, List.of()));
    }

    private static Forecast forecast(String id, double mean, double half, BackTest backTest) {
        return new Forecast(
                id,
                Nature.SMOOTH,
                new double[] {mean},
                List.of(new Interval(.95, new double[] {mean - half}, new double[] {mean + half})),
                List.of("ets"),
                backTest,
                List.of());
    }

    private static BackTest backTest(double... errors) {
        double[] none = new double[errors.length];
        double[] ones = new double[errors.length];
        Arrays.fill(ones, 1);
        return new BackTest(1, List.of(new BackTest.Origin(9, 1, 1, errors, none, ones, none, List.of())));
    }
}
