package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in memory: the first ones of a file for recognising it, or all of them in a test. */
public final class RowList implements Rows {
    private final long wanted;
    private List<String> columns = List.of();
    private Optional<List<String>> headings = Optional.empty();
    private final List<Row> rows = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, String> columnsLeftOut = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable UnreadableFile refused;

    private RowList(long wanted) {
        this.wanted = wanted;
    }

    /** A row of the file. */
    public record Row(long sourceRow, List<String> cells) {}

    /** A row that carries no data. */
    public record LeftOut(long sourceRow, String reason) {}

    /** A row that could not be read. */
    public record Rejected(
            long sourceRow,
            @Nullable String column,
            @Nullable String found,
            String expected) {}

    public static RowList all() {
        return new RowList(Long.MAX_VALUE);
    }

    public static RowList first(int rows) {
        return new RowList(rows);
    }

    /** The first rows of a file; a file that does not fit says so in {@link #refused} instead of throwing. */
    public static RowList peek(Shape shape, Source source, Profile profile, ShapeSettings settings, int rows)
            throws IOException {
        RowList list = first(rows);
        try {
            shape.read(source, profile, settings, list);
        } catch (UnreadableFile e) {
            list.refused = e;
        }
        return list;
    }

    @Override
    public void header(List<String> names) {
        columns = List.copyOf(names);
    }

    @Override
    public void headings(List<String> names) {
        headings = Optional.of(List.copyOf(names));
    }

    @Override
    public void columnLeftOut(String heading, String reason) {
        columnsLeftOut.put(heading, reason);
    }

    @Override
    public void row(long sourceRow, Cells cells) {
        rows.add(new Row(sourceRow, cells.texts()));
    }

    @Override
    public void leftOut(long sourceRow, String reason) {
        leftOut.add(new LeftOut(sourceRow, reason));
    }

    @Override
    public void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected) {
        rejected.add(new Rejected(sourceRow, column, found, expected));
    }

    @Override
    public void property(String name, String value) {
        properties.putIfAbsent(name, value);
    }

    @Override
    public long wanted() {
        return wanted;
    }

    @Override
    public boolean enough() {
        return rows.size() >= wanted || rejected.size() >= wanted;
    }

    /** Empty when the file has no such header. */
    public List<String> columns() {
        return columns;
    }

    /** What stands in the file's own header: not all columns of the rows need be from there. */
    public List<String> headings() {
        return headings.orElse(columns);
    }

    /** Columns of the file that are not read, with the reason. */
    public Map<String, String> columnsLeftOut() {
        return columnsLeftOut;
    }

    public List<Row> rows() {
        return rows;
    }

    /** The cells of a column, one for each row. */
    public List<String> column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No column \"%s\" among %s".formatted(name, columns));
        }
        return rows.stream().map(row -> row.cells().get(index)).toList();
    }

    public List<LeftOut> leftOut() {
        return leftOut;
    }

    public List<Rejected> rejected() {
        return rejected;
    }

    public Map<String, String> properties() {
        return properties;
    }

    /** Why the file could not be read with these settings. */
    public Optional<UnreadableFile> refused() {
        return Optional.ofNullable(refused);
    }
}
