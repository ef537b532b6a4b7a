package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tables of TREND.md, which take some minutes: only where {@code -Dplumbline.measure=true} asks for them. */
@EnabledIfSystemProperty(named = "plumbline.measure", matches = "true")
class RatesTest {
    private static final int SERIES = 400;

    private final StringBuilder table = new StringBuilder();

    @Test
    void falseAlarmsAndPowerAreMeasured() {
        for (int length : new int[] {24, 36, 60, 120}) {
            falseAlarms(Frequency.MONTHLY, length);
        }
        falseAlarms(Frequency.QUARTERLY, 24);
        falseAlarms(Frequency.QUARTERLY, 40);
        falseAlarms(Frequency.YEARLY, 15);
        falseAlarms(Frequency.YEARLY, 30);
        for (int length : new int[] {36, 60, 120}) {
            power(length, 0);
            power(length, .5);
        }
        System.out.println(table);
        assertThat(table).isNotEmpty();
    }

    private void falseAlarms(Frequency frequency, int length) {
        for (double memory : new double[] {0, .3, .6, .8}) {
            row(
                    "%s %d, %.1f".formatted(frequency.word(), length, memory),
                    share(frequency, length, memory, (t, at) -> 0, any -> at -> is(any, Kind.TREND)),
                    share(frequency, length, memory, (t, at) -> 0, any -> at -> is(any, Kind.SEASON)),
                    share(
                            frequency,
                            length,
                            memory,
                            (t, at) -> 0,
                            any -> at -> is(any, Kind.LEVEL_CHANGE, Kind.SLOPE_CHANGE)),
                    share(
                            frequency,
                            length,
                            memory,
                            (t, at) -> 0,
                            any -> at -> is(any, Kind.ADDITIVE_OUTLIER, Kind.TEMPORARY_CHANGE)),
                    share(frequency, length, memory, (t, at) -> 0, any -> at -> is(any, Kind.PEAK, Kind.TROUGH)));
        }
    }

    private void power(int n, double memory) {
        row(
                "%d months, %.1f".formatted(n, memory),
                share(n, memory, (t, at) -> 10.0 * t / n, any -> at -> is(any, Kind.TREND)),
                share(n, memory, (t, at) -> 7.5 * Math.sin(t * Math.PI / 6), any -> at -> is(any, Kind.SEASON)),
                share(n, memory, (t, at) -> t >= at ? 15 : 0, any -> at -> near(any, Kind.LEVEL_CHANGE, at, 2)),
                share(n, memory, (t, at) -> t >= at ? 30 : 0, any -> at -> near(any, Kind.LEVEL_CHANGE, at, 2)),
                share(
                        n,
                        memory,
                        (t, at) -> 60.0 * Math.max(0, t - at) / n,
                        any -> at -> near(any, Kind.SLOPE_CHANGE, at, n / 8)),
                share(n, memory, (t, at) -> t == at ? 25 : 0, any -> at -> near(any, Kind.ADDITIVE_OUTLIER, at, 0)));
    }

    private static double share(int n, double memory, ToDoubleBiFunction<Integer, Integer> planted, Found found) {
        return share(Frequency.MONTHLY, n, memory, planted, found);
    }

    private interface Found {
        Predicate<Integer> in(Trend trend);
    }

    private static double share(
            Frequency frequency, int n, double memory, ToDoubleBiFunction<Integer, Integer> planted, Found found) {
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int i = 0; i < SERIES; i++) {
            int at = n / 3 + random.nextInt(n / 3);
            Trend trend = Planted.trend(frequency, Planted.noise(random, n, memory), t -> planted.applyAsDouble(t, at));
            alarms += found.in(trend).test(at) ? 1 : 0;
        }
        return (double) alarms / SERIES;
    }

    private static boolean is(Trend trend, Kind... kinds) {
        return Planted.has(trend, kinds);
    }

    private static boolean near(Trend trend, Kind kind, int at, int within) {
        return trend.findings().stream()
                .anyMatch(finding -> finding.kind() == kind && Math.abs(finding.from() - at) <= within);
    }

    private void row(String what, double... shares) {
        table.append("| ").append(what);
        for (double share : shares) {
            table.append(String.format(Locale.ROOT, " | %.3f", share));
        }
        table.append(" |\n");
    }
}
