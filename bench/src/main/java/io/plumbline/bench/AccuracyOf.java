package io.plumbline.bench;

import io.plumbline.analyses.forecast.Combination;
import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.forecast.Total;
import io.plumbline.analyses.forecast.model.Naive2;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Errors;
import io.plumbline.jobs.series.SeriesFile;
import io.plumbline.jobs.series.SeriesFile.Asked;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How accurate forecasts are on the series of any file that {@code plumbline forecast} reads: the usual horizon, or that which
 * rows ask for, is held back from each; arguments are the file and, if you like, a way to combine. One row per frequency: OWA
 * against Naive2 as M4 defines it, MASE, sMAPE, coverage and MSIS of the intervals, coverage
 * of those of the sum over a season (without one, over the whole horizon), bias in units of the scale, CPU.
 */
public final class AccuracyOf {
    private static final int SHORTEST = 5;

    private int series;
    private double mase;
    private double smape;
    private double naiveMase;
    private double naiveSmape;
    private double covers80;
    private double covers95;
    private double msis;
    private double bias;
    private double sums80;
    private double sums95;

    private AccuracyOf() {}

    /** A series without its end, and its end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Test(Series known, double[] actual) {}

    public static void main(String... args) {
        Combination combination = args.length > 1 ? Combination.named(args[1]).orElseThrow() : Combination.USUAL;
        Map<Frequency, List<Test>> tests = new EnumMap<>(Frequency.class);
        for (Asked asked : SeriesFile.read(Path.of(args[0]), Optional.empty())) {
            test(asked)
                    .ifPresent(test -> tests.computeIfAbsent(test.known.frequency(), first -> new ArrayList<>())
                            .add(test));
        }
        System.out.println("frequency  series    OWA    MASE   sMAPE  80 %   95 %    MSIS  sum 80  sum 95  bias  ms");
        tests.forEach((frequency, ofOne) -> measure(frequency, ofOne, combination));
    }

    private static Optional<Test> test(Asked asked) {
        Series whole = asked.series();
        int horizon = asked.horizon() > 0 ? asked.horizon() : whole.frequency().usualHorizon();
        int known = whole.values().length - horizon;
        if (known < SHORTEST) {
            return Optional.empty();
        }
        double[] values = Arrays.copyOf(whole.values(), known);
        double[] actual = Arrays.copyOfRange(whole.values(), known, known + horizon);
        boolean complete = Arrays.stream(actual).allMatch(Double::isFinite);
        return complete && Errors.scale(values, whole.frequency().benchmarkPeriod()) > 0
                ? Optional.of(
                        new Test(new Series(whole.id(), whole.frequency(), values).startingOn(whole.start()), actual))
                : Optional.empty();
    }

    /** All of a horizon at once, as a file of them would be. */
    private static void measure(Frequency frequency, List<Test> tests, Combination combination) {
        AccuracyOf accuracy = new AccuracyOf();
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int horizon :
                tests.stream().mapToInt(test -> test.actual.length).distinct().toArray()) {
            List<Test> alike =
                    tests.stream().filter(test -> test.actual.length == horizon).toList();
            List<Forecast> forecasts = Forecaster.forecast(
                    alike.stream().map(Test::known).toList(),
                    new ForecastSettings(horizon, List.of(.8, .95), List.of()).combinedBy(combination));
            for (int i = 0; i < forecasts.size(); i++) {
                accuracy.count(alike.get(i), forecasts.get(i));
            }
        }
        long nanoseconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        accuracy.print(frequency, nanoseconds / 1e6 / accuracy.series);
    }

    private void count(Test test, Forecast forecast) {
        double[] known = test.known.values();
        int period = test.known.frequency().benchmarkPeriod();
        double[] naive =
                new Naive2().fit(known, period).forecast(test.actual.length).mean();
        series++;
        mase += Errors.mase(known, period, test.actual, forecast.mean());
        smape += Errors.smape(test.actual, forecast.mean());
        naiveMase += Errors.mase(known, period, test.actual, naive);
        naiveSmape += Errors.smape(test.actual, naive);
        Forecast.Interval inner = forecast.intervals().get(0);
        Forecast.Interval outer = forecast.intervals().get(1);
        covers80 += Errors.coverage(test.actual, inner.low(), inner.high());
        covers95 += Errors.coverage(test.actual, outer.low(), outer.high());
        msis += Errors.msis(known, period, test.actual, outer.low(), outer.high(), outer.level());
        int season = test.known.frequency().period();
        Total sum = forecast.total(1, season == 1 ? test.actual.length : Math.min(season, test.actual.length));
        double came = Arrays.stream(test.actual).limit(sum.to()).sum();
        sums80 += isWithin(sum.ranges().get(0), came);
        sums95 += isWithin(sum.ranges().get(1), came);
        double scale = Errors.scale(known, period) * test.actual.length;
        for (int h = 0; h < test.actual.length; h++) {
            bias += (forecast.mean()[h] - test.actual[h]) / scale;
        }
    }

    private static int isWithin(Total.Range range, double came) {
        return came >= range.low() && came <= range.high() ? 1 : 0;
    }

    private void print(Frequency frequency, double milliseconds) {
        System.out.printf(
                "%-10s %6d  %.4f  %6.3f  %6.3f  %.3f  %.3f  %6.2f  %.3f  %.3f  %6.3f  %.1f%n",
                frequency.word(),
                series,
                (mase / naiveMase + smape / naiveSmape) / 2,
                mase / series,
                100 * smape / series,
                covers80 / series,
                covers95 / series,
                msis / series,
                sums80 / series,
                sums95 / series,
                bias / series,
                milliseconds);
    }
}
