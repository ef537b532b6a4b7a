package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.series.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A series and its forecast fan in characters: a column for each value, the newest that fit; values are dots, forecasts
 * rings, the narrowest interval is dark and the widest light.
 */
final class SeriesPlot {
    private static final int HEIGHT = 16;
    private static final int LABEL = 12;
    private static final char VALUE = '●';
    private static final char MEAN = '○';
    private static final char DARK = '▒';
    private static final char LIGHT = '░';

    private final double[] history;
    private final Forecast forecast;
    private final double lowest;
    private final double highest;

    private SeriesPlot(double[] history, Forecast forecast) {
        this.history = history;
        this.forecast = forecast;
        double[] all = Arrays.stream(history).filter(Double::isFinite).toArray();
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(0);
        for (int h = 0; h < forecast.horizon(); h++) {
            Interval widest = widest(forecast);
            low = Math.min(low, widest.low()[h]);
            high = Math.max(high, widest.high()[h]);
        }
        this.lowest = low;
        this.highest = high;
    }

    /** Line by line, the highest values first. */
    static List<String> lines(Series series, Forecast forecast, int width) {
        int columns = Math.max(1, width - LABEL - 2 - forecast.horizon());
        double[] values = series.values();
        double[] newest = Arrays.copyOfRange(values, Math.max(0, values.length - columns), values.length);
        return new SeriesPlot(newest, forecast).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = HEIGHT - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            boolean labelled = row == 0 || row == HEIGHT - 1 || row == HEIGHT / 2;
            line.append(("%" + LABEL + "s ").formatted(labelled ? label(row) : ""))
                    .append('│');
            for (double value : history) {
                line.append(Double.isFinite(value) && row(value) == row ? VALUE : ' ');
            }
            for (int h = 0; h < forecast.horizon(); h++) {
                line.append(ahead(h, row));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private char ahead(int h, int row) {
        if (row(forecast.mean()[h]) == row) {
            return MEAN;
        } else if (within(forecast.intervals().get(0), h, row)) {
            return DARK;
        }
        return within(widest(forecast), h, row) ? LIGHT : ' ';
    }

    private boolean within(Interval interval, int h, int row) {
        return row >= row(interval.low()[h]) && row <= row(interval.high()[h]);
    }

    private int row(double value) {
        double range = highest - lowest;
        return range > 0 ? (int) Math.round((value - lowest) / range * (HEIGHT - 1)) : HEIGHT / 2;
    }

    private String label(int row) {
        double value = lowest + (highest - lowest) * row / (HEIGHT - 1);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        return rounded.precision() - rounded.scale() > LABEL - 2 ? rounded.toString() : rounded.toPlainString();
    }

    private static Interval widest(Forecast forecast) {
        return forecast.intervals().get(forecast.intervals().size() - 1);
    }
}
