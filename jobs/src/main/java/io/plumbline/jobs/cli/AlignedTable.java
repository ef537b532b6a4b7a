package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Answer.Column;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table for people: numbers to the right, nulls visible, on a terminal no wider than it is. The first
 * thousand rows decide how wide the columns are, so that an answer of any length needs little memory.
 */
record AlignedTable(Screen screen) implements Output {
    private static final int ROWS_THAT_DECIDE = 1000;
    private static final int NARROWEST_TEXT = 16;
    private static final int MONEY_PLACES = 2;
    private static final String BETWEEN = " │ ";

    @Override
    public long write(Answer answer, PrintStream out) {
        List<List<@Nullable Object>> first = firstRows(answer);
        List<Shape> shapes = shapes(answer.columns(), first);
        Layout layout = screen.terminal() ? Layout.within(screen.width(), shapes) : Layout.of(shapes);
        heading(layout, out);
        first.forEach(row -> row(layout, row, out));
        long rows = first.size();
        while (rows >= ROWS_THAT_DECIDE && !out.checkError() && answer.next()) {
            row(layout, answer.row(), out);
            rows++;
        }
        layout.notice().ifPresent(notice -> out.println(screen.ink(Ink.YELLOW, notice)));
        return rows;
    }

    private static List<List<@Nullable Object>> firstRows(Answer answer) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (rows.size() < ROWS_THAT_DECIDE && answer.next()) {
            rows.add(answer.row());
        }
        return rows;
    }

    /** How the values of a column are written, and the room that they need. */
    record Shape(String heading, boolean numeric, int places, int width) {
        String cell(@Nullable Object value) {
            if (value == null) {
                return Cells.NULL;
            } else if (value instanceof BigDecimal number) {
                return Cells.decimal(number, places);
            } else if (value instanceof Double || value instanceof Float) {
                return Cells.measure(((Number) value).doubleValue());
            }
            return Cells.printable(Cells.exact(value));
        }

        Shape narrowed(int to) {
            return new Shape(heading, numeric, places, to);
        }
    }

    private static List<Shape> shapes(List<Column> columns, List<List<@Nullable Object>> rows) {
        return IntStream.range(0, columns.size())
                .mapToObj(index -> shape(
                        columns.get(index),
                        rows.stream().map(row -> row.get(index)).collect(Collectors.toList())))
                .toList();
    }

    private static Shape shape(Column column, List<@Nullable Object> values) {
        String heading = Cells.printable(column.name());
        Shape shape = new Shape(heading, isNumeric(column.type()), places(column.type(), values), 0);
        int widest = values.stream()
                .mapToInt(value -> Cells.width(shape.cell(value)))
                .max()
                .orElse(0);
        return shape.narrowed(Math.max(widest, Cells.width(heading)));
    }

    /** Money is kept in four places and read in two, unless a value has more to say. */
    private static int places(String type, List<@Nullable Object> values) {
        int declared = type.matches("DECIMAL\\(\\d+,\\s*\\d+\\)")
                ? Integer.parseInt(type.replaceAll(".*,\\s*(\\d+)\\)", "$1"))
                : 0;
        return values.stream()
                .filter(BigDecimal.class::isInstance)
                .mapToInt(value -> Cells.placesNeeded((BigDecimal) value))
                .reduce(Math.min(declared, MONEY_PLACES), Math::max);
    }

    static boolean isNumeric(String type) {
        return type.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT|BIGNUM|VARINT");
    }

    /** The columns that are shown, and those that are not. */
    record Layout(List<Shape> shapes, int hidden, boolean cut) {
        static Layout of(List<Shape> shapes) {
            return new Layout(shapes, 0, false);
        }

        /** Cuts the widest texts first, then leaves columns out from the right. */
        static Layout within(int width, List<Shape> shapes) {
            List<Shape> narrowed = new ArrayList<>(shapes);
            boolean narrower = true;
            while (narrower && total(narrowed) > width) {
                narrower = narrowOne(narrowed, total(narrowed) - width);
            }
            int shown = narrowed.size();
            while (shown > 1 && total(narrowed.subList(0, shown)) > width) {
                shown--;
            }
            List<Shape> kept = shown == shapes.size() ? narrowed : widened(shapes.subList(0, shown), narrowed, width);
            return new Layout(kept, shapes.size() - shown, !kept.equals(shapes.subList(0, shown)));
        }

        Optional<String> notice() {
            if (hidden > 0) {
                return Optional.of("%d of %d columns are not shown; name those you need, or use --format csv"
                        .formatted(hidden, shapes.size() + hidden));
            }
            return cut
                    ? Optional.of("Long texts end in %s here; --format csv has them whole".formatted(Cells.CUT))
                    : Optional.empty();
        }

        private static List<Shape> widened(List<Shape> wanted, List<Shape> narrowed, int width) {
            return total(wanted) <= width ? List.copyOf(wanted) : List.copyOf(narrowed.subList(0, wanted.size()));
        }

        private static boolean narrowOne(List<Shape> shapes, int excess) {
            int widest = -1;
            for (int index = 0; index < shapes.size(); index++) {
                Shape shape = shapes.get(index);
                if (!shape.numeric()
                        && shape.width() > NARROWEST_TEXT
                        && (widest < 0 || shape.width() > shapes.get(widest).width())) {
                    widest = index;
                }
            }
            if (widest >= 0) {
                Shape shape = shapes.get(widest);
                int next = nextWidest(shapes, widest);
                shapes.set(
                        widest, shape.narrowed(Math.max(shape.width() - excess, Math.max(NARROWEST_TEXT, next - 1))));
            }
            return widest >= 0;
        }

        /** Narrowing stops just below the next one, so that the widest take turns. */
        private static int nextWidest(List<Shape> shapes, int widest) {
            return IntStream.range(0, shapes.size())
                    .filter(index -> index != widest && !shapes.get(index).numeric())
                    .map(index -> shapes.get(index).width())
                    .max()
                    .orElse(0);
        }

        private static int total(List<Shape> shapes) {
            return shapes.stream().mapToInt(Shape::width).sum() + BETWEEN.length() * (shapes.size() - 1);
        }
    }

    private void heading(Layout layout, PrintStream out) {
        out.println(line(layout.shapes().stream()
                .map(shape -> screen.ink(Ink.BOLD, aligned(shape, shape.heading())))
                .toList()));
        out.println(
                layout.shapes().stream().map(shape -> "─".repeat(shape.width())).collect(Collectors.joining("─┼─")));
    }

    private void row(Layout layout, List<@Nullable Object> row, PrintStream out) {
        out.println(line(IntStream.range(0, layout.shapes().size())
                .mapToObj(index -> cell(layout.shapes().get(index), row.get(index)))
                .toList()));
    }

    private String cell(Shape shape, @Nullable Object value) {
        String text = aligned(shape, shape.cell(value));
        return value == null ? screen.ink(Ink.FAINT, text) : text;
    }

    private String aligned(Shape shape, String text) {
        String fitting = screen.terminal() ? Cells.cut(text, shape.width()) : text;
        return shape.numeric() ? Cells.right(fitting, shape.width()) : Cells.left(fitting, shape.width());
    }

    private static String line(List<String> cells) {
        return String.join(BETWEEN, cells).stripTrailing();
    }
}
