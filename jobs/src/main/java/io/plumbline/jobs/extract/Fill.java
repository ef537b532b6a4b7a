package io.plumbline.jobs.extract;

import static io.plumbline.jobs.extract.Workbench.name;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.ColumnType;
import io.plumbline.warehouse.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The canonical rows of one record: what the format's select gives, held against the record. */
final class Fill {
    /** Days outside are slips of the pen; they would also stretch every calendar. */
    private static final String FIRST_DAY = "1900-01-01";

    private static final String LAST_DAY = "2199-12-31";

    private static final int BREAKS_RULE = -1;

    private final Workbench bench;
    private final TableSchema record;
    private final String select;
    private boolean tellsOfPeople;

    Fill(Workbench bench, TableSchema record, String select) {
        this.bench = bench;
        this.record = record;
        this.select = select;
    }

    /** The table of accepted rows: {@code source_file_key, source_row} and the record's own columns. */
    String table() {
        return "fill_" + record.name();
    }

    TableSchema record() {
        return record;
    }

    /** Its rows hold personal data that nobody asked to keep: what is quoted of them must not give it away. */
    boolean tellsOfPeople() {
        return tellsOfPeople || record.staged().orElseThrow().subject().equals("people");
    }

    /**
     * Runs the select and rejects what the record does not take.
     *
     * @param onlyFile the file that rows belong to when the select does not say
     * @param hashKey key of the hash that replaces personal data
     */
    void run(long onlyFile, Set<String> keptPersonal, String hashKey) throws Refusal {
        try {
            bench.run("create temp table selected as " + select);
        } catch (Workbench.SqlFailure e) {
            throw new Refusal(
                    "a select for %s that DuckDB refuses: %s".formatted(record.name(), e.words()),
                    "a select over the format's inputs",
                    "Correct the mapping; `plumbline formats detect` shows the columns.");
        }
        Map<String, String> given = given();
        accept(given, onlyFile, keptPersonal, hashKey);
        reject();
        bench.script("drop table selected");
    }

    /**
     * The same rows as one select over a view {@code selected}, which fails at the first that the record does not take.
     */
    String straight(long onlyFile, Set<String> keptPersonal) throws Refusal {
        Map<String, String> given = given();
        List<String> casts = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ColumnSchema column : record.ownColumns()) {
            String cast = value(column, given);
            casts.add(cast + " as " + column.name());
            if (given.containsKey(column.name())) {
                bad.add(refused(column, cast));
            }
            values.add(hashed(column, keptPersonal) + " as " + column.name());
        }
        return """
                select source_file_key, %s as source_row, %s
                from (
                    select %s::bigint as source_file_key, source_row::bigint as source_row, %s, %s as _bad
                    from selected
                ) typed
                """.formatted(
                        StraightReading.unless(
                                "_bad or not coalesce(%s, false)"
                                        .formatted(record.staged().orElseThrow().rule()),
                                "source_row"),
                        String.join(", ", values),
                        fileKey(given, onlyFile),
                        String.join(", ", casts),
                        String.join(" or ", bad));
    }

    /** Runs a statement that hashes: the key is no part of its text, and there for it alone. */
    static void withKey(Workbench bench, String hashKey, String statement) {
        bench.run("create temp table hash_key as select ?::varchar as key", hashKey);
        try {
            bench.script(statement);
        } finally {
            bench.script("drop table hash_key");
        }
    }

    private static String fileKey(Map<String, String> given, long onlyFile) {
        return given.containsKey("source_file_key") ? "selected.source_file_key" : onlyFile + "::bigint";
    }

    private static String value(ColumnSchema column, Map<String, String> given) {
        return given.containsKey(column.name())
                ? cast(column, "selected." + name(column.name()))
                : "null::" + column.type().duckDb();
    }

    private Map<String, String> given() throws Refusal {
        Map<String, String> given = new HashMap<>();
        bench.describe("selected").forEach(column -> given.put(column.name().toLowerCase(Locale.ROOT), column.type()));
        List<String> problems = new ArrayList<>();
        if (!given.containsKey("source_row")) {
            problems.add("gives no source_row");
        }
        record.ownColumns().stream()
                .filter(column -> column.required() && !given.containsKey(column.name()))
                .forEach(column -> problems.add("gives no " + column.name()));
        given.keySet().stream()
                .filter(column -> !column.startsWith("source_")
                        && record.ownColumns().stream()
                                .noneMatch(own -> own.name().equals(column)))
                .forEach(column -> problems.add("gives %s, which %s does not have".formatted(column, record.name())));
        if (!problems.isEmpty()) {
            throw new Refusal(
                    "a select for %s that %s".formatted(record.name(), String.join(", ", problems)),
                    "source_row and columns of the record: "
                            + record.ownColumns().stream()
                                    .map(ColumnSchema::name)
                                    .collect(Collectors.joining(", ")),
                    "Correct the mapping.");
        }
        return given;
    }

    private void accept(Map<String, String> given, long onlyFile, Set<String> keptPersonal, String hashKey) {
        List<ColumnSchema> columns = record.ownColumns();
        List<String> casts = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnSchema column = columns.get(i);
            String cast = value(column, given);
            casts.add(cast + " as " + column.name());
            if (given.containsKey(column.name())) {
                bad.add("case when %s then %d end".formatted(refused(column, cast), i));
            }
            values.add(hashed(column, keptPersonal) + " as " + column.name());
        }
        withKey(bench, hashKey, """
                create temp table %s as
                with typed as (
                    select %s as source_file_key, selected.source_row::bigint as source_row, %s,
                           list_filter([%s], lambda x: x is not null) as _bad
                    from selected
                )
                select source_file_key, source_row, %s,
                       case when len(_bad) = 0 and not coalesce(%s, false) then [%d] else _bad end as _bad
                from typed
                """.formatted(
                        table(),
                        fileKey(given, onlyFile),
                        String.join(", ", casts),
                        String.join(", ", bad),
                        String.join(", ", values),
                        record.staged().orElseThrow().rule(),
                        BREAKS_RULE));
        tellsOfPeople = columns.stream()
                .filter(column -> given.containsKey(column.name()) && isHashed(column, keptPersonal))
                .anyMatch(this::mayHold);
    }

    /** A ledger may name employees, and this one names none; where no row was readable, nobody knows. */
    private boolean mayHold(ColumnSchema column) {
        String when = column.personal().filter(rule -> !rule.isEmpty()).orElse("true");
        return bench.count("select count(*) from " + table()) == 0
                || bench.count("select count(*) from %s where %s is not null and (%s)"
                                .formatted(table(), column.name(), when))
                        > 0;
    }

    private static String cast(ColumnSchema column, String value) {
        return column.type() == ColumnType.Simple.TEXT
                ? "nullif(trim(%s::varchar), '')".formatted(value)
                : "try_cast(%s as %s)".formatted(value, column.type().duckDb());
    }

    /** SQL: the record does not take the value. */
    private static String refused(ColumnSchema column, String cast) {
        String value = "selected." + name(column.name());
        List<String> reasons = new ArrayList<>();
        if (column.required()) {
            reasons.add(cast + " is null");
        } else if (column.type() != ColumnType.Simple.TEXT) {
            reasons.add("(%s is not null and %s is null)".formatted(value, cast));
        }
        if (!column.allowed().isEmpty()) {
            reasons.add("%s not in (%s)"
                    .formatted(
                            cast,
                            column.allowed().stream().map(Workbench::quoted).collect(Collectors.joining(", "))));
        }
        if (column.type() == ColumnType.Simple.DATE) {
            reasons.add("%s not between date '%s' and date '%s'".formatted(cast, FIRST_DAY, LAST_DAY));
        }
        return reasons.isEmpty() ? "false" : String.join(" or ", reasons);
    }

    private boolean isHashed(ColumnSchema column, Set<String> kept) {
        return column.personal().isPresent() && !kept.contains(record.name() + "." + column.name());
    }

    /** The key comes from a table: statements are quoted in messages. */
    private String hashed(ColumnSchema column, Set<String> kept) {
        if (!isHashed(column, kept)) {
            return column.name();
        }
        String hash = "left(sha256((select key from hash_key) || lower(trim(%s))), 16)".formatted(column.name());
        String when = column.personal().orElseThrow();
        return when.isEmpty() ? hash : "case when %s then %s else %s end".formatted(when, hash, column.name());
    }

    private void reject() {
        List<ColumnSchema> columns = record.ownColumns();
        for (List<Object> found :
                bench.rows("select distinct unnest(_bad) as i from %s order by i".formatted(table()))) {
            int index = (Integer) found.get(0);
            if (index == BREAKS_RULE) {
                bench.run(
                        "insert into rejects select source_file_key, source_row, null, null, ?, null from %s anti join bad_row using (source_file_key, source_row) where list_contains(_bad, %d)"
                                .formatted(table(), BREAKS_RULE),
                        record.staged().orElseThrow().ruleInWords());
                continue;
            }
            ColumnSchema column = columns.get(index);
            bench.run("""
                    insert into rejects
                    select fill.source_file_key, fill.source_row, ?, left(selected.%s::varchar, 200), ?, null
                    from selected
                    positional join %s as fill
                    anti join bad_row on bad_row.source_file_key = fill.source_file_key and bad_row.source_row = fill.source_row
                    where list_contains(fill._bad, %d)
                    """.formatted(name(column.name()), table(), index), column.name(), expected(column));
        }
    }

    private String expected(ColumnSchema column) {
        if (!column.allowed().isEmpty()) {
            return "one of " + String.join(", ", column.allowed());
        }
        String what = column.type() == ColumnType.Simple.DATE
                ? "a date from %s to %s".formatted(FIRST_DAY, LAST_DAY)
                : column.type() == ColumnType.Simple.TEXT ? "a value" : inWords(column.type());
        return what + ": " + column.about();
    }

    private static String inWords(ColumnType type) {
        return type instanceof ColumnType.Exact number
                ? "a number of at most %d digits before the point".formatted(number.precision() - number.scale())
                : "a value that fits " + type.duckDb();
    }
}
