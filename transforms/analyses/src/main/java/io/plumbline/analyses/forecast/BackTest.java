package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.statistics.Errors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the same models would have said at earlier times, against what came, and against seasonal naive.
 *
 * @param benchmarkPeriod by whose changes errors are scaled
 */
public record BackTest(int benchmarkPeriod, List<Origin> origins) {
    private static final int ORIGINS = 4;

    /**
     * One time from which was forecast.
     *
     * @param observed how many values were known
     * @param scale the mean change over the benchmark's period before it, which scales errors
     * @param squaredScale the root of the mean squared change
     * @param intervals at 80 % and 95 %; none before they are calibrated
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Origin(
            int observed,
            double scale,
            double squaredScale,
            double[] actual,
            double[] mean,
            double[] deviation,
            double[] naive,
            List<Interval> intervals) {
        int horizon() {
            return actual.length;
        }
    }

    static BackTest of(Model model, double[] values, Frequency frequency, int horizon) {
        int shortest = shortest(frequency.period(), values.length);
        int step = Math.max(1, Math.min(horizon, frequency.usualHorizon()) / 3);
        List<Origin> origins = new ArrayList<>();
        int longest = Math.min(horizon, values.length - shortest);
        for (int i = 0; i < ORIGINS; i++) {
            int observed = values.length - longest - i * step;
            if (observed < shortest || longest < 1) {
                break;
            }
            origins.add(origin(model, values, observed, longest, frequency));
        }
        return new BackTest(frequency.benchmarkPeriod(), origins);
    }

    /** Two seasons and a little, or two thirds of what there is. */
    private static int shortest(int period, int length) {
        return Math.max(Nature.SHORTEST, Math.min(2 * period + 3, 2 * length / 3));
    }

    private static Origin origin(Model model, double[] values, int observed, int horizon, Frequency frequency) {
        double[] known = Arrays.copyOf(values, observed);
        double scale = Errors.scale(known, frequency.benchmarkPeriod());
        Prediction prediction =
                Calibration.tempered(model.fit(known, frequency.period()).forecast(horizon), scale);
        Prediction naive =
                new SeasonalNaive().fit(known, frequency.benchmarkPeriod()).forecast(horizon);
        return new Origin(
                observed,
                scale,
                Errors.squaredScale(known, frequency.benchmarkPeriod()),
                Arrays.copyOfRange(values, observed, observed + horizon),
                prediction.mean(),
                prediction.deviation(),
                naive.mean(),
                List.of());
    }

    public boolean isEmpty() {
        return origins.isEmpty();
    }

    /** The mean absolute scaled error over all origins and horizons; not a number where there is none. */
    public double mase() {
        return overall().own().mase();
    }

    /** The same of seasonal naive. */
    public double naiveMase() {
        return overall().naive().mase();
    }

    /** By horizon, the next value first. */
    public List<Accuracy> accuracy() {
        int longest = origins.stream().mapToInt(Origin::horizon).max().orElse(0);
        return IntStream.rangeClosed(1, longest)
                .mapToObj(h -> Accuracy.of(h, origins, h, h))
                .toList();
    }

    /** Over all horizons; not a number where there is none. */
    public Accuracy overall() {
        return Accuracy.of(0, origins, 1, Integer.MAX_VALUE);
    }
}
