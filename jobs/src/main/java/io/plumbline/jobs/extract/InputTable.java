package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;
import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.InputColumns.Typed;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of an export as a typed table: {@code source_file_key, source_row, file_name} and the file's columns under the
 * names that the mapping gives them. Cells that cannot be read are null and their rows rejected.
 */
final class InputTable {
    private final Workbench bench;
    private final Mapping.Input input;
    private final String table;

    InputTable(Workbench bench, Mapping.Input input, int number) {
        this.bench = bench;
        this.input = input;
        this.table = "file_" + number;
    }

    String table() {
        return table;
    }

    /** Stands in for an optional file that an export lacks: its declared columns and no row. */
    static String empty(Workbench bench, Mapping.Input input) {
        List<String> columns = new ArrayList<>(
                List.of("null::bigint as source_file_key", "null::bigint as source_row", "null::varchar as file_name"));
        columns.addAll(InputColumns.none(input).absent());
        String table = "no_" + input.name();
        bench.script("create or replace temp table %s as select %s, []::integer[] as _bad where false"
                .formatted(table, String.join(", ", columns)));
        return table;
    }

    /** Loads the file and returns the conventions it is read by. */
    Conventions load(InputFile file) throws Refusal {
        bench.script("create temp table raw as select * from " + file.file().readRows());
        InputColumns columns = InputColumns.of(input, file.file().columns());
        Conventions conventions =
                new ConventionsFinder(bench, "raw", file.stated()).find(columns.openDates(), columns.openNumbers());
        type(columns, conventions, file);
        reject(columns.typed(), conventions, file.fileKey());
        bench.script("drop table raw");
        return conventions;
    }

    private void type(InputColumns columns, Conventions conventions, InputFile file) {
        List<String> values = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < columns.typed().size(); i++) {
            Typed column = columns.typed().get(i);
            String value = column.type().sql(name(column.raw()), conventions);
            values.add(value + " as " + name(column.as()));
            if (!(column.type() instanceof CellType.Text)) {
                bad.add("case when %s is not null and %s is null then %d end".formatted(name(column.raw()), value, i));
            }
        }
        values.addAll(columns.absent());
        bench.run(
                "create temp table %s as select %d::bigint as source_file_key, source_row, %s as file_name, %s, %s as _bad from raw"
                        .formatted(
                                table,
                                file.fileKey(),
                                quoted(file.stem()),
                                String.join(", ", values),
                                bad.isEmpty()
                                        ? "[]::integer[]"
                                        : "list_filter([%s], lambda x: x is not null)"
                                                .formatted(String.join(", ", bad))));
    }

    private void reject(List<Typed> columns, Conventions conventions, long fileKey) {
        for (Object found : bench.rows("select distinct unnest(_bad) as i from %s order by i".formatted(table)).stream()
                .map(row -> row.get(0))
                .toList()) {
            int index = (Integer) found;
            Typed column = columns.get(index);
            bench.run(
                    """
                    insert into rejects
                    select %d, raw.source_row, ?, left(raw.%s, 200), ?, null
                    from raw
                    positional join %s as typed
                    where list_contains(typed._bad, %d)
                    """.formatted(fileKey, name(column.raw()), table, index),
                    column.raw(),
                    column.type().expected(conventions));
        }
    }
}
