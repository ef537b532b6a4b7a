package io.plumbline.notebooks;

import static java.util.stream.Collectors.joining;

import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Answer.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table of a notebook.
 *
 * <p>Only plain elements and {@code align}: pages that show notebooks drop styles, scripts and, often, drawings.
 */
public record Table(List<Column> columns, List<List<@Nullable Object>> rows) {
    private static final int BAR_CELLS = 30;

    public Table {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    static Table of(Answer answer) {
        try (answer) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (answer.next()) {
                rows.add(new ArrayList<>(answer.row()));
            }
            return new Table(answer.columns(), rows);
        }
    }

    /** The value of a table of one row and column; empty when it has more, fewer or nothing there. */
    public Optional<String> only() {
        return rows.size() == 1 && columns.size() == 1
                ? Optional.ofNullable(rows.get(0).get(0)).map(Object::toString)
                : Optional.empty();
    }

    /** The table with a last column that draws a numeric one, its largest value over the whole width. */
    public Table bars(String column) {
        int drawn = place(column);
        double largest =
                rows.stream().mapToDouble(row -> size(row.get(drawn))).max().orElse(0);
        List<Column> all = new ArrayList<>(columns);
        all.add(new Column("", "VARCHAR"));
        return new Table(all, eachRow(row -> with(row, bar(row.get(drawn), largest))));
    }

    /** The table without the column that tells the kind of each line, and whatever is no mere line in bold. */
    public String statement(String kindColumn) {
        int kind = place(kindColumn);
        List<Column> shown = new ArrayList<>(columns);
        shown.remove(kind);
        return html(
                shown,
                rows.stream()
                        .map(row -> new Line(without(row, kind), !"line".equals(row.get(kind))))
                        .toList());
    }

    /** The table as HTML, which is what a notebook shows of its last value. */
    @Override
    public String toString() {
        return html(columns, rows.stream().map(row -> new Line(row, false)).toList());
    }

    private record Line(List<@Nullable Object> cells, boolean bold) {}

    private static String html(List<Column> columns, List<Line> lines) {
        String head = columns.stream()
                .map(column -> cell("th", column, escaped(column.name().replace('_', ' '))))
                .collect(joining());
        String body = lines.stream().map(line -> row(columns, line)).collect(joining("\n"));
        return "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s\n</tbody>\n</table>".formatted(head, body);
    }

    private static String row(List<Column> columns, Line line) {
        return IntStream.range(0, columns.size())
                .mapToObj(at ->
                        cell("td", columns.get(at), marked(text(line.cells().get(at)), line.bold())))
                .collect(joining("", "<tr>", "</tr>"));
    }

    private static String cell(String element, Column column, String html) {
        return "<%s align=\"%s\">%s</%s>".formatted(element, isNumber(column) ? "right" : "left", html, element);
    }

    private static String marked(String text, boolean bold) {
        return bold && !text.isEmpty() ? "<b>" + escaped(text) + "</b>" : escaped(text);
    }

    private static boolean isNumber(Column column) {
        return column.type().matches("(DECIMAL|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT).*");
    }

    /** Money to the cent and counts are grouped; a plain integer is as often a year. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            BigDecimal shown = number.setScale(Math.max(0, Math.min(number.scale(), 2)), RoundingMode.HALF_UP);
            return String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%,.2f", number);
        }
        return value instanceof Long number ? String.format(Locale.ROOT, "%,d", number) : value.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String bar(@Nullable Object value, double largest) {
        if (!(value instanceof Number number) || largest == 0) {
            return "";
        }
        String mark = number.doubleValue() < 0 ? "░" : "█";
        return mark.repeat((int) Math.round(BAR_CELLS * size(value) / largest));
    }

    private static double size(@Nullable Object value) {
        return value instanceof Number number ? Math.abs(number.doubleValue()) : 0;
    }

    private int place(String column) {
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.contains(column)) {
            throw new IllegalArgumentException(
                    "There is no column \"%s\"; there are: %s".formatted(column, String.join(", ", names)));
        }
        return names.indexOf(column);
    }

    private List<List<@Nullable Object>> eachRow(Function<List<@Nullable Object>, List<@Nullable Object>> change) {
        return rows.stream().map(change).toList();
    }

    private static List<@Nullable Object> with(List<@Nullable Object> row, Object last) {
        List<@Nullable Object> longer = new ArrayList<>(row);
        longer.add(last);
        return longer;
    }

    private static List<@Nullable Object> without(List<@Nullable Object> row, int place) {
        List<@Nullable Object> shorter = new ArrayList<>(row);
        shorter.remove(place);
        return shorter;
    }
}
