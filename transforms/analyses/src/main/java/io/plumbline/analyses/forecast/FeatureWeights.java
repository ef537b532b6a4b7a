package io.plumbline.analyses.forecast;

import io.plumbline.analyses.statistics.Features;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which models suit which series, in the manner of FFORMA (Montero-Manso et al. 2020): the softmax of a linear function of
 * features, learnt so that the combined forecast errs least on generated series. Kept by period and model.
 */
final class FeatureWeights {
    /** Standardised features further out are as rare as those at it. */
    private static final double FURTHEST = 2.5;

    private static final FeatureWeights SHIPPED = read();

    /** By period and "centre", "spread" or model: an intercept, then one coefficient for each feature. */
    private final Map<String, double[]> rows;

    FeatureWeights(Map<String, double[]> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** Learnt on generated series: see the file's first line. */
    static FeatureWeights shipped() {
        return SHIPPED;
    }

    static String key(int period, String name) {
        return period + " " + name;
    }

    /** One for each model; all the same where one of them was not learnt. */
    double[] of(List<String> models, double[] values, int period) {
        double[] weights = new double[models.size()];
        Arrays.fill(weights, 1);
        if (!models.stream().allMatch(model -> rows.containsKey(key(period, model)))) {
            return weights;
        }
        double[] features = standardised(Features.of(values, period), period);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(score(Objects.requireNonNull(rows.get(key(period, models.get(i)))), features));
        }
        return weights;
    }

    private double[] standardised(double[] features, int period) {
        double[] centre = Objects.requireNonNull(rows.get(key(period, "centre")));
        double[] spread = Objects.requireNonNull(rows.get(key(period, "spread")));
        double[] scores = new double[features.length];
        for (int f = 0; f < scores.length; f++) {
            // A feature that never varies, as the season of years, says nothing.
            scores[f] = spread[f + 1] > 0 ? clipped((features[f] - centre[f + 1]) / spread[f + 1]) : 0;
        }
        return scores;
    }

    static double clipped(double score) {
        return Math.max(-FURTHEST, Math.min(FURTHEST, score));
    }

    static double score(double[] coefficients, double[] features) {
        double score = coefficients[0];
        for (int f = 0; f < features.length; f++) {
            score += coefficients[f + 1] * features[f];
        }
        return score;
    }

    private static FeatureWeights read() {
        Map<String, double[]> rows = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(FeatureWeights.class.getResourceAsStream("weights.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("period"))
                    .map(line -> line.split(",", -1))
                    .forEach(fields -> rows.put(
                            key(Integer.parseInt(fields[0]), fields[1]),
                            Stream.of(fields)
                                    .skip(2)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new FeatureWeights(rows);
    }
}
