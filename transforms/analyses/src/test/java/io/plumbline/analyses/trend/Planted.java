package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Invented series of which it is known what is in them. */
final class Planted {
    private Planted() {}

    /** A first-order autoregression of deviation one. */
    static double[] noise(SplittableRandom random, int n, double memory) {
        double[] noise = new double[n];
        double value = random.nextGaussian();
        for (int t = 0; t < n; t++) {
            noise[t] = value;
            value = memory * value + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return noise;
    }

    /** A level of which each shock of deviation one moves a share for good; all of it is a random walk. */
    static double[] wander(SplittableRandom random, int n, double share) {
        double[] wander = new double[n];
        double level = 0;
        for (int t = 0; t < n; t++) {
            double shock = random.nextGaussian();
            wander[t] = level + shock;
            level += share * shock;
        }
        return wander;
    }

    /** A level of 100 with noise of deviation 5 and what is added to it. */
    static Trend trend(Frequency frequency, double[] noise, IntToDoubleFunction planted) {
        double[] values = new double[noise.length];
        for (int t = 0; t < noise.length; t++) {
            values[t] = 100 + 5 * noise[t] + planted.applyAsDouble(t);
        }
        return Trend.of(new Series("planted", frequency, values));
    }

    static boolean has(Trend trend, Finding.Kind... kinds) {
        return trend.findings().stream()
                .anyMatch(finding -> Arrays.asList(kinds).contains(finding.kind()));
    }
}
