package io.plumbline.analyses.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.r.RSeries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against R's package forecast 8.20; the expected values were written by reference.R. */
class ModelsAgreeWithRTest {
    static List<RSeries> all() {
        return RSeries.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void thetaAgrees(RSeries series) {
        // R's smoothing parameter is searched for, ours is found: hence not more digits.
        agrees(Theta.seasonal(), series, "theta", 2e-4);
    }

    @ParameterizedTest
    @MethodSource("all")
    void seasonalNaiveAgrees(RSeries series) {
        agrees(new SeasonalNaive(), series, "snaive", 1e-11);
    }

    @ParameterizedTest
    @MethodSource("all")
    void driftAgreesInMeanAndDeviation(RSeries series) {
        agrees(new Drift(), series, "drift", 1e-9);
        double[] expected = series.expected("drift.sd");
        double[] found =
                new Drift().fit(series.values(), 1).forecast(expected.length).deviation();
        for (int h = 0; h < expected.length; h++) {
            assertThat(found[h]).isCloseTo(expected[h], within(1e-8 * expected[h]));
        }
    }

    @Test
    void crostonAgrees() {
        double[] demand = {0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 0, 0, 4, 0, 0, 1, 0, 0, 6, 0, 0, 0, 2, 0, 3, 0, 0};
        double expected = RSeries.expected("demand", "croston")[0];
        assertThat(FlatDemand.croston().fit(demand, 1).forecast(1).mean()[0]).isCloseTo(expected, within(1e-9));
        assertThat(FlatDemand.sba().fit(demand, 1).forecast(1).mean()[0]).isCloseTo(.95 * expected, within(1e-9));
    }

    private static void agrees(Model model, RSeries series, String what, double share) {
        double[] expected = series.expected(what);
        double[] found = model.fit(series.values(), series.period())
                .forecast(expected.length)
                .mean();
        for (int h = 0; h < expected.length; h++) {
            assertThat(found[h])
                    .as("%s, h = %d", series, h + 1)
                    .isCloseTo(expected[h], within(share * Math.abs(expected[h])));
        }
    }
}
