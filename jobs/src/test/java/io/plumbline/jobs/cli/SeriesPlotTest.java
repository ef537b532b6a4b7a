package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesPlotTest {
    @Test
    void aLineGoesUpAndItsFanOpens() {
        double[] values = IntStream.range(0, 20)
                .mapToDouble(t -> 100 + 5 * t + 3 * Math.sin(t))
                .toArray();
        Series series = new Series("a", Frequency.YEARLY, values);
        Forecast forecast = Forecaster.forecast(series, ForecastSettings.USUAL);

        List<String> lines = SeriesPlot.lines(series, forecast, 60);

        assertThat(lines).hasSize(16);
        assertThat(String.join("", lines).chars().filter(c -> c == '●').count()).isEqualTo(20);
        assertThat(String.join("", lines).chars().filter(c -> c == '○').count()).isEqualTo(6);
        // The first value stands in a lower row than the last, and further left.
        assertThat(lines.get(15).indexOf('●'))
                .isPositive()
                .isLessThan(lines.get(6).indexOf('●'));
        assertThat(fanAt(lines, 5)).isGreaterThan(fanAt(lines, 0));
    }

    @Test
    void onlyTheNewestValuesThatFitAreDrawn() {
        Series series = new Series(
                "a", Frequency.YEARLY, IntStream.range(0, 200).asDoubleStream().toArray());
        Forecast forecast = Forecaster.forecast(series, ForecastSettings.USUAL);

        assertThat(SeriesPlot.lines(series, forecast, 50)).allMatch(line -> line.length() <= 50);
    }

    /** How many rows are filled at a step ahead, twenty values and the axis after the label. */
    private static long fanAt(List<String> lines, int h) {
        int column = 14 + 20 + h;
        return lines.stream()
                .filter(line -> line.length() > column && "▒░○".indexOf(line.charAt(column)) >= 0)
                .count();
    }
}
