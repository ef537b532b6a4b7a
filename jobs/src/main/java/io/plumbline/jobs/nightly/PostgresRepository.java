package io.plumbline.jobs.nightly;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * A job repository in a PostgreSQL database that workspaces may share: each has a schema of its own there, so that none
 * can meet another's runs. The right to run is a lock of the server's on the workspace's id, which a connection holds as
 * long as the run takes; the server takes it back when the process or its machine is gone. A file lock cannot say as much
 * on a network file system.
 */
final class PostgresRepository implements JobDatabase {
    private static final String TABLES = "org/springframework/batch/core/schema-postgresql.sql";
    private static final int SECONDS = 10;

    /** The server finds out within a minute that the machine of a run is gone. */
    private static final String KEEPALIVE =
            "set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";

    private static final String HAS_TABLES =
            "select count(*) from information_schema.tables where table_schema = ? and table_name = 'batch_job_instance'";

    /** What the server says about who asks and what is asked for, rather than about its own state. */
    private static final Set<String> MISTAKES = Set.of("08004", "28000", "28P01", "3D000", "42501");

    private final RepositoryAddress address;
    private final Connection connection;
    private final WorkspaceId id;
    private final HikariDataSource pool;

    private PostgresRepository(
            RepositoryAddress address, Connection connection, WorkspaceId id, HikariDataSource pool) {
        this.address = address;
        this.connection = connection;
        this.id = id;
        this.pool = pool;
    }

    /** The repository with the right to run, or who has it. */
    sealed interface Attempt permits Opened, Refused {}

    /** It is ours until closed. */
    record Opened(PostgresRepository repository) implements Attempt {}

    /** Somebody else runs. */
    record Refused(String holder) implements Attempt {}

    /** Touches nothing in the warehouse before the repository answers. */
    static Attempt tryOpen(RepositoryAddress address, WarehouseFolder warehouse, Instant now) {
        Connection connection = connect(address, signature(now));
        Optional<PostgresRepository> opened = Optional.empty();
        try {
            WorkspaceId id = identified(connection, warehouse);
            if (right(connection, id).tryTake()) {
                createTables(connection, schema(id));
                opened = Optional.of(new PostgresRepository(address, connection, id, pool(address, schema(id))));
                return new Opened(opened.get());
            }
            return new Refused(right(connection, id).holder().orElse("a process that has just ended"));
        } catch (SQLException e) {
            throw trouble(address, e);
        } finally {
            if (opened.isEmpty()) {
                closeQuietly(connection);
            }
        }
    }

    /** For reading: its tables, if there are any yet. */
    static Optional<Connection> tables(RepositoryAddress address, WarehouseFolder warehouse) {
        Optional<WorkspaceId> id = WorkspaceId.of(warehouse);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Connection connection = connect(address, "plumbline status");
        try {
            if (hasTables(connection, schema(id.get()))) {
                connection.setSchema(schema(id.get()));
                return Optional.of(connection);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            closeQuietly(connection);
            throw trouble(address, e);
        }
    }

    /** Who runs in the workspace now, on whatever machine. */
    static Optional<String> holder(Connection connection, WarehouseFolder warehouse) throws SQLException {
        Optional<WorkspaceId> id = WorkspaceId.of(warehouse);
        return id.isPresent() ? right(connection, id.get()).holder() : Optional.empty();
    }

    /** What went wrong with the repository: a mistake of the user's, or a trouble of the moment. */
    static RuntimeException trouble(RepositoryAddress address, SQLException e) {
        String what = "The job repository, %s,".formatted(address.inWords());
        return MISTAKES.contains(String.valueOf(e.getSQLState()))
                ? new UserMistake(
                        "%s turns Plumbline away: %s. Put jobs.repository, its user and password in plumbline.yml right; the user must be allowed to create a schema in the database. Nothing was done."
                                .formatted(what, Reasons.of(e)))
                : new RepositoryOutOfReach(
                        "%s cannot be worked with: %s. See that PostgreSQL runs there and can be reached from here, then run again; finished steps are not repeated. The published warehouse is as it was."
                                .formatted(what, Reasons.of(e)),
                        e);
    }

    @Override
    public HikariDataSource connections() {
        return pool;
    }

    @Override
    public boolean hasTables() {
        return true;
    }

    /** A lock lives and dies with its connection: a server that was restarted may have given it to somebody else. */
    @Override
    public synchronized void confirm() {
        String lost = "The right to run in this workspace was lost: the connection to the job repository, %s, broke"
                .formatted(address.inWords());
        try {
            if (!right(connection, id).isMine()) {
                throw new IllegalStateException(lost);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(lost, e);
        }
    }

    /** The lock is given back in so many words: the server takes a while to see that a connection was closed. */
    @Override
    public void close() {
        pool.close();
        try (connection) {
            right(connection, id).release();
        } catch (SQLException gone) {
            // and the lock with it
        }
    }

    private static Connection connect(RepositoryAddress address, String name) {
        Properties properties = address.properties();
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", String.valueOf(SECONDS));
        properties.setProperty("socketTimeout", String.valueOf(6 * SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        try {
            Connection connection = DriverManager.getConnection(address.url(), properties);
            try (Statement statement = connection.createStatement()) {
                statement.execute(KEEPALIVE);
            }
            return connection;
        } catch (SQLException e) {
            throw trouble(address, e);
        }
    }

    private static HikariDataSource pool(RepositoryAddress address, String schema) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.addDataSourceProperty("ApplicationName", "plumbline");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setSchema(schema);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(Runtime.getRuntime().availableProcessors() + 3);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** PostgreSQL cuts it to 63 bytes: the machine's name comes last. */
    private static String signature(Instant now) {
        return "process %d since %s on %s"
                .formatted(ProcessHandle.current().pid(), now.truncatedTo(ChronoUnit.SECONDS), machine());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }

    /** Two first runs of one workspace at the same moment must draw one id: the server lets one draw at a time. */
    private static WorkspaceId identified(Connection connection, WarehouseFolder warehouse) throws SQLException {
        Optional<WorkspaceId> known = WorkspaceId.of(warehouse);
        if (known.isPresent()) {
            return known.get();
        }
        AdvisoryLock drawing = AdvisoryLock.on(connection, "drawing an id");
        drawing.take();
        try {
            return WorkspaceId.of(warehouse).orElseGet(() -> WorkspaceId.drawn(warehouse));
        } finally {
            drawing.release();
        }
    }

    private static AdvisoryLock right(Connection connection, WorkspaceId id) {
        return AdvisoryLock.on(connection, id.text());
    }

    /** All of them or none, however the process ends: PostgreSQL creates tables in a transaction. */
    private static void createTables(Connection connection, String schema) throws SQLException {
        if (hasTables(connection, schema)) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + schema);
            statement.execute("set local search_path to " + schema);
            ScriptUtils.executeSqlScript(connection, new ClassPathResource(TABLES));
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private static boolean hasTables(Connection connection, String schema) throws SQLException {
        return AdvisoryLock.asked(connection, HAS_TABLES, schema).equals("1");
    }

    private static String schema(WorkspaceId id) {
        return "plumbline_" + id.text();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // the server has let go of it already
        }
    }
}
