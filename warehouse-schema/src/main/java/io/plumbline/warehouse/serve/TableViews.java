package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of the star and the analyses as a snapshot shows them: views over the Parquet files that it names, and copies of the tables
 * that every statement joins. A held client shows its last good rows.
 */
final class TableViews {
    private static final String CLIENT = "client_id";

    /**
     * Kept in the catalogue itself, ordered by client. A statement reads each of them several times, and opening the files
     * of all shards each time takes longer than the answer. None has a row for each line of an export, so that they stay
     * small: months times accounts, not months times lines.
     */
    private static final Set<String> KEPT = Set.of(
            "dim_account",
            "dim_client",
            "dim_date",
            "dim_location",
            "dim_period",
            "dim_plan",
            "dim_source_file",
            "fact_account_month",
            "fact_plan_month");

    private final String snapshots;
    private final Snapshot snapshot;

    /** @param snapshots the place below which the snapshot names its files */
    private TableViews(String snapshots, Snapshot snapshot) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    private TableViews(WarehouseFolder folder, Snapshot snapshot) {
        this(folder.snapshots().toString(), snapshot);
    }

    /** Files, and the condition on client_id under which their rows count; empty for all of them. */
    private record Part(List<String> files, String condition) {}

    /** Every client of the snapshot. */
    static void create(Connection connection, WarehouseFolder folder, Snapshot snapshot) throws SQLException {
        TableViews views = new TableViews(folder, snapshot);
        for (TableSchema table : Tables.IN_FILES) {
            views.create(connection, table, views.shown(table.name()));
        }
        refuseOtherTypes(connection, folder);
    }

    /** The new rows of some clients, whether they are held or not. */
    static void createFor(Connection connection, WarehouseFolder folder, Snapshot snapshot, Set<String> clients)
            throws SQLException {
        TableViews views = new TableViews(folder, snapshot);
        for (TableSchema table : Tables.IN_FILES) {
            views.create(connection, table, views.built(table.name(), clients));
        }
        refuseOtherTypes(connection, folder);
    }

    /**
     * Names the files at another place. Binding a view reads its files; there, they may be out of our reach, so that
     * while the views are made a macro of the reader's name stands for what it would find.
     */
    static void moveTo(Connection connection, String snapshots, Snapshot snapshot) throws SQLException {
        TableViews views = new TableViews(snapshots, snapshot);
        for (TableSchema table : Tables.IN_FILES) {
            if (!isKept(table)) {
                Engine.run(
                        connection,
                        "create or replace macro read_parquet(files, hive_partitioning := true) as table "
                                + nothing(table));
                views.create(connection, table, views.shown(table.name()));
            }
        }
        Engine.run(connection, "drop macro table read_parquet");
    }

    private List<Part> shown(String table) {
        List<Part> parts = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        for (Snapshot.Shard shard : snapshot.shards().values()) {
            Set<String> held = new TreeSet<>(shard.clients());
            held.retainAll(snapshot.held().keySet());
            List<String> files = shard.files().getOrDefault(table, List.of());
            if (held.isEmpty()) {
                whole.addAll(files);
            } else {
                parts.add(new Part(files, "%s not in (%s)".formatted(CLIENT, Sql.texts(held))));
            }
        }
        parts.add(0, new Part(whole, ""));
        lastGood(table)
                .forEach((files, clients) ->
                        parts.add(new Part(files, "%s in (%s)".formatted(CLIENT, Sql.texts(clients)))));
        return parts;
    }

    private Map<List<String>, Set<String>> lastGood(String table) {
        Map<List<String>, Set<String>> clientsByFiles = new LinkedHashMap<>();
        snapshot.held()
                .forEach((client, held) -> clientsByFiles
                        .computeIfAbsent(held.files().getOrDefault(table, List.of()), files -> new TreeSet<>())
                        .add(client));
        return clientsByFiles;
    }

    private List<Part> built(String table, Set<String> clients) {
        List<String> files = snapshot.shards().values().stream()
                .filter(shard -> shard.clients().stream().anyMatch(clients::contains))
                .flatMap(shard -> shard.files().getOrDefault(table, List.of()).stream())
                .toList();
        return clients.isEmpty()
                ? List.of()
                : List.of(new Part(files, "%s in (%s)".formatted(CLIENT, Sql.texts(new TreeSet<>(clients)))));
    }

    private void create(Connection connection, TableSchema table, List<Part> parts) throws SQLException {
        List<Part> filled =
                parts.stream().filter(part -> !part.files().isEmpty()).toList();
        String rows = filled.isEmpty()
                ? nothing(table)
                : filled.stream().map(part -> select(table, part)).collect(Collectors.joining(union(table)));
        Engine.run(
                connection,
                isKept(table)
                        ? "create table %s as select * from (%s) order by %s"
                                .formatted(table.name(), rows, order(table))
                        : "create or replace view %s as %s".formatted(table.name(), rows));
    }

    /** Whether the catalogue holds the rows of the table, and not their place. */
    static boolean isKept(TableSchema table) {
        return KEPT.contains(table.name());
    }

    /** As in the files, so that what belongs together lies together. */
    static String order(TableSchema table) {
        return table.order().isEmpty() ? "all" : String.join(", ", table.order());
    }

    /** What belongs to no client stands in every shard and counts once. */
    private static String union(TableSchema table) {
        return ofClients(table) ? "\nunion all\n" : "\nunion\n";
    }

    private String select(TableSchema table, Part part) {
        String condition = ofClients(table) && !part.condition().isEmpty() ? " where " + part.condition() : "";
        return "select %s%s from read_parquet([%s], hive_partitioning = false)%s"
                .formatted(
                        ofClients(table) ? "" : "distinct ",
                        names(table),
                        Sql.texts(part.files().stream()
                                .map(file -> snapshots + "/" + file)
                                .toList()),
                        condition);
    }

    static String nothing(TableSchema table) {
        return table.columns().stream()
                .map(column -> "cast(null as %s) as %s".formatted(column.type().duckDb(), column.name()))
                .collect(Collectors.joining(", ", "select ", " where false"));
    }

    static boolean ofClients(TableSchema table) {
        return table.columns().stream().anyMatch(column -> column.name().equals(CLIENT));
    }

    private static String names(TableSchema table) {
        return table.columns().stream().map(ColumnSchema::name).collect(Collectors.joining(", "));
    }

    /** A view takes the types of its files; they must be the table's. */
    private static void refuseOtherTypes(Connection connection, WarehouseFolder folder) throws SQLException {
        Map<String, String> found = new HashMap<>();
        for (String column : Engine.texts(
                connection,
                "select table_name || '.' || column_name || ' ' || data_type from duckdb_columns()"
                        + " where database_name = current_database() and not internal")) {
            int space = column.indexOf(' ');
            found.put(column.substring(0, space), column.substring(space + 1));
        }
        List<String> problems = new ArrayList<>();
        for (TableSchema table : Tables.IN_FILES) {
            for (ColumnSchema column : table.columns()) {
                String name = table.name() + "." + column.name();
                String expected = column.type().duckDb().toUpperCase(Locale.ROOT);
                if (!expected.equals(found.get(name))) {
                    problems.add("%s is %s, expected %s".formatted(name, found.get(name), expected));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Parquet files below %s do not have the table's types: %s"
                    .formatted(folder.snapshots(), String.join("; ", problems)));
        }
    }
}
