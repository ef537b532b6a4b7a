package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class TrendPropertyTest {
    @Property(tries = 60)
    void scalingTheSeriesScalesItsSlopeAndItsFindings(
            @ForAll long seed, @ForAll @IntRange(min = -9, max = 9) int power) {
        double[] values = values(seed);
        double scale = Math.pow(2, power);
        double[] scaled = Arrays.stream(values).map(value -> value * scale).toArray();

        Trend plain = Trend.of(new Series("a", Frequency.MONTHLY, values));
        Trend large = Trend.of(new Series("a", Frequency.MONTHLY, scaled));

        assertThat(large.slope().orElseThrow().perPeriod())
                .isEqualTo(scale * plain.slope().orElseThrow().perPeriod());
        assertThat(large.findings())
                .extracting(Finding::kind)
                .isEqualTo(plain.findings().stream().map(Finding::kind).toList());
        assertThat(large.findings())
                .extracting(Finding::from)
                .isEqualTo(plain.findings().stream().map(Finding::from).toList());
    }

    /** But for the season, which a shift makes a smaller share. */
    @Property(tries = 60)
    void shiftingTheSeriesByAConstantChangesNoSlope(
            @ForAll long seed, @ForAll @IntRange(min = -900, max = 900) int by) {
        double[] values = values(seed);
        double[] shifted = Arrays.stream(values).map(value -> value + by).toArray();

        TheilSen plain = TheilSen.of(values);
        TheilSen moved = TheilSen.of(shifted);

        assertThat(moved.slope()).isCloseTo(plain.slope(), within(1e-9));
        assertThat(moved.low()).isCloseTo(plain.low(), within(1e-9));
        assertThat(moved.pValue()).isCloseTo(plain.pValue(), within(1e-9));
    }

    @Property(tries = 60)
    void turningTimeAroundTurnsTheSlopeAround(@ForAll long seed) {
        double[] values = values(seed);
        double[] reversed = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            reversed[t] = values[values.length - 1 - t];
        }

        TheilSen plain = TheilSen.of(values);
        TheilSen back = TheilSen.of(reversed);

        assertThat(back.slope()).isCloseTo(-plain.slope(), within(1e-9));
        assertThat(back.low()).isCloseTo(-plain.high(), within(1e-9));
        assertThat(back.score()).isCloseTo(-plain.score(), within(1e-9));
    }

    @Property(tries = 150)
    void whateverComesIsAnsweredInFiniteNumbersAndSentences(
            @ForAll("hostile") double[] values, @ForAll Frequency frequency) {
        Trend trend = Trend.of(new Series("a", frequency, values));

        assertThat(trend.points()).hasSize(values.length);
        for (TrendPoint point : trend.points()) {
            boolean known = Double.isFinite(values[point.index()]);
            assertThat(Double.isFinite(point.value())).isEqualTo(known);
            assertThat(Double.isFinite(point.adjusted())).isEqualTo(known);
            assertThat(Double.isInfinite(point.trend())).isFalse();
        }
        Wording words = new Wording("It", frequency, index -> "#" + index, "");
        assertThat(trend.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.size()).isFinite();
            assertThat(finding.from()).isBetween(0, Math.max(0, values.length - 1));
            assertThat(finding.to()).isBetween(finding.from(), Math.max(0, values.length - 1));
            assertThat(finding.sentence(words)).endsWith(".").doesNotContain("NaN", "Infinity", "null");
        });
        trend.slope().ifPresent(slope -> {
            assertThat(slope.low()).isLessThanOrEqualTo(slope.perPeriod());
            assertThat(slope.perPeriod()).isLessThanOrEqualTo(slope.high());
            assertThat(slope.pValue()).isBetween(0.0, 1.0);
        });
    }

    @Provide
    Arbitrary<double[]> hostile() {
        Arbitrary<Double> any = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.doubles().between(-1000, 1000)),
                Tuple.of(3, Arbitraries.of(0.0, 1.0, -1.0)),
                Tuple.of(1, Arbitraries.of(Double.NaN, 1e300, -1e300, 1e-300, 1e15, Double.MIN_VALUE)));
        Arbitrary<double[]> wild = any.array(double[].class).ofMinSize(0).ofMaxSize(60);
        Arbitrary<double[]> tame = Arbitraries.longs().map(TrendPropertyTest::values);
        Arbitrary<double[]> line = Arbitraries.integers().between(1, 50).map(n -> {
            double[] values = new double[n];
            Arrays.setAll(values, t -> 3 - 2.0 * t);
            return values;
        });
        return Arbitraries.oneOf(wild, tame, line);
    }

    private static double[] values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] noise = Planted.noise(random, 12 + random.nextInt(48), .4);
        double slope = random.nextGaussian();
        double step = random.nextInt(3) == 0 ? 8 * random.nextGaussian() : 0;
        for (int t = 0; t < noise.length; t++) {
            noise[t] += .05 * slope * t + (t > noise.length / 2 ? step : 0);
        }
        return noise;
    }
}
