package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.jobs.series.Periods;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.Step;
import java.util.stream.IntStream;

/** Series to draw, their periods counted from a number on. */
final class Drawings {
    private Drawings() {}

    static Drawing of(String id, Frequency frequency, int first, double... values) {
        Series series = new Series(id, frequency, values);
        Asked asked = new Asked(
                series,
                0,
                true,
                new Periods(Step.NUMBER, first, frequency),
                IntStream.range(0, values.length)
                        .mapToObj(t -> Integer.toString(first + t))
                        .toList());
        return new Drawing(asked, Trend.of(series), Forecaster.forecast(series, ForecastSettings.USUAL));
    }
}
