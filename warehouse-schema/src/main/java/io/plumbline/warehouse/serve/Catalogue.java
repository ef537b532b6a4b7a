package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The DuckDB file that names a snapshot's Parquet files and gives them views, macros and comments. */
public final class Catalogue {
    /** The oldest storage that knows all we use: clients from 1.2 on open it. */
    static final String STORAGE = "v1.2.0";

    /** The table that says who is shown fresh. */
    static final String CLIENT_STATE =
            "create table client_state (client_id varchar not null, state varchar not null, reason varchar,"
                    + " shown_from_snapshot varchar, cause varchar, stale_since timestamp)";

    private Catalogue() {}

    /** The same for a workspace without groups and rates of its own. */
    public static Path build(WarehouseFolder folder, Snapshot snapshot, AuditRows audit) {
        return build(folder, snapshot, audit, SharedRows.NONE);
    }

    /** Writes {@code snapshots/<id>/catalogue.duckdb}. */
    public static Path build(WarehouseFolder folder, Snapshot snapshot, AuditRows audit, SharedRows shared) {
        Path catalogue = folder.catalogue(snapshot.id());
        Path unfinished = catalogue.resolveSibling("catalogue.duckdb.tmp");
        try {
            Files.createDirectories(catalogue.getParent());
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".wal"));
            write(unfinished, folder, snapshot, audit, shared);
            Files.move(unfinished, catalogue, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + catalogue, e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write %s: %s".formatted(catalogue, e.getMessage()), e);
        }
    }

    /** What was checked for that snapshot, as its catalogue holds it. */
    public static List<CheckResult> checkResults(WarehouseFolder folder, String snapshotId) {
        Path catalogue = folder.catalogue(snapshotId);
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            attach(connection, catalogue);
            return TypedRows.read(connection, "from check_result order by client_id, check_name", CheckResult.class);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(catalogue, e.getMessage()), e);
        }
    }

    /** The same catalogue for files at another place, such as {@code s3://bucket/prefix/snapshots}. */
    public static void relocate(Path from, Path to, String snapshots, Snapshot snapshot) {
        Path unfinished = to.resolveSibling(to.getFileName() + ".tmp");
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Engine.run(connection, "attach %s as catalogue".formatted(Sql.text(unfinished)), "use catalogue", "begin");
            TableViews.moveTo(connection, snapshots, snapshot);
            Engine.run(connection, comments(Catalogue::kind).toArray(String[]::new));
            Engine.run(connection, "commit", "checkpoint catalogue", "use memory", "detach catalogue");
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + to, e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write %s: %s".formatted(to, e.getMessage()), e);
        }
    }

    /** Which snapshot a catalogue shows. */
    public static String snapshotId(Path catalogue) {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            attach(connection, catalogue);
            return Engine.texts(connection, "select id from snapshot").get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(catalogue, e.getMessage()), e);
        }
    }

    /** Attaches a catalogue to read it, as what unqualified names mean. */
    static void attach(Connection connection, Path catalogue) throws SQLException {
        Engine.run(connection, "attach %s as warehouse (read_only)".formatted(Sql.text(catalogue)), "use warehouse");
    }

    private static void write(Path file, WarehouseFolder folder, Snapshot snapshot, AuditRows audit, SharedRows shared)
            throws SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Engine.run(
                    connection,
                    "attach %s as catalogue (storage_version '%s')".formatted(Sql.text(file), STORAGE),
                    "use catalogue",
                    "begin");
            TableViews.create(connection, folder, snapshot);
            createAuditTables(connection, folder, audit);
            SharedTables.create(connection, folder, shared);
            createSnapshotTables(connection, snapshot);
            StandardChartTable.create(connection);
            Views.create(connection);
            Consolidation.run(connection);
            Engine.run(connection, comments(Catalogue::kind).toArray(String[]::new));
            Engine.run(connection, "commit", "checkpoint catalogue", "use memory", "detach catalogue");
        }
    }

    private static void createAuditTables(Connection connection, WarehouseFolder folder, AuditRows audit)
            throws SQLException {
        for (TableSchema table : Tables.AUDIT) {
            Engine.run(connection, "create table %s (%s)".formatted(table.name(), table.duckDbColumns()));
        }
        Rejects.insert(connection, "reject", folder, audit.exports());
        LedgerChanges.insert(connection, folder, audit.exports());
        insert(connection, audit.checks());
    }

    private static void insert(Connection connection, List<CheckResult> checks) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into check_result values (?, ?, ?, ?, ?, ?, ?)")) {
            for (CheckResult check : checks) {
                set(
                        insert,
                        check.clientId(),
                        check.checkName(),
                        check.severity(),
                        check.status(),
                        check.compared(),
                        check.failures(),
                        check.sample());
                insert.execute(); // a batch would open a transaction of its own
            }
        }
    }

    /** Which snapshot this is; views ask it for the day that counts as now. */
    static void createSnapshotTable(Connection connection, Snapshot snapshot) throws SQLException {
        Engine.run(
                connection,
                "create table snapshot (id varchar not null, built_at timestamp not null, as_of timestamp, version varchar)");
        try (PreparedStatement insert = connection.prepareStatement("insert into snapshot values (?, ?, ?, ?)")) {
            set(insert, snapshot.id(), utc(snapshot.builtAt()), utc(snapshot.asOf()), snapshot.version());
            insert.execute();
        }
    }

    private static void createSnapshotTables(Connection connection, Snapshot snapshot) throws SQLException {
        createSnapshotTable(connection, snapshot);
        Engine.run(connection, CLIENT_STATE);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into client_state values (?, ?, ?, ?, ?, ?)")) {
            for (String client : snapshot.clients().keySet()) {
                Snapshot.@Nullable Held held = snapshot.held().get(client);
                if (held == null) {
                    set(insert, client, "fresh", null, snapshot.id(), null, null);
                } else {
                    set(
                            insert,
                            client,
                            held.lastGood() == null ? "absent" : "stale",
                            held.reason(),
                            held.lastGood(),
                            held.cause() == null ? null : held.cause().inWords(),
                            utc(held.since()));
                }
                insert.execute();
            }
        }
    }

    private static void set(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /**
     * What every table and column says about itself, as statements.
     *
     * @param kind of a table's name: {@code view} where its rows lie in Parquet, else {@code table}
     */
    static Stream<String> comments(UnaryOperator<String> kind) {
        Stream<String> published = Tables.PUBLISHED.stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(comment(kind, table.name(), table.grain() + ". " + table.about() + ".")),
                        table.columns().stream()
                                .map(column -> "comment on column %s.%s is %s"
                                        .formatted(table.name(), column.name(), Sql.text(column.about())))));
        return Stream.concat(
                published, OWN_TABLES.entrySet().stream().map(own -> comment(kind, own.getKey(), own.getValue())));
    }

    private static String comment(UnaryOperator<String> kind, String table, String words) {
        return "comment on %s %s is %s".formatted(kind.apply(table), table, Sql.text(words));
    }

    private static String kind(String table) {
        return Tables.IN_FILES.stream().anyMatch(other -> other.name().equals(table) && !TableViews.isKept(other))
                ? "view"
                : "table";
    }

    /** What the catalogue says about itself. */
    static final Map<String, String> OWN_TABLES = Map.of(
            "snapshot",
            "One row: which snapshot this is, when it was built, and as of which moment.",
            "client_state",
            "One row per client: fresh, stale or absent; why and since when it is stale, and the snapshot whose rows are"
                    + " shown instead.");
}
