package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the records promise of every table, as checks: unique keys, required and allowed values, references that lead somewhere. */
final class SchemaChecks {
    private SchemaChecks() {}

    static List<SqlFile> all() {
        return List.of(
                check("keys_unique", "no two rows have the same key", "keys", SchemaChecks::duplicates),
                check("required_values", "every required value is there", "required columns", SchemaChecks::missing),
                check(
                        "allowed_values",
                        "every value is one that its column allows",
                        "columns",
                        SchemaChecks::notAllowed),
                check("references", "every reference leads to a row", "references", SchemaChecks::danglingReferences));
    }

    /** Each part gives client_id, what, failures: one row per client and thing that was looked at. */
    private static SqlFile check(
            String name, String about, String things, Function<TableSchema, Stream<String>> partsOfTable) {
        String parts = Tables.STAR.stream()
                .filter(TableViews::ofClients)
                .flatMap(partsOfTable)
                .collect(Collectors.joining("\nunion all\n"));
        String sql = """
                select
                    client_id,
                    sum(failures) as failures,
                    format('{} %s in {} rows or groups', count(*), sum(looked_at)::varchar) as compared,
                    list_aggregate((list(format('{}: {}', what, failures::varchar) order by what)
                        filter (where failures > 0))[1:5], 'string_agg', '; ') as sample
                from (%s)
                group by client_id""".formatted(things, parts);
        return new SqlFile(name, "error: " + about, sql);
    }

    private static Stream<String> duplicates(TableSchema table) {
        if (table.key().isEmpty() || table.name().equals("fact_account_month")) {
            return table.key().isEmpty()
                    ? Stream.empty()
                    : Stream.of(duplicates(table, "coalesce(location_id, 0), entry_kind"));
        }
        return Stream.of(duplicates(table, ""));
    }

    private static String duplicates(TableSchema table, String more) {
        String key = Stream.concat(
                        table.key().stream().map(ColumnSchema::name), more.isEmpty() ? Stream.empty() : Stream.of(more))
                .collect(Collectors.joining(", "));
        String group = key.contains("client_id") ? key : "client_id, " + key;
        return """
                select client_id, %s as what, count(*) as looked_at, count(*) filter (where rows > 1) as failures
                from (select client_id, count(*) as rows from %s group by %s)
                group by client_id""".formatted(Sql.text(table.name()), table.name(), group);
    }

    private static Stream<String> missing(TableSchema table) {
        List<String> required = table.columns().stream()
                .filter(ColumnSchema::required)
                .map(ColumnSchema::name)
                .filter(column -> !column.equals("client_id"))
                .toList();
        return required.isEmpty() ? Stream.empty() : Stream.of(counts(table, required, column -> column + " is null"));
    }

    private static Stream<String> notAllowed(TableSchema table) {
        List<ColumnSchema> limited = table.columns().stream()
                .filter(column -> !column.allowed().isEmpty())
                .toList();
        return limited.isEmpty()
                ? Stream.empty()
                : Stream.of(counts(
                        table,
                        limited.stream().map(ColumnSchema::name).toList(),
                        column -> "%s not in (%s)"
                                .formatted(
                                        column, Sql.texts(table.column(column).allowed()))));
    }

    /** One scan for all columns, then a row for each. */
    private static String counts(TableSchema table, List<String> columns, Function<String, String> broken) {
        String counts = columns.stream()
                .map(column -> "count(*) filter (where %s) as %s".formatted(broken.apply(column), column))
                .collect(Collectors.joining(", "));
        String rows = columns.stream()
                .map(column -> "{'what': %s, 'failures': %s}".formatted(Sql.text(table.name() + "." + column), column))
                .collect(Collectors.joining(", "));
        return """
                select client_id, item.what, looked_at, item.failures
                from (
                    select client_id, looked_at, unnest([%s]) as item
                    from (select client_id, count(*) as looked_at, %s from %s group by client_id)
                )""".formatted(rows, counts, table.name());
    }

    private static Stream<String> danglingReferences(TableSchema table) {
        return table.columns().stream()
                .filter(column -> column.references().isPresent())
                .filter(column -> !column.name().equals("client_id"))
                .map(column -> dangling(
                        table, column.name(), TableSchema.of(column.references().get())));
    }

    private static String dangling(TableSchema table, String column, TableSchema target) {
        String key = target.key().get(0).name();
        Optional<String> client =
                TableViews.ofClients(target) ? Optional.of("row.client_id = target.client_id and ") : Optional.empty();
        return """
                select row.client_id, %s as what, sum(row.rows) as looked_at,
                    sum(case when target.%s is null then row.rows else 0 end) as failures
                from (
                    select client_id, %s, count(*) as rows
                    from %s
                    where %s is not null
                    group by client_id, %s
                ) as row
                left join (select distinct %s%s from %s) as target
                    on %srow.%s = target.%s
                group by row.client_id""".formatted(
                        Sql.text(table.name() + "." + column),
                        key,
                        column,
                        table.name(),
                        column,
                        column,
                        client.isPresent() ? "client_id, " : "",
                        key,
                        target.name(),
                        client.orElse(""),
                        column,
                        key);
    }
}
