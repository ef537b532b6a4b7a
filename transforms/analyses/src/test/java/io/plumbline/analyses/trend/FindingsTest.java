package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is planted is found, where it is and as large as it is; what is not there is not said. */
class FindingsTest {
    private static final int MONTHS = 60;
    private static final double NONE = Double.NaN;

    @Test
    void aStepIsFoundWithItsDateAndSizeAndBendsNoTrend() {
        Trend trend = planted(t -> t >= 30 ? 40 : 0);

        Finding step = only(trend, Kind.LEVEL_CHANGE);
        assertThat(step.from()).isEqualTo(30);
        assertThat(step.size()).isCloseTo(40, within(5.0));
        assertThat(step.low()).isLessThan(40);
        assertThat(step.high()).isGreaterThan(40);
        assertThat(trend.points().get(29).trend()).isLessThan(110);
        assertThat(trend.points().get(30).trend()).isGreaterThan(130);
        assertThat(trend.points().get(30).outlier().orElseThrow().kind()).isEqualTo(Outlier.Kind.LEVEL_SHIFT);
    }

    @Test
    void aNewSlopeIsFoundAndIsNoStep() {
        Trend trend = planted(t -> t >= 24 ? 4 * (t - 24) : 0);

        Finding bend = only(trend, Kind.SLOPE_CHANGE);
        assertThat(bend.from()).isBetween(21, 27);
        assertThat(bend.size()).isCloseTo(4, within(.5));
        assertThat(Planted.has(trend, Kind.LEVEL_CHANGE)).isFalse();
        Finding recent = only(trend, Kind.RECENT_TREND);
        assertThat(recent.size()).isCloseTo(4, within(.5));
    }

    @Test
    void oneWildValueAndOneThatFadesAreToldApart() {
        Trend spike = planted(t -> t == 20 ? 50 : 0);
        assertThat(only(spike, Kind.ADDITIVE_OUTLIER).from()).isEqualTo(20);
        assertThat(only(spike, Kind.ADDITIVE_OUTLIER).size()).isCloseTo(50, within(12.0));

        Trend fading = planted(t -> t >= 20 ? -60 * Math.pow(.7, t - 20) : 0);
        assertThat(only(fading, Kind.TEMPORARY_CHANGE).from()).isEqualTo(20);
        assertThat(only(fading, Kind.TEMPORARY_CHANGE).size()).isCloseTo(-60, within(12.0));
        assertThat(Planted.has(fading, Kind.LEVEL_CHANGE)).isFalse();
    }

    @Test
    void theSeasonIsTakenOffAndItsSizeIsSaid() {
        IntToDoubleFunction season = t -> 20 * Math.sin(t * Math.PI / 6);
        Trend trend = planted(season);

        Finding found = only(trend, Kind.SEASON);
        assertThat(found.high()).isCloseTo(.2, within(.05));
        assertThat(found.low()).isCloseTo(-.2, within(.05));
        assertThat(trend.strength().season()).isGreaterThan(.8);
        for (TrendPoint point : trend.points()) {
            assertThat(point.season()).isCloseTo(season.applyAsDouble(point.index()), within(8.0));
            assertThat(point.trend() + point.season() + point.remainder()).isCloseTo(point.value(), within(1e-9));
        }
        assertThat(Planted.has(planted(t -> 0), Kind.SEASON)).isFalse();
    }

    @Test
    void aSeasonThatGrowsWithTheLevelIsAShareOfItAndKeepsTheSum() {
        double[] values = IntStream.range(0, 72)
                .mapToDouble(t -> 100 * Math.pow(1.02, t) * (1 + .3 * Math.sin(t * Math.PI / 6)))
                .toArray();

        Trend trend = Trend.of(new Series("a", Frequency.MONTHLY, values));

        assertThat(trend.multiplicative()).isTrue();
        double adjusted =
                trend.points().stream().mapToDouble(TrendPoint::adjusted).sum();
        assertThat(adjusted).isCloseTo(Arrays.stream(values).sum(), within(.02 * adjusted));
        assertThat(trend.points().get(40).growth().onYear()).isCloseTo(Math.pow(1.02, 12) - 1, within(.01));
        assertThat(only(trend, Kind.COMPOUND_GROWTH).share()).isCloseTo(Math.pow(1.02, 12) - 1, within(.01));
    }

    @Test
    void peaksAndTroughsOfALongWaveAreDated() {
        Trend trend = planted(t -> 60 * Math.sin(t * 2 * Math.PI / 40));

        assertThat(only(trend, Kind.TROUGH).from()).isBetween(27, 33);
        assertThat(trend.findings().stream().filter(finding -> finding.kind() == Kind.PEAK))
                .extracting(Finding::from)
                .satisfiesExactly(
                        first -> assertThat(first).isBetween(7, 13),
                        second -> assertThat(second).isBetween(47, 53));
    }

    @Test
    void shortConstantGappyAndDeadSeriesGetAnHonestAnswer() {
        assertThat(said(IntStream.range(0, 12).mapToDouble(t -> t + t % 3).toArray()))
                .contains("12 months are too few to tell a season; 24 would do.");
        assertThat(said(1, 2, 3)).contains("3 months are too few to tell a trend.");
        assertThat(said(IntStream.range(0, 40).mapToDouble(t -> 7).toArray()))
                .isEqualTo("Sales does not change in 40 months.");
        assertThat(said()).isEqualTo("Sales has no values.");
        assertThat(said(Double.NaN, Double.NaN)).isEqualTo("Sales has no values.");
        assertThat(said(IntStream.range(0, 48)
                        .mapToDouble(t -> t < 24 ? 5 + t % 4 : 0)
                        .toArray()))
                .isEqualTo("Sales has been zero for 24 months, since #24.");
        assertThat(said(IntStream.range(0, 40)
                        .mapToDouble(t -> t == 7 ? Double.NaN : t)
                        .toArray()))
                .startsWith("1 month is missing and taken as lying on the straight line between its neighbours.");
    }

    @Test
    void growthFromZeroOrALossHasNoPercentageAndSaysSo() {
        Trend trend = Trend.of(new Series("a", Frequency.YEARLY, new double[] {-2, -1, 0, 1, 2, 3, 4, 6}));

        assertThat(trend.points())
                .extracting(point -> point.growth().onYear())
                .containsExactly(NONE, NONE, NONE, NONE, 1.0, .5, 1 / 3.0, .5);
        assertThat(only(trend, Kind.GROWTH_WITHOUT_BASE).size()).isEqualTo(3);
        assertThat(Planted.has(trend, Kind.COMPOUND_GROWTH)).isFalse();
    }

    @Test
    void growthOfQuartersIsCompoundedToAYear() {
        double[] values =
                IntStream.range(0, 12).mapToDouble(t -> 100 * Math.pow(1.01, t)).toArray();

        TrendPoint.Growth growth = Trend.of(new Series("a", Frequency.QUARTERLY, values))
                .points()
                .get(11)
                .growth();

        assertThat(growth.onMonth()).isNaN();
        assertThat(growth.onQuarter()).isCloseTo(.01, within(1e-9));
        assertThat(growth.onYear()).isCloseTo(.04060401, within(1e-9));
        assertThat(growth.annualised()).isCloseTo(.04060401, within(1e-9));
    }

    @Test
    void sentencesArePlainAndGiveNumbersTheDigitsTheyDeserve() {
        Finding grows = new Finding(Kind.TREND, 0, 59, 1240.4, .1, 900, 1500.2, .0021, 3);
        Finding falls = new Finding(Kind.TREND, 0, 59, -.01234, -.1, -.02, -.005, 1e-9, -6);
        Finding step = new Finding(Kind.LEVEL_CHANGE, 17, 59, -12_345, -.182, -20_000, -5_000, Double.NaN, -4);

        assertThat(grows.sentence(words("")))
                .isEqualTo(
                        "Sales grows by 1,240 a month, 10 % of its mean level a year (between 900 and 1,500), beyond chance (p = 0.0021).");
        assertThat(falls.sentence(words("EUR")))
                .isEqualTo(
                        "Sales falls by 0.0123 EUR a month, 10 % of its mean level a year (between 0.005 EUR and 0.02 EUR), beyond chance (p < 0.001).");
        assertThat(step.sentence(words("")))
                .isEqualTo("In #17 the level fell by 12,300 (18.2 %) and stayed there (between 5,000 and 20,000).");
    }

    @Test
    void whatIsNearlyASeasonIsNotSaidToBeChance() {
        assertThat(remark(Kind.NO_SEASON, .9, .016).sentence(words("")))
                .isEqualTo(
                        "Sales may have a season, but not clearly enough to take it off (p = 0.016; below 0.01 it would be).");
        assertThat(remark(Kind.NO_SEASON, .1, .77).sentence(words("")))
                .isEqualTo("Sales shows no season beyond chance (p = 0.77).");
        assertThat(new Finding(Kind.SEASON, 0, 59, .951, NONE, -.196, .28, 1e-9, NONE).sentence(words("")))
                .isEqualTo(
                        "Sales has a season, between -19.6 % and +28 % of its level; it makes up 95 % of what varies beside the trend (p < 0.001).");
    }

    @Test
    void growthIsSaidAsShareFactorOrAmount() {
        assertThat(growth(120, .1234)).isEqualTo("Sales was 12.3 % higher than a year before in #57 to #59.");
        assertThat(growth(-120, -.1234)).contains("12.3 % lower than");
        assertThat(growth(900, 9)).contains("was 10 times as high as a year before");
        assertThat(growth(0, 0)).contains("was as high as a year before");
        assertThat(growth(-2_345_678, NONE)).contains("was 2.35 million lower than a year before");
        assertThat(new Finding(Kind.RECENT_TREND, 20, 59, 0, 0, 0, 0, 1, 0).sentence(words("")))
                .isEqualTo("Since #20 it has not changed.");
        assertThat(said(5)).isEqualTo("1 month is too few to tell a trend.");
    }

    private static String growth(double size, double share) {
        return new Finding(Kind.GROWTH, 57, 59, size, share, NONE, NONE, NONE, NONE).sentence(words(""));
    }

    private static Finding remark(Kind kind, double size, double pValue) {
        return new Finding(kind, 0, 59, size, NONE, NONE, NONE, pValue, NONE);
    }

    private static Trend planted(IntToDoubleFunction planted) {
        return Planted.trend(Frequency.MONTHLY, Planted.noise(new SplittableRandom(4), MONTHS, .2), planted);
    }

    private static Finding only(Trend trend, Kind kind) {
        List<Finding> found = trend.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        assertThat(found).as(kind + " in " + trend.findings()).hasSize(1);
        return found.get(0);
    }

    private static String said(double... values) {
        return Trend.of(new Series("a", Frequency.MONTHLY, values)).findings().stream()
                .map(finding -> finding.sentence(words("")))
                .collect(Collectors.joining(" "));
    }

    private static Wording words(String unit) {
        return new Wording("Sales", Frequency.MONTHLY, index -> "#" + index, unit);
    }
}
