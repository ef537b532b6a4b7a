package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reconciles a snapshot with staging and with itself, client by client, before anybody sees it. */
public final class Checks {
    /** Each is a file below {@code checks/}: its first line gives the severity and what ties to what. */
    public static final List<String> NAMES = List.of(
            "rows_accounted_for",
            "files_refused",
            "files_unrecognised",
            "rows_rejected",
            "staging_equals_ledger",
            "staging_equals_orders",
            "staging_equals_deals",
            "staging_equals_open_items",
            "staging_equals_stated_balances",
            "staging_equals_bank_lines",
            "staging_equals_web",
            "staging_equals_ad_spend",
            "staging_equals_plans",
            "entry_balances",
            "control_totals_hold",
            "books_balance",
            "ledger_equals_account_months",
            "account_months_equal_statements",
            "balance_sheet_balances",
            "cash_flow_explains_cash",
            "accounts_unclassified",
            "tie_out");

    /** What is worked out from ledger lines is asked client by client: with few of them at a time, or of few clients at all. */
    private static final Map<String, String> CLIENTS_OF =
            Map.of("tie_out", "select distinct client_id from fact_stated_balance order by 1");

    private final Connection connection;
    private final CheckSettings settings;

    private Checks(Connection connection, CheckSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** Every check of every client asked for; needs the Parquet files of the candidate, not its catalogue. */
    public static List<CheckResult> run(
            WarehouseFolder folder,
            Snapshot candidate,
            List<StagedExport> exports,
            Instant asOf,
            CheckSettings settings) {
        if (settings.clients().isEmpty()) {
            return List.of();
        }
        try (Connection connection = Engine.open(settings.limits())) {
            Checks checks = new Checks(connection, settings);
            checks.prepare(folder, candidate, exports, asOf);
            List<CheckResult> results = new ArrayList<>();
            for (SqlFile check : all()) {
                results.addAll(checks.run(check));
            }
            results.sort(Comparator.comparing(CheckResult::clientId));
            return results;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot check snapshot %s: %s".formatted(candidate.id(), e.getMessage()), e);
        }
    }

    /** Every check there is, in the order in which it runs. */
    static List<SqlFile> all() {
        return Stream.concat(NAMES.stream().map(name -> SqlFile.of("checks", name)), SchemaChecks.all().stream())
                .toList();
    }

    private void prepare(WarehouseFolder folder, Snapshot candidate, List<StagedExport> exports, Instant asOf)
            throws SQLException {
        TableViews.createFor(connection, folder, candidate, settings.clients());
        for (TableSchema table : Tables.AUDIT) {
            Engine.run(connection, "create table %s (%s)".formatted(table.name(), table.duckDbColumns()));
        }
        Engine.run(connection, Catalogue.CLIENT_STATE);
        Catalogue.createSnapshotTable(connection, candidate);
        StandardChartTable.create(connection);
        SharedTables.create(connection);
        Views.create(connection);
        Truth.create(connection, folder, exports, asOf, settings.clients());
        List<StagedExport> known = known(exports);
        Rejects.insert(connection, "reject", folder, known);
        LedgerChanges.insert(connection, folder, known);
        loadClients();
    }

    /** Rejects belong to the reading that counts, not to earlier ones of the same file. */
    private List<StagedExport> known(List<StagedExport> exports) throws SQLException {
        Set<String> keys = new HashSet<>(Engine.texts(connection, "select export_key::varchar from known_export"));
        return exports.stream()
                .filter(export -> keys.contains(Long.toString(export.key())))
                .toList();
    }

    private void loadClients() throws SQLException {
        Engine.run(
                connection,
                "create table checked_client (client_id varchar, tie_out_limit decimal(18, 4))",
                "create table unrecognised_file (client_id varchar, path varchar)");
        try (PreparedStatement client = connection.prepareStatement("insert into checked_client values (?, ?)");
                PreparedStatement file = connection.prepareStatement("insert into unrecognised_file values (?, ?)")) {
            for (String id : settings.clients()) {
                client.setString(1, id);
                client.setBigDecimal(2, settings.rules(id).tieOutLimit().orElse(null));
                client.execute();
                for (String path : settings.unrecognised().getOrDefault(id, List.of())) {
                    file.setString(1, id);
                    file.setString(2, path);
                    file.execute();
                }
            }
        }
    }

    private List<CheckResult> run(SqlFile check) throws SQLException {
        Severity own = severity(check);
        List<CheckResult> results = new ArrayList<>();
        Set<String> withoutRows = new HashSet<>(settings.clients());
        String clients = CLIENTS_OF.get(check.name());
        if (clients == null) {
            run(check, own, withoutRows, results);
        } else {
            for (String client : Engine.texts(connection, clients)) {
                Engine.run(connection, "set variable client = " + Sql.text(client));
                run(check, own, withoutRows, results);
            }
        }
        withoutRows.stream()
                .sorted()
                .map(client ->
                        new CheckResult(client, check.name(), own.inWords(), "skipped", "nothing to compare", 0, null))
                .forEach(results::add);
        return results;
    }

    private void run(SqlFile check, Severity own, Set<String> withoutRows, List<CheckResult> results)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(check.sql())) {
            boolean decides = row.getMetaData().getColumnCount() > 4;
            while (row.next()) {
                String client = row.getString("client_id");
                withoutRows.remove(client);
                Severity severity = settled(client, check, own, decides ? row.getString("severity") : null);
                long failures = row.getLong("failures");
                results.add(new CheckResult(
                        client,
                        check.name(),
                        severity.inWords(),
                        failures == 0 ? "passed" : "failed",
                        row.getString("compared"),
                        failures,
                        row.getString("sample")));
            }
        } catch (SQLException e) {
            throw new SQLException("check %s: %s".formatted(check.name(), e.getMessage()), e);
        }
    }

    private static Severity severity(SqlFile check) {
        return Severity.of(check.about().substring(0, check.about().indexOf(':')));
    }

    private Severity settled(String client, SqlFile check, Severity own, @Nullable String decided) {
        Severity fromRow = decided == null ? own : Severity.of(decided);
        return settings.rules(client).severities().getOrDefault(check.name(), fromRow);
    }
}
