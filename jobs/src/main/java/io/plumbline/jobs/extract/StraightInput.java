package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;
import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.InputColumns.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of an export as a view, like the table of {@link InputTable}, that fails at the first cell that cannot be read.
 * What every row of the file says is no column of it but a constant of the view.
 */
final class StraightInput {
    private static final int FIRST_ROWS = 10_000;

    private final Workbench bench;
    private final InputFile file;
    private final InputColumns columns;
    private final String name;

    StraightInput(Workbench bench, InputFile file, int number) throws Refusal {
        this.bench = bench;
        this.file = file;
        this.columns = InputColumns.of(file.input(), file.file().columns());
        this.name = "straight_" + number;
    }

    String view() {
        return name;
    }

    private String table() {
        return name + "_rows";
    }

    /** How the file is read, as its first rows leave no doubt of; empty where they do. */
    Optional<Conventions> conventions() {
        List<String> open = new ArrayList<>(columns.openDates());
        open.addAll(columns.openNumbers());
        if (!open.isEmpty()) {
            bench.script("create or replace temp table first_rows as select %s from %s limit %d"
                    .formatted(
                            String.join(", ", open.stream().map(Workbench::name).toList()),
                            file.file().readRows(),
                            FIRST_ROWS));
        }
        return new ConventionsFinder(bench, "first_rows", file.stated())
                .certain(columns.openDates(), columns.openNumbers(), file.file().rows() <= FIRST_ROWS);
    }

    /** Rows are read anew each time the view is: for one that is read once. */
    void stream(Conventions conventions) {
        view(conventions, "(%s)".formatted(rows(conventions)));
    }

    /** Rows are read once, here. */
    void load(Conventions conventions) {
        bench.script("create or replace temp table %s as %s".formatted(table(), rows(conventions)));
        view(conventions, table());
    }

    void drop() {
        bench.script("drop view if exists " + view());
        bench.script("drop table if exists " + table());
    }

    /** The columns in which rows differ, with their place. */
    private String rows(Conventions conventions) {
        List<String> read = new ArrayList<>(List.of("source_row"));
        List<String> values = new ArrayList<>();
        List<String> bad = new ArrayList<>(List.of("false"));
        for (int i = 0; i < columns.typed().size(); i++) {
            Typed column = columns.typed().get(i);
            String raw = name(column.raw());
            Optional<String> repeated = repeated(column);
            if (repeated.isPresent()) {
                String text = constant(repeated.get());
                bad.add("(%s is not null and %s is null)"
                        .formatted(text, column.type().sql(text, conventions)));
            } else if (column.type() instanceof CellType.Text) {
                read.add(raw);
                values.add(raw + " as " + name(column.as()));
            } else {
                read.add(raw);
                read.add("%s as _read_%d".formatted(column.type().quick(raw, conventions), i));
                values.add("_read_%d as %s".formatted(i, name(column.as())));
                bad.add("(%s is not null and _read_%d is null)".formatted(raw, i));
            }
        }
        values.add(0, StraightReading.unless(String.join(" or ", bad), "source_row") + " as source_row");
        return "select %s from (select %s from %s)"
                .formatted(
                        String.join(", ", values),
                        String.join(", ", read),
                        file.file().readRows());
    }

    private void view(Conventions conventions, String rows) {
        List<String> values = new ArrayList<>();
        for (Typed column : columns.typed()) {
            String value = repeated(column)
                    .map(text -> "%s as ".formatted(column.type().sql(constant(text), conventions)))
                    .orElse("");
            values.add(value + name(column.as()));
        }
        values.addAll(columns.absent());
        bench.script(
                "create or replace temp view %s as select %d::bigint as source_file_key, source_row, %s as file_name, %s from %s"
                        .formatted(view(), file.fileKey(), quoted(file.stem()), String.join(", ", values), rows));
    }

    private static String constant(String text) {
        return text.isEmpty() ? "null::varchar" : quoted(text) + "::varchar";
    }

    private Optional<String> repeated(Typed column) {
        return file.file().repeated(column.raw());
    }
}
