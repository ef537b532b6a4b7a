package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series in which nothing happens, remembered or not, set off few alarms; see TREND.md for all lengths. */
class FalseAlarmsTest {
    private static final int SERIES = 150;

    @ParameterizedTest
    @ValueSource(doubles = {0, .3, .6})
    void memoryIsTakenForNothingElse(double memory) {
        SplittableRandom random = new SplittableRandom(11);
        int trends = 0;
        int seasons = 0;
        int changes = 0;
        int outliers = 0;
        for (int i = 0; i < SERIES; i++) {
            Trend trend = Planted.trend(Frequency.MONTHLY, Planted.noise(random, 48, memory), t -> 0);
            trends += Planted.has(trend, Kind.TREND) ? 1 : 0;
            seasons += Planted.has(trend, Kind.SEASON) ? 1 : 0;
            changes += Planted.has(trend, Kind.LEVEL_CHANGE, Kind.SLOPE_CHANGE) ? 1 : 0;
            outliers += Planted.has(trend, Kind.ADDITIVE_OUTLIER, Kind.TEMPORARY_CHANGE) ? 1 : 0;
        }

        // Of 150, one in twenty is 7.5, and 15 more than three standard deviations above.
        assertThat(trends).isLessThanOrEqualTo(15);
        assertThat(seasons).isLessThanOrEqualTo(8);
        assertThat(changes).isLessThanOrEqualTo(15);
        assertThat(outliers).isLessThanOrEqualTo(18);
    }

    @Test
    void randomWalksHaveNoSlopeOfTheirOwn() {
        SplittableRandom random = new SplittableRandom(13);
        int trends = 0;
        for (int i = 0; i < SERIES; i++) {
            Trend trend = Planted.trend(Frequency.MONTHLY, Planted.wander(random, 48, 1), t -> 0);
            trends += Planted.has(trend, Kind.TREND) ? 1 : 0;
        }

        // One in ten is told wrongly, 15 of 150; Kendall's test alone tells six in ten.
        assertThat(trends).isLessThanOrEqualTo(26);
    }

    @Test
    void bendsAreMostlyFound() {
        SplittableRandom random = new SplittableRandom(14);
        int found = 0;
        for (int i = 0; i < SERIES / 3; i++) {
            Trend trend = Planted.trend(Frequency.MONTHLY, Planted.noise(random, 60, .2), t -> 2 * Math.max(0, t - 30));
            found += trend.findings().stream()
                            .anyMatch(finding ->
                                    finding.kind() == Kind.SLOPE_CHANGE && Math.abs(finding.from() - 30) <= 6)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThan(SERIES / 4);
    }

    @Test
    void stepsOfThreeDeviationsAreMostlyFound() {
        SplittableRandom random = new SplittableRandom(12);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            Trend trend = Planted.trend(Frequency.MONTHLY, Planted.noise(random, 60, .2), t -> t >= 30 ? 15 : 0);
            found += trend.findings().stream()
                            .anyMatch(finding ->
                                    finding.kind() == Kind.LEVEL_CHANGE && Math.abs(finding.from() - 30) <= 2)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThan(SERIES / 2);
    }
}
