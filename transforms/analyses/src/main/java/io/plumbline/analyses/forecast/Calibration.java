package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.series.Frequency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far from a forecast values come, in units of the deviation that the models expect: the quantiles of the scaled
 * errors of back-tests, by frequency and horizon (conformal prediction, split by origin). Models expect too little,
 * most where series are short.
 */
public final class Calibration {
    /** In units of a series' size: a loan that falls by the same amount says nothing of series that vary. */
    private static final double NEGLIGIBLE = 1e-6;

    /** In deviations: an error that lies farther off says that its deviation was none, and not how wide others err. */
    private static final double FARTHEST = 25;

    /** At which quantiles are kept; between them is interpolated on the scale of the normal distribution. */
    static final double[] PROBABILITIES = {.005, .025, .05, .1, .25, .5, .75, .9, .95, .975, .995};

    /** Of a file's own back-tests, however many: a population's last years are not those before them. */
    private static final double MOST_WEIGHT = .8;
    /** So many series have half of that: soon they know better how hard a file is than what was learnt elsewhere. */
    private static final double MANY_SERIES = 20;

    /** How much of a deviation is the series' mean change: see {@link #tempered}. */
    private static final double OF_CHANGE = .3;

    private static final double[] SCORES = scores();
    private static final Calibration GENERATED = read();

    private final Map<Frequency, double[][]> quantiles;

    private Calibration(Map<Frequency, double[][]> quantiles) {
        this.quantiles = quantiles;
    }

    /** Learnt from generated series alone: see the file's first line. */
    public static Calibration generated() {
        return GENERATED;
    }

    /** Of back-tests by frequency, over what was learnt from generated series. */
    static Calibration of(Map<Frequency, ? extends Collection<BackTest>> backTests) {
        Map<Frequency, double[][]> quantiles = new EnumMap<>(GENERATED.quantiles);
        backTests.forEach((frequency, tests) ->
                quantiles.computeIfPresent(frequency, (ofOne, generated) -> blended(generated, tests)));
        return new Calibration(quantiles);
    }

    /**
     * The deviations that factors are of: a weighted geometric mean with the mean change within the history. A model that
     * promises little for a series that moves much has more often fitted chance than found order. A history without change has
     * no say.
     */
    static Prediction tempered(Prediction prediction, double change) {
        double[] deviation = prediction.deviation().clone();
        for (int h = 0; h < deviation.length && change > 0; h++) {
            deviation[h] = Math.pow(deviation[h], 1 - OF_CHANGE) * Math.pow(change, OF_CHANGE);
        }
        return new Prediction(prediction.mean(), deviation);
    }

    /** Which share of the deviation lies that far out; h counts from 0. */
    double factor(Frequency frequency, int h, double probability) {
        double[][] byHorizon = Objects.requireNonNull(quantiles.get(frequency));
        double[] factors = byHorizon[Math.min(h, byHorizon.length - 1)];
        double score = score(probability);
        int above = 1;
        while (above < SCORES.length - 1 && SCORES[above] < score) {
            above++;
        }
        double share = (score - SCORES[above - 1]) / (SCORES[above] - SCORES[above - 1]);
        return factors[above - 1] + share * (factors[above] - factors[above - 1]);
    }

    /** The quantiles of the scaled errors at each horizon, none where no back-test reaches it. */
    static double[][] quantiles(Collection<BackTest> tests, int horizons) {
        double[][] quantiles = new double[horizons][];
        for (int h = 0; h < horizons; h++) {
            double[] errors = errors(tests, h);
            quantiles[h] = new double[errors.length == 0 ? 0 : PROBABILITIES.length];
            for (int i = 0; i < quantiles[h].length; i++) {
                quantiles[h][i] = conformal(errors, PROBABILITIES[i]);
            }
        }
        return quantiles;
    }

    /** Over neighbouring horizons that have any: their quantiles differ by chance more than by nature. */
    static double[][] smoothed(double[][] quantiles) {
        double[][] smoothed = new double[quantiles.length][];
        for (int h = 0; h < quantiles.length; h++) {
            double[] before = h > 0 && quantiles[h - 1].length > 0 ? quantiles[h - 1] : quantiles[h];
            double[] after = h < quantiles.length - 1 && quantiles[h + 1].length > 0 ? quantiles[h + 1] : quantiles[h];
            smoothed[h] = new double[quantiles[h].length];
            for (int i = 0; i < smoothed[h].length; i++) {
                smoothed[h][i] = (before[i] + 2 * quantiles[h][i] + after[i]) / 4;
            }
        }
        return smoothed;
    }

    private static double[][] blended(double[][] generated, Collection<BackTest> tests) {
        double[][] own = smoothed(quantiles(tests, generated.length));
        double[][] blended = new double[generated.length][];
        for (int h = 0; h < blended.length; h++) {
            int reached = h;
            long series = tests.stream()
                    .filter(test -> test.origins().stream().anyMatch(origin -> origin.horizon() > reached))
                    .count();
            double weight = MOST_WEIGHT * series / (series + MANY_SERIES);
            blended[h] = generated[h].clone();
            for (int i = 0; i < own[h].length; i++) {
                blended[h][i] += weight * (own[h][i] - generated[h][i]);
            }
        }
        return blended;
    }

    private static double[] errors(Collection<BackTest> tests, int h) {
        List<Double> errors = new ArrayList<>();
        for (BackTest test : tests) {
            for (BackTest.Origin origin : test.origins()) {
                if (h < origin.horizon() && origin.deviation()[h] > NEGLIGIBLE) {
                    double error = (origin.actual()[h] - origin.mean()[h]) / origin.deviation()[h];
                    errors.add(Math.max(-FARTHEST, Math.min(FARTHEST, error)));
                }
            }
        }
        double[] sorted = errors.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The order statistic that a new error exceeds with that probability at most: outwards by one in n + 1. */
    private static double conformal(double[] sorted, double probability) {
        double place = probability * (sorted.length + 1) - 1;
        int rank = (int) (probability < .5 ? Math.floor(place) : Math.ceil(place));
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
    }

    private static double[] scores() {
        double[] scores = new double[PROBABILITIES.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(PROBABILITIES[i]);
        }
        return scores;
    }

    private static double score(double probability) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(probability);
    }

    /** One row per frequency and horizon, then the quantiles. */
    private static Calibration read() {
        Map<Frequency, List<double[]>> rows = new EnumMap<>(Frequency.class);
        try (InputStream in = Objects.requireNonNull(Calibration.class.getResourceAsStream("widths.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("frequency"))
                    .map(line -> line.split(","))
                    .forEach(fields -> rows.computeIfAbsent(
                                    Frequency.named(fields[0]).orElseThrow(), frequency -> new ArrayList<>())
                            .add(Arrays.stream(fields)
                                    .skip(2)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<Frequency, double[][]> quantiles = new EnumMap<>(Frequency.class);
        rows.forEach((frequency, list) -> quantiles.put(frequency, list.toArray(double[][]::new)));
        return new Calibration(quantiles);
    }
}
