package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;
import static io.plumbline.jobs.extract.Workbench.quoted;

import io.plumbline.jobs.extract.shape.Header;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One file of an export as a typed table: {@code source_file_key, source_row, file_name} and the file's columns under the
 * names that the mapping gives them. Cells that cannot be read are null and their rows rejected.
 */
final class InputTable {
    private static final int FIRST_ROWS = 10_000;

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
        input.columns().stream()
                .filter(declared -> !declared.name().equals(Mapping.REST))
                .map(InputTable::absent)
                .forEach(columns::add);
        String table = "no_" + input.name();
        bench.script("create temp table %s as select %s, []::integer[] as _bad where false"
                .formatted(table, String.join(", ", columns)));
        return table;
    }

    /** A column of the file under the name that the mapping gives it. */
    private record Typed(String raw, String as, CellType type) {}

    /** Loads the file and returns the conventions it is read by. */
    Conventions load(InputFile file) throws Refusal {
        bench.script("create temp table raw as select * from " + file.file().readRows());
        List<Typed> columns = columns(file.file().columns());
        Conventions conventions = new ConventionsFinder(bench, "raw", file.stated())
                .find(
                        undecided(columns, CellType.Day.class, CellType.Moment.class),
                        undecided(columns, CellType.Numeric.class));
        type(columns, conventions, file);
        reject(columns, conventions, file.fileKey());
        bench.script("drop table raw");
        return conventions;
    }

    /**
     * The same as a view, which fails at the first cell that cannot be read; no view where the file's
     * first rows leave doubts about its conventions.
     */
    Optional<Conventions> view(String view, InputFile file) throws Refusal {
        List<Typed> columns = columns(file.file().columns());
        bench.script("create temp table first_rows as select * from %s limit %d"
                .formatted(file.file().readRows(), FIRST_ROWS));
        Optional<Conventions> conventions = new ConventionsFinder(bench, "first_rows", file.stated())
                .certain(
                        undecided(columns, CellType.Day.class, CellType.Moment.class),
                        undecided(columns, CellType.Numeric.class),
                        file.file().rows() <= FIRST_ROWS);
        conventions.ifPresent(certain ->
                bench.script("create temp view %s as %s".formatted(name(view), straight(columns, certain, file))));
        return conventions;
    }

    private String straight(List<Typed> columns, Conventions conventions, InputFile file) {
        List<String> values = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<String> bad = new ArrayList<>(List.of("false"));
        for (int i = 0; i < columns.size(); i++) {
            Typed column = columns.get(i);
            String raw = name(column.raw());
            if (column.type() instanceof CellType.Text) {
                values.add(raw + " as " + name(column.as()));
            } else {
                read.add("%s as _read_%d".formatted(column.type().quick(raw, conventions), i));
                values.add("_read_%d as %s".formatted(i, name(column.as())));
                bad.add("(%s is not null and _read_%d is null)".formatted(raw, i));
            }
        }
        values.addAll(absent(columns));
        read.add("*");
        return "select %d::bigint as source_file_key, %s as source_row, %s as file_name, %s from (select %s from %s)"
                .formatted(
                        file.fileKey(),
                        StraightReading.unless(String.join(" or ", bad), "source_row"),
                        quoted(file.stem()),
                        String.join(", ", values),
                        String.join(", ", read),
                        file.file().readRows());
    }

    /** Declared columns that the file lacks, as nulls. */
    private List<String> absent(List<Typed> columns) {
        return input.columns().stream()
                .filter(declared -> !declared.name().equals(Mapping.REST))
                .filter(declared ->
                        columns.stream().noneMatch(column -> column.as().equals(declared.name())))
                .map(InputTable::absent)
                .toList();
    }

    private static String absent(Mapping.Column declared) {
        return "null::%s as %s".formatted(declared.type().duckDb(), name(declared.name()));
    }

    private List<Typed> columns(List<String> header) throws Refusal {
        List<Typed> columns = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (Mapping.Column declared : input.columns()) {
            if (declared.name().equals(Mapping.REST)) {
                continue;
            }
            Optional<String> found = find(declared, header);
            if (found.isPresent()) {
                columns.add(new Typed(found.get(), declared.name(), declared.type()));
                taken.add(found.get());
            } else if (!declared.optional()) {
                missing.add(String.join(" or ", declared.headers()));
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "a header without " + String.join(", ", missing),
                    "every column that the format declares",
                    "Export the file with these columns, or mark them `optional` in a mapping of your own.");
        }
        Set<String> names = columns.stream()
                .map(column -> column.as().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        CellType rest = input.columns().stream()
                .filter(declared -> declared.name().equals(Mapping.REST))
                .map(Mapping.Column::type)
                .findFirst()
                .orElse(new CellType.Text());
        header.stream()
                .filter(column -> !taken.contains(column) && names.add(column.toLowerCase(Locale.ROOT)))
                .forEach(
                        column -> columns.add(new Typed(column, column, isShare(column) ? new CellType.Text() : rest)));
        return columns;
    }

    /** Columns such as "% of income" among those of amounts hold no amounts. */
    private static boolean isShare(String heading) {
        return heading.contains("%");
    }

    private static Optional<String> find(Mapping.Column declared, List<String> header) {
        return declared.headers().stream()
                .flatMap(wanted ->
                        header.stream().filter(column -> Header.plain(column).equals(Header.plain(wanted))))
                .findFirst();
    }

    @SafeVarargs
    private static List<String> undecided(List<Typed> columns, Class<? extends CellType>... types) {
        return columns.stream()
                .filter(column -> List.of(types).contains(column.type().getClass()) && isOpen(column.type()))
                .map(Typed::raw)
                .toList();
    }

    private static boolean isOpen(CellType type) {
        if (type instanceof CellType.Day day) {
            return day.pattern().isEmpty();
        } else if (type instanceof CellType.Moment moment) {
            return moment.pattern().isEmpty();
        }
        return type instanceof CellType.Numeric number && number.mark().isEmpty();
    }

    private void type(List<Typed> columns, Conventions conventions, InputFile file) {
        List<String> values = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Typed column = columns.get(i);
            String value = column.type().sql(name(column.raw()), conventions);
            values.add(value + " as " + name(column.as()));
            if (!(column.type() instanceof CellType.Text)) {
                bad.add("case when %s is not null and %s is null then %d end".formatted(name(column.raw()), value, i));
            }
        }
        values.addAll(absent(columns));
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
