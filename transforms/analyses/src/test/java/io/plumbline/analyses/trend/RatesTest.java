package io.plumbline.analyses.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tables of TREND.md, which take some minutes: only where {@code -Dplumbline.measure=true} asks for them. */
@EnabledIfSystemProperty(named = "plumbline.measure", matches = "true")
class RatesTest {
    private static final int SERIES = 200;

    /** What is added at a time, where something happens at another. */
    private interface Planting {
        double added(int t, int at);
    }

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
            SplittableRandom random = new SplittableRandom(7);
            double[] alarms = new double[5];
            for (int i = 0; i < SERIES; i++) {
                Trend trend = Planted.trend(frequency, Planted.noise(random, length, memory), t -> 0);
                alarms[0] += Planted.has(trend, Kind.TREND) ? 1.0 / SERIES : 0;
                alarms[1] += Planted.has(trend, Kind.SEASON) ? 1.0 / SERIES : 0;
                alarms[2] += Planted.has(trend, Kind.LEVEL_CHANGE, Kind.SLOPE_CHANGE) ? 1.0 / SERIES : 0;
                alarms[3] += Planted.has(trend, Kind.ADDITIVE_OUTLIER, Kind.TEMPORARY_CHANGE) ? 1.0 / SERIES : 0;
                alarms[4] += Planted.has(trend, Kind.PEAK, Kind.TROUGH) ? 1.0 / SERIES : 0;
            }
            row("%s %d, %.1f".formatted(frequency.word(), length, memory), alarms);
        }
    }

    private void power(int n, double memory) {
        row(
                "monthly %d, %.1f".formatted(n, memory),
                share(n, memory, (t, at) -> 10.0 * t / n, Kind.TREND, n),
                share(n, memory, (t, at) -> 7.5 * Math.sin(t * Math.PI / 6), Kind.SEASON, n),
                share(n, memory, (t, at) -> t >= at ? 15 : 0, Kind.LEVEL_CHANGE, 2),
                share(n, memory, (t, at) -> t >= at ? 30 : 0, Kind.LEVEL_CHANGE, 2),
                share(n, memory, (t, at) -> 60.0 * Math.max(0, t - at) / n, Kind.SLOPE_CHANGE, n / 8),
                share(n, memory, (t, at) -> t == at ? 25 : 0, Kind.ADDITIVE_OUTLIER, 0));
    }

    /** In how many series what is planted at a random time is found within so many months of it. */
    private static double share(int n, double memory, Planting planted, Kind kind, int within) {
        SplittableRandom random = new SplittableRandom(7);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            int at = n / 3 + random.nextInt(n / 3);
            Trend trend = Planted.trend(Frequency.MONTHLY, Planted.noise(random, n, memory), t -> planted.added(t, at));
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
