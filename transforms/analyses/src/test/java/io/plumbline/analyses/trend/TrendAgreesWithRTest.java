package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.r.RSeries;
import io.plumbline.analyses.statistics.Stl;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See trend.R for what R was asked. */
class TrendAgreesWithRTest {
    @ParameterizedTest
    @ValueSource(strings = {"Nile", "LakeHuron", "lynx", "WWWusage", "airmiles", "lh", "nottem"})
    void kendallsTestAndTheMedianOfTheSlopesAreThoseOfR(String name) {
        RSeries series = RSeries.named(name);

        Kendall test = Kendall.of(series.values());

        assertThat(test.z()).isCloseTo(series.expected("kendall.z")[0], near(series.expected("kendall.z")[0]));
        assertThat(test.pValue()).isCloseTo(series.expected("kendall.p")[0], within(1e-9));
        assertThat(TheilSen.of(series.values()).slope())
                .isCloseTo(series.expected("theilsen")[0], near(series.expected("theilsen")[0]));
    }

    @Test
    void sensIntervalIsThatOfItsOrderStatisticsWhereNothingIsRemembered() {
        for (String name : List.of("Nile", "WWWusage", "lynx")) {
            double[] values = RSeries.named(name).values();
            double[] expected = RSeries.expected(name, "sen");

            TheilSen plain = TheilSen.between(TheilSen.slopes(values), Kendall.of(values));

            assertThat(plain.low()).isCloseTo(expected[0], near(expected[0]));
            assertThat(plain.high()).isCloseTo(expected[1], near(expected[1]));
            assertThat(TheilSen.of(values).high()).isGreaterThanOrEqualTo(plain.high());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nottem", "co2", "AirPassengers"})
    void theSeasonalTestCountsTheCovarianceOfTheMonths(String name) {
        RSeries series = RSeries.named(name);

        Kendall test = Kendall.seasonal(series.values(), 12);

        assertThat(test.sum()).isEqualTo(series.expected("hirsch.sum")[0]);
        assertThat(test.variance())
                .isCloseTo(series.expected("hirsch.variance")[0], near(series.expected("hirsch.variance")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nottem", "ldeaths", "USAccDeaths"})
    void placesOfThePeriodAreComparedByTheirRanks(String name) {
        RSeries series = RSeries.named(name);

        assertThat(SeasonEvidence.pValueOfShocks(series.values(), 12))
                .isCloseTo(series.expected("kruskal.p")[0], within(1e-12));
    }

    @Test
    void peltFindsTheBestPartitionsOfStrucchange() {
        Set<String> met = new HashSet<>();
        for (String name : List.of("Nile", "LakeHuron", "airmiles")) {
            RSeries series = RSeries.named(name);
            for (boolean lines : new boolean[] {false, true}) {
                Pelt pelt = new Pelt(series.values(), 4, lines);
                for (double penalty = pelt.cost(0, series.values().length); penalty > 1e-4; penalty *= .8) {
                    List<Integer> places = pelt.changes(penalty);
                    String what = (lines ? "lines" : "levels") + places.size();
                    if (series.hasExpected(what) && series.expected(what).length == places.size()) {
                        // R names the last of the old, counted from 1: the first of the new, counted from 0.
                        assertThat(places)
                                .as(name + what)
                                .containsExactlyElementsOf(Arrays.stream(series.expected(what))
                                        .mapToObj(place -> (int) place)
                                        .toList());
                        met.add(name + what);
                    }
                }
            }
        }
        assertThat(met).contains("Nilelevels1", "Nilelines1", "LakeHuronlevels1", "LakeHuronlines1", "airmileslevels3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AirPassengers", "nottem", "ldeaths"})
    void strengthsAreSharesOfVarianceOfRsDecomposition(String name) {
        RSeries series = RSeries.named(name);
        Stl stl = Stl.periodic(Arrays.stream(series.values()).map(Math::log).toArray(), 12, false);

        Decomposition parts = new Decomposition(stl.trend(), stl.season(), stl.remainder());

        assertThat(parts.trendStrength()).isCloseTo(series.expected("strength")[0], within(1e-7));
        assertThat(parts.seasonStrength()).isCloseTo(series.expected("strength")[1], within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nile", "airmiles"})
    void whiteningAndItsRegressionAreThoseOfRsFilter(String name) {
        RSeries series = RSeries.named(name);
        double[] expected = series.expected("white");
        int n = series.values().length;
        Noise noise = new Noise(.4, .7);
        double[] whitened = new double[n];
        noise.whiten(series.values(), whitened);
        Fit fit = new Fit(series.values(), Columns.line(n));

        assertThat(fit.squares(noise)).isCloseTo(expected[5], near(expected[5]));
        for (int t = 0; t < 5; t++) {
            assertThat(whitened[t]).isCloseTo(expected[t], near(expected[t]));
        }
        for (int column = 0; column < 2; column++) {
            assertThat(fit.coefficient(column)).isCloseTo(expected[6 + column], near(expected[6 + column]));
            assertThat(fit.t(column)).isCloseTo(expected[8 + column], near(expected[8 + column]));
        }
    }

    @Test
    void sharesOfFalseRelationsAreThoseOfBenjaminiAndHochberg() {
        double[] p = RSeries.expected("shares", "p");
        double[] expected = RSeries.expected("shares", "bh");
        List<Relation> tested = IntStream.range(0, p.length)
                .mapToObj(i -> new Relation(i, i + 1, 1, .5, p[i], 1, 30))
                .toList();

        List<Relation> shared = LeadLag.withShares(tested);

        for (int i = 0; i < p.length; i++) {
            assertThat(shared.get(i).qValue()).isCloseTo(expected[i], within(1e-9));
        }
    }

    private static Offset<Double> near(double expected) {
        return within(1e-9 * Math.abs(expected) + 1e-11);
    }
}
