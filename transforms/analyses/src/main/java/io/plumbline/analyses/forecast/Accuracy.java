package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.List;
import java.util.function.Function;

/**
 * How far forecasts of an earlier time were from what came, over the origins of a back-test; each measure as {@link
 * io.plumbline.analyses.statistics.Errors} defines it, and not a number where nothing can be measured.
 *
 * @param h steps ahead, from 1; 0 for all of them together
 * @param origins from how many times was forecast that far
 * @param naive of seasonal naive
 * @param coverage80 the share of values within the interval of 80 %, its ends included
 * @param msis of the interval of 95 %
 */
public record Accuracy(
        int h, int origins, Measures own, Measures naive, double coverage80, double coverage95, double msis) {
    private static final double OUTER = .95;

    /**
     * What forecasts missed by.
     *
     * @param bias the mean scaled error: positive where too much was forecast
     */
    public record Measures(double mase, double rmsse, double smape, double wape, double bias) {}

    /** Of the steps from one (counted from 1) to another. */
    static Accuracy of(int h, List<BackTest.Origin> origins, int from, int to) {
        List<BackTest.Origin> reaching =
                origins.stream().filter(origin -> origin.horizon() >= from).toList();
        return new Accuracy(
                h,
                reaching.size(),
                measures(reaching, BackTest.Origin::mean, from, to),
                measures(reaching, BackTest.Origin::naive, from, to),
                coverage(reaching, .8, from, to),
                coverage(reaching, OUTER, from, to),
                msis(reaching, from, to));
    }

    private static Measures measures(
            List<BackTest.Origin> origins, Function<BackTest.Origin, double[]> forecast, int from, int to) {
        Sums scaled = new Sums();
        Sums squared = new Sums();
        Sums smape = new Sums();
        Sums bias = new Sums();
        double errors = 0;
        double sizes = 0;
        for (BackTest.Origin origin : origins) {
            for (int k = from - 1; k < Math.min(to, origin.horizon()); k++) {
                double actual = origin.actual()[k];
                double error = forecast.apply(origin)[k] - actual;
                scaled.add(Math.abs(error) / origin.scale());
                squared.add(error / origin.squaredScale() * (error / origin.squaredScale()));
                bias.add(error / origin.scale());
                double size = Math.abs(actual) + Math.abs(error + actual);
                smape.add(size == 0 ? 0 : 2 * Math.abs(error) / size);
                errors += Math.abs(error);
                sizes += Math.abs(actual);
            }
        }
        return new Measures(
                scaled.mean(),
                Math.sqrt(squared.mean()),
                smape.mean(),
                sizes > 0 ? errors / sizes : Double.NaN,
                bias.mean());
    }

    private static double coverage(List<BackTest.Origin> origins, double level, int from, int to) {
        Sums within = new Sums();
        for (BackTest.Origin origin : origins) {
            for (Interval interval : origin.intervals()) {
                for (int k = from - 1; k < Math.min(to, origin.horizon()) && interval.level() == level; k++) {
                    double actual = origin.actual()[k];
                    within.add(actual >= interval.low()[k] && actual <= interval.high()[k] ? 1 : 0);
                }
            }
        }
        return within.mean();
    }

    private static double msis(List<BackTest.Origin> origins, int from, int to) {
        Sums scores = new Sums();
        for (BackTest.Origin origin : origins) {
            for (Interval interval : origin.intervals()) {
                for (int k = from - 1; k < Math.min(to, origin.horizon()) && interval.level() == OUTER; k++) {
                    double low = interval.low()[k];
                    double high = interval.high()[k];
                    double outside = Math.max(0, low - origin.actual()[k]) + Math.max(0, origin.actual()[k] - high);
                    scores.add((high - low + 2 / (1 - OUTER) * outside) / origin.scale());
                }
            }
        }
        return scores.mean();
    }

    /** A mean of what is a number: what cannot be scaled has no say. */
    private static final class Sums {
        private double sum;
        private int count;

        void add(double value) {
            if (Double.isFinite(value)) {
                sum += value;
                count++;
            }
        }

        double mean() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
