package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A read-only session on a snapshot, of all clients or of one. */
public final class Query implements AutoCloseable {
    /** A table, view, macro or column that a statement may name. */
    public record Name(String name, String kind) {}

    private final Connection connection;
    private final Optional<Vetting> vetting;

    private Query(Connection connection, Optional<Vetting> vetting) {
        this.connection = connection;
        this.vetting = vetting;
    }

    /**
     * Opens the published snapshot, or the one named.
     *
     * @param client of whom alone anything can be read
     * @param allowFiles whether SQL may read and write files; never together with a client, whose neighbours' files
     *     would be within reach
     */
    public static Query open(
            WarehouseFolder folder, Optional<String> snapshot, Optional<String> client, boolean allowFiles) {
        return open(folder, snapshot, client, allowFiles, Limits.DEFAULT);
    }

    public static Query open(
            WarehouseFolder folder,
            Optional<String> snapshot,
            Optional<String> client,
            boolean allowFiles,
            Limits limits) {
        if (client.isPresent() && allowFiles) {
            throw new QueryFailure("SQL for one client cannot be allowed files: it could read those of other clients."
                    + " Leave out the client, or the permission.");
        }
        Path catalogue = catalogue(folder, snapshot);
        try {
            Connection connection = Engine.open(limits);
            try {
                Catalogue.attach(connection, catalogue);
                if (client.isPresent()) {
                    keepOnly(connection, folder, client.get());
                }
                Optional<Vetting> vetting =
                        allowFiles ? Optional.empty() : Optional.of(lock(connection, folder, client.isPresent()));
                return new Query(connection, vetting);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new QueryFailure("Cannot open %s: %s".formatted(catalogue, e.getMessage()), e);
        }
    }

    /** The statements of a script, in order. */
    public static List<String> statements(String script) {
        return Script.statements(script);
    }

    /** Answers one statement; refuses one that does more than read, with the reason. */
    public Answer ask(String statement) {
        List<String> statements = statements(statement);
        if (statements.size() != 1) {
            throw new QueryFailure("Found %d statements where one was expected.".formatted(statements.size()));
        }
        String sql = statements.get(0);
        vetting.ifPresent(gate -> gate.pass(sql));
        try {
            return DuckAnswer.of(connection, sql);
        } catch (SQLException e) {
            throw new QueryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a statement may name: for completion. */
    public List<Name> names() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select view_name, 'view' from duckdb_views() where not internal
                        union all
                        select table_name, 'table' from duckdb_tables() where not internal
                        union all
                        select distinct function_name, 'macro' from duckdb_functions()
                        where function_type = 'table_macro' and not internal
                        union all
                        select distinct column_name, 'column' from duckdb_columns() where not internal
                        order by 2 desc, 1""")) {
            List<Name> names = new ArrayList<>();
            while (rows.next()) {
                names.add(new Name(rows.getString(1), rows.getString(2)));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot list the names of the warehouse", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the session", e);
        }
    }

    /** The catalogue of the published snapshot, or of the one named. */
    static Path catalogue(WarehouseFolder folder, Optional<String> snapshot) {
        Path catalogue = snapshot.map(id -> known(folder, id)).orElse(folder.current());
        if (!Files.exists(catalogue)) {
            throw new QueryFailure(
                    "There is no %s: nothing has been published yet. Run `plumbline run` first.".formatted(catalogue));
        }
        return catalogue;
    }

    private static Path known(WarehouseFolder folder, String id) {
        List<String> ids =
                Publisher.snapshots(folder).stream().map(found -> found.id()).toList();
        if (!ids.contains(id)) {
            throw new QueryFailure("There is no snapshot \"%s\"; there are: %s.".formatted(id, String.join(", ", ids)));
        }
        return folder.catalogue(id);
    }

    /** Copies the client's rows into memory and lets go of the warehouse: what is not here cannot be asked for. */
    private static void keepOnly(Connection connection, WarehouseFolder folder, String client) throws SQLException {
        ClientShare share = ClientShare.of(connection, folder, client);
        Engine.run(connection, "use memory");
        share.copy();
        Engine.run(connection, "detach warehouse");
    }

    /** Files out of reach but for the snapshots that the views read; nothing of this can be undone by SQL. */
    private static Vetting lock(Connection connection, WarehouseFolder folder, boolean inMemory) throws SQLException {
        if (!inMemory) {
            Engine.run(connection, "set allowed_directories = [%s]".formatted(Sql.text(folder.snapshots())));
        }
        Set<String> macros = Set.copyOf(Engine.texts(
                connection,
                "select distinct function_name from duckdb_functions()"
                        + " where function_type = 'table_macro' and not internal"));
        Engine.run(connection, "set enable_external_access = false", "set lock_configuration = true");
        return new Vetting(connection, macros);
    }
}
