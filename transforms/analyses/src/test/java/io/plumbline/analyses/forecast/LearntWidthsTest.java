package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.statistics.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The widths that ship are those that the generator teaches. */
class LearntWidthsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/io/plumbline/analyses/forecast/widths.csv");

    @Test
    @EnabledIfSystemProperty(named = "plumbline.learn", matches = "true")
    void learn() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Quantiles of scaled errors on generated series, by frequency and horizon. Written by: "
                + "./mvnw -pl transforms/analyses -am test -Dtest=LearntWidthsTest -Dplumbline.learn=true "
                + "-Dsurefire.failIfNoSpecifiedTests=false");
        lines.add("frequency,h,"
                + String.join(
                        ",",
                        Arrays.stream(Calibration.PROBABILITIES)
                                .mapToObj(Double::toString)
                                .toList()));
        for (Frequency frequency : Frequency.values()) {
            double[][] quantiles = learnt(frequency, seriesOf(frequency));
            for (int h = 0; h < quantiles.length; h++) {
                lines.add(frequency.word() + "," + (h + 1) + ","
                        + String.join(
                                ",",
                                Arrays.stream(quantiles[h])
                                        .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                                        .toList()));
            }
        }
        Files.write(SHIPPED, lines);
    }

    @Test
    void yearlyWidthsAreThoseThatTheGeneratorTeaches() {
        double[][] learnt = learnt(Frequency.YEARLY, seriesOf(Frequency.YEARLY));

        for (int h = 0; h < learnt.length; h++) {
            for (int i = 0; i < learnt[h].length; i++) {
                assertThat(Calibration.generated().factor(Frequency.YEARLY, h, Calibration.PROBABILITIES[i]))
                        .isCloseTo(learnt[h][i], within(.01));
            }
        }
    }

    private static int seriesOf(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 600; // few enough to be learnt again in each build
            case QUARTERLY, MONTHLY -> 1500;
            default -> 300;
        };
    }

    private static double[][] learnt(Frequency frequency, int count) {
        GeneratedSeries generator = new GeneratedSeries(frequency, 7);
        int horizon = frequency.usualHorizon();
        List<BackTest> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] all = generator.next(horizon);
            int known = all.length - horizon;
            double[] values = Arrays.copyOf(all, known);
            Nature nature = Nature.of(values, frequency.period());
            Prediction prediction = Calibration.tempered(
                    Models.combined(nature, frequency.period(), Combination.USUAL)
                            .fit(values, frequency.period())
                            .forecast(horizon),
                    Errors.scale(values, frequency.benchmarkPeriod()));
            double[] actual = Arrays.copyOfRange(all, known, all.length);
            ends.add(new BackTest(
                    1,
                    List.of(new BackTest.Origin(
                            known, 1, 1, actual, prediction.mean(), prediction.deviation(), actual, List.of()))));
        }
        return Calibration.smoothed(Calibration.quantiles(ends, horizon));
    }
}
