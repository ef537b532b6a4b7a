package io.plumbline.analyses.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.r.RSeries;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against R 4.2.2 and its packages forecast and urca; the expected values were written by reference.R. */
class StatisticsAgreeWithRTest {
    static List<RSeries> all() {
        return RSeries.all();
    }

    static List<RSeries> seasonal() {
        return RSeries.seasonal();
    }

    @ParameterizedTest
    @MethodSource("all")
    void autocorrelationsAgree(RSeries series) {
        same(Arrays.copyOfRange(Autocorrelation.of(series.values(), 12), 1, 13), series.expected("acf"), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("all")
    void testForALevelAgrees(RSeries series) {
        same(new double[] {Kpss.statistic(series.values())}, series.expected("kpss"), 1e-9);
        assertThat((double) Kpss.differences(series.values())).isEqualTo(series.expected("ndiffs")[0]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void powerOfTheHighestLikelihoodAgrees(RSeries series) {
        assertThat(BoxCox.likeliest(series.values()).lambda()).isCloseTo(series.expected("lambda")[0], within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seasonal")
    void classicalDecompositionAgrees(RSeries series) {
        same(
                ClassicalDecomposition.of(series.values(), series.period(), true)
                        .figures(),
                series.expected("figure.multiplicative"),
                1e-9);
        same(
                ClassicalDecomposition.of(series.values(), series.period(), false)
                        .figures(),
                series.expected("figure.additive"),
                1e-9);
    }

    @ParameterizedTest
    @MethodSource("seasonal")
    void decompositionByLoessAgrees(RSeries series) {
        // One robust round: from the second on, R's partial sort at times takes another value for the median.
        for (int rounds = 0; rounds < 2; rounds++) {
            String suffix = rounds > 0 ? ".robust" : "";
            Stl stl = Stl.periodic(series.values(), series.period(), rounds);
            same(Arrays.copyOf(stl.season(), series.period()), series.expected("stl.season" + suffix), 1e-6);
            same(everySeventh(stl.trend()), series.expected("stl.trend" + suffix), 1e-6);
        }
        Stl moving = Stl.of(series.values(), series.period(), 11, false);
        same(everySeventh(moving.season()), series.expected("stl11.season"), 1e-6);
    }

    private static double[] everySeventh(double[] values) {
        double[] some = new double[(values.length + 6) / 7];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[7 * i];
        }
        return some;
    }

    /** To the given share of the largest of the expected values. */
    private static void same(double[] found, double[] expected, double share) {
        Offset<Double> offset = within(share
                * Math.max(
                        1e-6,
                        Moments.largest(Arrays.stream(expected).map(Math::abs).toArray())));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("at %d", i).isCloseTo(expected[i], offset);
        }
    }
}
