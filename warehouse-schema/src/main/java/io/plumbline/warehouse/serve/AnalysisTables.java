package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.analysis.StatementTotal;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the star that was just built to what is found in it: gives the series of some clients, takes what was found, holds
 * it against the statements, and writes it beside the star.
 */
public final class AnalysisTables implements AutoCloseable {
    /** Each is a file below {@code checks/}, as those of {@link Checks}, and runs once there are analyses: its first line gives the severity and what ties to what. */
    public static final List<String> CHECKS =
            List.of("series_are_forecast", "trends_equal_statements", "forecasts_add_up");

    /** What is failed by a client whose series break the analysis. */
    public static final String CAN_BE_ANALYSED = "can_be_analysed";

    /** What is failed by a client who says something beforehand of series that it does not have. */
    public static final String RULES_HAVE_SERIES = "forecast_rules_have_series";

    /** So many files of past forecasts a shard may have before they are put into one. */
    private static final int MOST_FILES = 8;

    private static final String FORECASTS = "fact_forecast";

    private final Connection connection;
    private final WarehouseFolder folder;

    private AnalysisTables(Connection connection, WarehouseFolder folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /** Of the new rows of some clients; needs the Parquet files of the candidate, not its catalogue. */
    public static AnalysisTables open(WarehouseFolder folder, Snapshot candidate, Set<String> clients, Limits limits) {
        Connection connection = null;
        try {
            connection = Engine.open(limits);
            TableViews.createFor(connection, folder, candidate, clients);
            for (TableSchema table : Tables.ANALYSES) {
                Engine.run(
                        connection,
                        "drop view " + table.name(),
                        "create table %s (%s)".formatted(table.name(), table.duckDbColumns()));
            }
            for (TableSchema table : Tables.AUDIT) {
                Engine.run(connection, "create table %s (%s)".formatted(table.name(), table.duckDbColumns()));
            }
            Engine.run(connection, Catalogue.CLIENT_STATE);
            Catalogue.createSnapshotTable(connection, candidate);
            StandardChartTable.create(connection);
            SharedTables.create(connection);
            Views.create(connection);
            Engine.run(connection, "create table series_month as from series_value");
            return new AnalysisTables(connection, folder);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw new IllegalStateException(
                    "Cannot read the series of snapshot %s: %s".formatted(candidate.id(), e.getMessage()), e);
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException unusable) {
            // what went wrong before says more
        }
    }

    /** Everything that is to be analysed, client by client. */
    public List<ClientSeries> series() {
        try {
            return SeriesReading.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the series: " + e.getMessage(), e);
        }
    }

    /** What the totals of the statements add up. */
    public List<StatementTotal> totals() {
        try {
            return SeriesReading.totals(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the statements' layout: " + e.getMessage(), e);
        }
    }

    /** Client, series and month's label to what is budgeted, in the sign in which the series is shown. */
    public Map<String, Map<String, Map<String, BigDecimal>>> budgets(Set<String> clients) {
        try {
            return SeriesReading.budgets(connection, clients);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the budgets: " + e.getMessage(), e);
        }
    }

    /** Takes what was found. */
    public void add(SeriesFindings found) {
        try {
            for (List<? extends Record> rows :
                    List.of(found.series(), found.trends(), found.findings(), found.forecasts(), found.accuracies())) {
                if (!rows.isEmpty()) {
                    TypedRows.append(
                            connection, TableSchema.of(rows.get(0).getClass()).name(), List.<Record>copyOf(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot keep what was found for %s: %s".formatted(found.clientId(), e.getMessage()), e);
        }
    }

    /** What was taken, held against the statements and against itself. */
    public List<CheckResult> check() {
        try {
            List<CheckResult> results = new ArrayList<>();
            for (SqlFile check : checks()) {
                String severity = check.about().substring(0, check.about().indexOf(':'));
                results.addAll(TypedRows.read(
                        connection,
                        """
                        select client_id, %s as check_name, %s as severity,
                            case when failures = 0 then 'passed' else 'failed' end as status,
                            compared, failures, sample
                        from (%s)
                        order by client_id""".formatted(Sql.text(check.name()), Sql.text(severity), check.sql()),
                        CheckResult.class));
            }
            return results;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot check what was found: " + e.getMessage(), e);
        }
    }

    static List<SqlFile> checks() {
        return CHECKS.stream().map(name -> SqlFile.of("checks", name)).toList();
    }

    /**
     * Writes the files of one shard: of the clients that were analysed now what was found, of its others what the snapshot
     * before shows; past forecasts stay where they are.
     *
     * @param now those of its clients who were analysed now
     * @param others its other clients
     * @param before the published snapshot with their analyses, if there is one
     * @param past the files of the shard's past forecasts, below {@code snapshots/}
     * @return table to files below {@code snapshots/}
     */
    public Map<String, List<String>> write(
            String snapshotId,
            int shard,
            Collection<String> now,
            Collection<String> others,
            Optional<String> before,
            List<String> past) {
        try {
            before.ifPresent(this::attach);
            Map<String, List<String>> files = new TreeMap<>();
            for (TableSchema table : Tables.ANALYSES) {
                boolean keeps = table.name().equals(FORECASTS);
                boolean merges = keeps && past.size() >= MOST_FILES;
                List<String> selects = Stream.of(
                                Stream.of(select(table.name(), now)),
                                before.isPresent() && !keeps && !others.isEmpty()
                                        ? Stream.of(select("before.main." + table.name(), others))
                                        : Stream.<String>empty(),
                                merges ? Stream.of(read(past)) : Stream.<String>empty())
                        .flatMap(parts -> parts)
                        .toList();
                List<String> all = new ArrayList<>(keeps && !merges ? past : List.of());
                copy(table, snapshotId, shard, String.join("\nunion all\n", selects))
                        .forEach(all::add);
                if (!all.isEmpty()) {
                    files.put(table.name(), all);
                }
            }
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot write the analyses of shard %d: %s".formatted(shard, e.getMessage()), e);
        }
    }

    private void attach(String snapshotId) {
        try {
            Engine.run(
                    connection,
                    "attach if not exists %s as before (read_only)".formatted(Sql.text(folder.catalogue(snapshotId))));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read snapshot %s: %s".formatted(snapshotId, e.getMessage()), e);
        }
    }

    private static String select(String table, Collection<String> clients) {
        return clients.isEmpty()
                ? "select * from %s where false".formatted(table)
                : "select * from %s where client_id in (%s)".formatted(table, Sql.texts(new TreeSet<>(clients)));
    }

    private String read(List<String> files) {
        return "select * from read_parquet([%s], hive_partitioning = false)"
                .formatted(Sql.texts(files.stream()
                        .map(file -> folder.snapshots() + "/" + file)
                        .toList()));
    }

    /** A table without rows has no file. */
    private List<String> copy(TableSchema table, String snapshotId, int shard, String rows) throws SQLException {
        String name = "%s/%s/shard=%02d/found.parquet".formatted(snapshotId, table.name(), shard);
        Path file = folder.snapshots().resolve(name);
        Engine.run(connection, "create or replace temp table rows as " + rows);
        if (Engine.texts(connection, "select 1 from rows limit 1").isEmpty()) {
            return List.of();
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        Engine.run(
                connection,
                "copy (from rows order by %s) to %s (format parquet, compression zstd)"
                        .formatted(TableViews.order(table), Sql.text(file)));
        return List.of(name);
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }
}
