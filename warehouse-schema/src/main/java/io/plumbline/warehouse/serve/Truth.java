package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which staged rows count, worked out in SQL from the manifests alone: a view {@code counted_<record>} for each record.
 * The star works it out by another route, so that one mistake does not hide in both.
 */
final class Truth {
    private final Connection connection;
    private final WarehouseFolder folder;

    private Truth(Connection connection, WarehouseFolder folder) {
        this.connection = connection;
        this.folder = folder;
    }

    static void create(
            Connection connection,
            WarehouseFolder folder,
            List<StagedExport> exports,
            Instant asOf,
            Set<String> clients)
            throws SQLException {
        Truth truth = new Truth(connection, folder);
        truth.load(
                exports.stream()
                        .filter(export -> clients.contains(export.clientId()))
                        .toList(),
                asOf);
        for (String step : List.of("known_export", "arrival", "truth_day")) {
            Engine.run(connection, SqlFile.of("truth", step).sql());
        }
        for (TableSchema record : Tables.STAGING) {
            truth.count(record);
        }
    }

    private void load(List<StagedExport> exports, Instant asOf) throws SQLException {
        Engine.run(
                connection,
                "create table moment as select %s::timestamp as as_of"
                        .formatted(Sql.text(utc(asOf).toString())),
                """
                create table staged_export (export_key bigint, client_id varchar, content varchar, format_version varchar,
                    name varchar, known_at timestamp, staged_at timestamp, exported_on date)""",
                """
                create table staged_rows (export_key bigint, client_id varchar, record varchar, feed varchar, rows bigint,
                    covered_from date, covered_to date, opened_on date, file varchar)""",
                """
                create table staged_file (export_key bigint, client_id varchar, source_file_key bigint, path varchar,
                    rows_read bigint, rows_loaded bigint, rows_rejected bigint, rows_left_out bigint, refused varchar)""",
                "begin");
        for (StagedExport export : exports) {
            insert(
                    "staged_export",
                    export.key(),
                    export.clientId(),
                    content(export),
                    export.formatVersion(),
                    export.name(),
                    utc(export.knownAt()),
                    utc(export.stagedAt()),
                    exportedOn(export));
            for (StagedExport.Rows rows : export.rows()) {
                insert(
                        "staged_rows",
                        export.key(),
                        export.clientId(),
                        rows.record(),
                        rows.feed(),
                        rows.rows(),
                        rows.coveredFrom(),
                        rows.coveredTo(),
                        rows.openedOn(),
                        folder.rows(export, rows).toString());
            }
            for (StagedExport.SourceFile file : export.files()) {
                insert(
                        "staged_file",
                        export.key(),
                        export.clientId(),
                        file.key(),
                        file.path(),
                        file.rowsRead(),
                        file.rowsLoaded(),
                        file.rowsRejected(),
                        file.rowsLeftOut(),
                        file.refused());
            }
        }
        Engine.run(connection, "commit");
    }

    private void insert(String table, @Nullable Object... values) throws SQLException {
        String places = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("insert into %s values (%s)".formatted(table, places))) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.execute();
        }
    }

    private static String content(StagedExport export) {
        return export.files().stream()
                .map(StagedExport.SourceFile::sha256)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static @Nullable LocalDate exportedOn(StagedExport export) {
        return export.files().stream()
                .map(StagedExport.SourceFile::exportedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private void count(TableSchema record) throws SQLException {
        Staged staged = record.staged().orElseThrow();
        List<String> files = Engine.texts(connection, filesThatCount(record.name(), staged));
        String rows = files.isEmpty()
                ? TableViews.nothing(record) + " and cast(null as varchar) = ''"
                : counted(record, staged, files);
        Engine.run(
                connection,
                "create view counted_%s as %s"
                        .formatted(
                                record.name(),
                                files.isEmpty() ? "select *, '' as feed from (%s)".formatted(rows) : rows));
    }

    private static String filesThatCount(String record, Staged staged) {
        String arrived = "from arrival where arrival.record = %s".formatted(Sql.text(record));
        if (staged.relation() == Relation.WINDOW) {
            return "select distinct file %s and export_key in (select export_key from truth_day where record = %s)"
                    .formatted(arrived, Sql.text(record));
        } else if (staged.relation() == Relation.SNAPSHOT && staged.by().length == 0) {
            return "select file %s qualify dump = max(dump) over (partition by client_id, feed)".formatted(arrived);
        }
        return "select file %s".formatted(arrived);
    }

    /** The rows of those files that count, with the feed that they belong to. */
    private static String counted(TableSchema record, Staged staged, List<String> files) {
        String columns = record.columns().stream()
                .map(ColumnSchema::name)
                .map(column -> "row." + column)
                .collect(Collectors.joining(", "));
        String rows = "read_parquet([%s], hive_partitioning = false)".formatted(Sql.texts(files));
        String arrival = """
                select %s, arrival.feed, arrival.arrival
                from %s as row
                join arrival  -- one row per export and record
                    on  arrival.export_key = row.export_key
                    and arrival.record = %s""".formatted(columns, rows, Sql.text(record.name()));
        return switch (staged.relation()) {
            case WINDOW -> """
                select %s, truth_day.feed
                from %s as row
                join truth_day  -- one row per export, record and day
                    on  truth_day.export_key = row.export_key
                    and truth_day.day = coalesce(row.%s, date '0001-01-01')
                    and truth_day.record = %s""".formatted(columns, rows, staged.day(), Sql.text(record.name()));
            case SNAPSHOT -> arrival;
            case UPSERT ->
                arrival
                        + "\nqualify arrival.arrival = max(arrival.arrival) over (partition by row.client_id, arrival.feed, %s)"
                                .formatted(java.util.Arrays.stream(staged.by())
                                        .map(column -> "row." + column)
                                        .collect(Collectors.joining(", ")));
        };
    }
}
