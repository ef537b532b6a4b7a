package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.trend.Finding;
import io.plumbline.jobs.cli.Drawing.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A series and its forecast fan in characters: a column for each value, the newest that fit. Values are dots, outliers
 * diamonds, the trend a thin line, changes dotted uprights, forecasts rings; the narrowest interval is dark, the widest light.
 */
final class SeriesPlot {
    private static final int HEIGHT = 16;
    private static final int LABEL = 12;
    private static final int MARKS_WITHIN = 12;
    private static final char VALUE = '●';
    private static final char OUTLIER = '◆';
    private static final char TREND = '─';
    private static final char CHANGE = '┊';
    private static final char MEAN = '○';
    private static final char DARK = '▒';
    private static final char LIGHT = '░';

    private final Drawing drawing;
    private final int from;
    private final int observed;
    private final Range range;
    private final char[][] cells;

    private SeriesPlot(Drawing drawing, int width) {
        this.drawing = drawing;
        this.observed = drawing.values().length;
        int columns = Math.max(1, width - LABEL - 2 - drawing.forecast().horizon());
        this.from = Math.max(0, observed - columns);
        this.range = drawing.range(from);
        this.cells = new char[HEIGHT][drawing.length() - from];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
    }

    /** Line by line, the highest values first, then the axis of time and what the marks mean. */
    static List<String> lines(Drawing drawing, int width) {
        SeriesPlot plot = new SeriesPlot(drawing, width);
        plot.draw();
        List<String> lines = plot.rows();
        lines.addAll(plot.axis());
        lines.add(plot.legend());
        return lines;
    }

    /** What matters most is drawn last. */
    private void draw() {
        for (Finding change : drawing.changes()) {
            for (int row = 0; change.from() >= from && row < HEIGHT; row++) {
                cells[row][change.from() - from] = CHANGE;
            }
        }
        for (int h = 0; h < drawing.forecast().horizon(); h++) {
            fill(drawing.widest(), h, LIGHT);
            fill(drawing.narrowest(), h, DARK);
            put(observed + h, drawing.forecast().mean()[h], MEAN);
        }
        for (int t = from; t < observed; t++) {
            put(t, drawing.trend().points().get(t).trend(), TREND);
        }
        for (int t = from; t < observed; t++) {
            put(t, drawing.values()[t], VALUE);
        }
        for (Finding outlier : drawing.outliers()) {
            put(outlier.from(), drawing.values()[outlier.from()], OUTLIER);
        }
    }

    private void fill(Interval interval, int h, char mark) {
        int low = Math.max(0, row(interval.low()[h]));
        int high = Math.min(HEIGHT - 1, row(interval.high()[h]));
        for (int row = low; row <= high; row++) {
            cells[row][observed + h - from] = mark;
        }
    }

    private void put(int place, double value, char mark) {
        int row = Double.isFinite(value) ? row(value) : -1;
        if (place >= from && row >= 0 && row < HEIGHT) {
            cells[row][place - from] = mark;
        }
    }

    private int row(double value) {
        return range.isOne() ? HEIGHT / 2 : (int) Math.round(range.share(value) * (HEIGHT - 1));
    }

    private List<String> rows() {
        List<String> lines = new ArrayList<>();
        for (int row = HEIGHT - 1; row >= 0; row--) {
            boolean labelled = row == HEIGHT / 2 || (!range.isOne() && (row == 0 || row == HEIGHT - 1));
            String label = ("%" + LABEL + "s ").formatted(labelled ? label(row) : "");
            lines.add((label + '│' + new String(cells[row])).stripTrailing());
        }
        return lines;
    }

    private String label(int row) {
        double value = range.at((double) row / (HEIGHT - 1));
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        return rounded.precision() - rounded.scale() > LABEL - 2 ? rounded.toString() : rounded.toPlainString();
    }

    private List<String> axis() {
        int to = drawing.length();
        char[] line = "─".repeat(to - from).toCharArray();
        StringBuilder labels = new StringBuilder();
        for (int place : Ticks.periods(from, to, drawing::label, Math.max(1, (to - from) / MARKS_WITHIN))) {
            String label = drawing.label(place);
            if (labels.length() <= place - from) {
                line[place - from] = '┬';
                labels.append(" ".repeat(place - from - labels.length()))
                        .append(label)
                        .append(' ');
            }
        }
        String indent = " ".repeat(LABEL + 1);
        return List.of(indent + '└' + new String(line), (indent + ' ' + labels).stripTrailing());
    }

    private String legend() {
        List<String> marks = new ArrayList<>(List.of(VALUE + " value", TREND + " trend"));
        if (!drawing.outliers().isEmpty()) {
            marks.add(OUTLIER + " outlier");
        }
        if (!drawing.changes().isEmpty()) {
            marks.add(CHANGE + " change");
        }
        if (drawing.forecast().horizon() > 0) {
            marks.add(MEAN + " forecast");
            String levels = drawing.forecast().intervals().stream()
                    .map(interval -> Cells.measure(100 * interval.level()) + " %")
                    .distinct()
                    .collect(Collectors.joining(", "));
            marks.add("" + DARK + LIGHT + " " + levels);
        }
        return " ".repeat(LABEL + 2) + String.join("   ", marks);
    }
}
