package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.Arrays;
import java.util.List;

/** A forecast of the same with the other sign, so that what is taken off can be part of a sum. */
public final class Mirrored {
    private Mirrored() {}

    public static Forecast of(Forecast forecast) {
        return new Forecast(
                forecast.id(),
                forecast.nature(),
                negated(forecast.mean()),
                intervals(forecast.intervals()),
                forecast.models(),
                new BackTest(
                        forecast.backTest().benchmarkPeriod(),
                        forecast.backTest().origins().stream()
                                .map(Mirrored::origin)
                                .toList()),
                forecast.remarks());
    }

    private static BackTest.Origin origin(BackTest.Origin origin) {
        return new BackTest.Origin(
                origin.observed(),
                origin.scale(),
                origin.squaredScale(),
                negated(origin.actual()),
                negated(origin.mean()),
                origin.deviation(),
                negated(origin.naive()),
                intervals(origin.intervals()));
    }

    private static List<Interval> intervals(List<Interval> intervals) {
        return intervals.stream()
                .map(interval -> new Interval(interval.level(), negated(interval.high()), negated(interval.low())))
                .toList();
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> 0 - value).toArray();
    }
}
