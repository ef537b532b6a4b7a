package io.plumbline.analyses.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.statistics.Errors;
import io.plumbline.analyses.statistics.Features;
import io.plumbline.analyses.statistics.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The weights that ship are those that the generator teaches, and no worse than none on what it did not teach. */
class LearntWeightsTest {
    private static final Path SHIPPED = Path.of("src/main/resources/io/plumbline/analyses/forecast/weights.csv");
    private static final long TAUGHT = 17;
    private static final long NOT_TAUGHT = 18;
    private static final int ROUNDS = 400;
    private static final double STEP = .3;
    private static final double SHRINKAGE = .02;

    /** A series, and what each model said of what came after it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Lesson(double[] values, double[] features, double scale, double[] actual, double[][] means) {}

    @Test
    @EnabledIfSystemProperty(named = "plumbline.learn", matches = "true")
    void learn() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Softmax coefficients of standardised features, by period and model, on generated series. Written by: "
                        + "./mvnw -pl transforms/analyses -am test -Dtest=LearntWeightsTest -Dplumbline.learn=true "
                        + "-Dsurefire.failIfNoSpecifiedTests=false");
        lines.add("period,model,intercept," + String.join(",", Features.NAMES));
        for (Frequency frequency : List.of(Frequency.YEARLY, Frequency.QUARTERLY, Frequency.MONTHLY)) {
            learnt(frequency, lessons(frequency, TAUGHT, 1200))
                    .forEach((key, row) -> lines.add(key.replace(' ', ',')
                            + ","
                            + Arrays.stream(row)
                                    .mapToObj(value -> String.format(Locale.ROOT, "%.4f", value))
                                    .collect(Collectors.joining(","))));
        }
        Files.write(SHIPPED, lines);
    }

    @Test
    void onYearsThatTheyWereNotTaughtTheyErrNoMoreThanTheMean() {
        List<String> names = names(Frequency.YEARLY);
        double with = 0;
        double without = 0;
        for (Lesson lesson : lessons(Frequency.YEARLY, NOT_TAUGHT, 300)) {
            with += error(lesson, FeatureWeights.shipped().of(names, lesson.values, 1));
            without += error(lesson, FeatureWeights.shipped().of(List.of("a", "b", "c", "d", "e"), lesson.values, 1));
        }

        assertThat(with).isLessThan(without);
    }

    private static List<String> names(Frequency frequency) {
        return Models.usual(Nature.SMOOTH, frequency.period()).stream()
                .map(Model::name)
                .toList();
    }

    private static List<Lesson> lessons(Frequency frequency, long seed, int count) {
        GeneratedSeries generator = new GeneratedSeries(frequency, seed);
        int horizon = frequency.usualHorizon();
        int period = frequency.period();
        List<Model> models = Models.usual(Nature.SMOOTH, period);
        List<Lesson> lessons = new ArrayList<>();
        while (lessons.size() < count) {
            double[] all = generator.next(horizon);
            double[] values = Arrays.copyOf(all, all.length - horizon);
            double scale = Errors.scale(values, frequency.benchmarkPeriod());
            double[][] means = models.stream()
                    .map(model -> model.fit(values, period).forecast(horizon).mean())
                    .toArray(double[][]::new);
            lessons.add(new Lesson(
                    values,
                    Features.of(values, period),
                    scale,
                    Arrays.copyOfRange(all, values.length, all.length),
                    means));
        }
        return lessons;
    }

    private static double error(Lesson lesson, double[] weights) {
        double[] combined = new double[lesson.actual.length];
        for (int h = 0; h < combined.length; h++) {
            combined[h] = Ensemble.weighted(within(lesson, h), weights);
        }
        return Errors.meanAbsolute(lesson.actual, combined) / lesson.scale;
    }

    private static double[] within(Lesson lesson, int h) {
        double[] means = new double[lesson.means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = lesson.means[i][h];
        }
        return Ensemble.winsorised(means);
    }

    /** By gradient descent on the mean absolute scaled error of the combination, large coefficients made small. */
    private static Map<String, double[]> learnt(Frequency frequency, List<Lesson> lessons) {
        int period = frequency.period();
        List<String> names = names(frequency);
        int features = Features.NAMES.size();
        double[] centre = new double[features + 1];
        double[] spread = new double[features + 1];
        for (int f = 0; f < features; f++) {
            int feature = f;
            double[] all = lessons.stream()
                    .mapToDouble(lesson -> lesson.features[feature])
                    .toArray();
            centre[f + 1] = Moments.mean(all);
            spread[f + 1] = Math.max(Math.sqrt(Moments.variance(all)), 1e-6);
        }
        double[][] coefficients = new double[names.size()][features + 1];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] gradient = gradient(lessons, coefficients, centre, spread);
            for (int i = 0; i < coefficients.length; i++) {
                for (int f = 0; f <= features; f++) {
                    coefficients[i][f] -= STEP * (gradient[i][f] + SHRINKAGE * coefficients[i][f]);
                }
            }
        }
        Map<String, double[]> rows = new LinkedHashMap<>();
        rows.put(FeatureWeights.key(period, "centre"), centre);
        rows.put(FeatureWeights.key(period, "spread"), spread);
        for (int i = 0; i < coefficients.length; i++) {
            rows.put(FeatureWeights.key(period, names.get(i)), coefficients[i]);
        }
        return rows;
    }

    private static double[][] gradient(
            List<Lesson> lessons, double[][] coefficients, double[] centre, double[] spread) {
        double[][] gradient = new double[coefficients.length][coefficients[0].length];
        for (Lesson lesson : lessons) {
            double[] features = new double[lesson.features.length];
            for (int f = 0; f < features.length; f++) {
                features[f] = FeatureWeights.clipped((lesson.features[f] - centre[f + 1]) / spread[f + 1]);
            }
            double[] shares = shares(coefficients, features);
            for (int h = 0; h < lesson.actual.length; h++) {
                double[] means = within(lesson, h);
                double combined = Ensemble.weighted(means, shares);
                double slope =
                        Math.signum(combined - lesson.actual[h]) / lesson.scale / lesson.actual.length / lessons.size();
                for (int i = 0; i < shares.length; i++) {
                    double part = slope * shares[i] * (means[i] - combined);
                    gradient[i][0] += part;
                    for (int f = 0; f < features.length; f++) {
                        gradient[i][f + 1] += part * features[f];
                    }
                }
            }
        }
        return gradient;
    }

    private static double[] shares(double[][] coefficients, double[] features) {
        double[] shares = new double[coefficients.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(FeatureWeights.score(coefficients[i], features));
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
