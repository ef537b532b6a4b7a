package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tables of TREND.md, which take some minutes: only where {@code -Dplumbline.measure=true} asks for them. */
@EnabledIfSystemProperty(named = "plumbline.measure", matches = "true")
class RatesTest {
    private static final int SERIES = 200;

    private static final List<Frequency> SHORT = List.of(Frequency.QUARTERLY, Frequency.YEARLY);

    /** What is added at a time, where something happens at another. */
    private interface Planting {
        double added(int t, int at);
    }

    private enum Noise {
        WHITE,
        MEMORY_3,
        MEMORY_5,
        MEMORY_6,
        MEMORY_8,
        WANDER,
        WALK;

        double[] of(SplittableRandom random, int n) {
            return switch (this) {
                case WHITE -> Planted.noise(random, n, 0);
                case MEMORY_3 -> Planted.noise(random, n, .3);
                case MEMORY_5 -> Planted.noise(random, n, .5);
                case MEMORY_6 -> Planted.noise(random, n, .6);
                case MEMORY_8 -> Planted.noise(random, n, .8);
                case WANDER -> Planted.wander(random, n, .3);
                case WALK -> Planted.wander(random, n, 1);
            };
        }
    }

    private static double season(int t) {
        return 7.5 * Math.sin(t * Math.PI / 6);
    }

    private final StringBuilder table = new StringBuilder();

    @Test
    void falseAlarmsAndPowerAreMeasured() {
        for (int length : new int[] {24, 36, 60, 120}) {
            falseAlarms(Frequency.MONTHLY, length);
        }
        for (Frequency frequency : SHORT) {
            for (int length : new int[] {12, 20, 40}) {
                falseAlarms(frequency, length);
            }
        }
        for (Noise noise : List.of(Noise.WHITE, Noise.MEMORY_5)) {
            for (int length : new int[] {24, 36, 60, 120}) {
                power(length, noise);
            }
        }
        System.out.println(table);
        assertThat(table).isNotEmpty();
    }

    private void falseAlarms(Frequency frequency, int length) {
        for (Noise noise :
                List.of(Noise.WHITE, Noise.MEMORY_3, Noise.MEMORY_6, Noise.MEMORY_8, Noise.WANDER, Noise.WALK)) {
            falseAlarms(frequency, length, noise, t -> 0, "");
        }
        if (frequency == Frequency.MONTHLY) {
            falseAlarms(frequency, length, Noise.MEMORY_3, RatesTest::season, " and a season");
        }
    }

    private void falseAlarms(Frequency frequency, int length, Noise noise, IntToDoubleFunction planted, String with) {
        SplittableRandom random = new SplittableRandom(7);
        double[] alarms = new double[5];
        for (int i = 0; i < SERIES; i++) {
            Trend trend = Planted.trend(frequency, noise.of(random, length), planted);
            alarms[0] += Planted.has(trend, Kind.TREND) ? 1.0 / SERIES : 0;
            alarms[1] += Planted.has(trend, Kind.SEASON) ? 1.0 / SERIES : 0;
            alarms[2] += Planted.has(trend, Kind.LEVEL_CHANGE) ? 1.0 / SERIES : 0;
            alarms[3] += Planted.has(trend, Kind.SLOPE_CHANGE) ? 1.0 / SERIES : 0;
            alarms[4] += Planted.has(trend, Kind.ADDITIVE_OUTLIER, Kind.TEMPORARY_CHANGE) ? 1.0 / SERIES : 0;
        }
        row("%s %d, %s%s".formatted(frequency.word(), length, noise, with), alarms);
    }

    private void power(int n, Noise noise) {
        row(
                "monthly %d, %s".formatted(n, noise),
                share(n, noise, (t, at) -> 10.0 * t / n, Kind.TREND, n),
                share(n, noise, (t, at) -> season(t), Kind.SEASON, n),
                share(n, noise, (t, at) -> t >= at ? 15 : 0, Kind.LEVEL_CHANGE, 2),
                share(n, noise, (t, at) -> t >= at ? 30 : 0, Kind.LEVEL_CHANGE, 2),
                share(n, noise, (t, at) -> 60.0 * Math.max(0, t - at) / n, Kind.SLOPE_CHANGE, n / 8),
                share(n, noise, (t, at) -> 120.0 * Math.max(0, t - at) / n, Kind.SLOPE_CHANGE, n / 8),
                share(n, noise, (t, at) -> t == at ? 25 : 0, Kind.ADDITIVE_OUTLIER, 0));
    }

    /** In how many series what is planted at a random time is found within so many months of it. */
    private static double share(int n, Noise noise, Planting planted, Kind kind, int within) {
        SplittableRandom random = new SplittableRandom(7);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            int at = n / 3 + random.nextInt(n / 3);
            Trend trend = Planted.trend(Frequency.MONTHLY, noise.of(random, n), t -> planted.added(t, at));
            found += near(trend, kind, at, within) ? 1 : 0;
        }
        return (double) found / SERIES;
    }

    private static boolean near(Trend trend, Kind kind, int at, int within) {
        return trend.findings().stream()
                .anyMatch(finding -> finding.kind() == kind && Math.abs(finding.from() - at) <= within);
    }

    private void row(String what, double... shares) {
        table.append("| ").append(what);
        for (double share : shares) {
            table.append(String.format(Locale.ROOT, " | %.2f", share));
        }
        table.append(" |\n");
    }
}
