package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A lock that PostgreSQL keeps for a connection, and takes back when the connection ends, however it ends. */
record AdvisoryLock(Connection connection, long key) {
    private static final String PATIENCE = "300ms";
    private static final String TIMED_OUT = "55P03";

    private static final String HOLDER = """
            select application_name
            from pg_locks
            join pg_stat_activity using (pid)
            where locktype = 'advisory' and granted and objsubid = 1
              and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32) | objid::bigint = ?
            """;

    private static final String MINE = "select count(*) from (%s and pid = pg_backend_pid()) as mine".formatted(HOLDER);

    /** The lock that stands for something, the same from every connection to the database. */
    static AdvisoryLock on(Connection connection, String what) {
        String hash = new Hash().with("plumbline").with(what).hex();
        return new AdvisoryLock(connection, Long.parseUnsignedLong(hash.substring(0, 16), 16));
    }

    /** Waits as long as somebody else has it. */
    void take() throws SQLException {
        asked(connection, "select pg_advisory_lock(?)", key);
    }

    /** Waits a moment, as the server may not have noticed yet that the last holder was killed. */
    boolean tryTake() throws SQLException {
        asked(connection, "select set_config('lock_timeout', ?, false)", PATIENCE);
        try {
            take();
            return true;
        } catch (SQLException e) {
            if (TIMED_OUT.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    boolean isMine() throws SQLException {
        return asked(connection, MINE, key).equals("1");
    }

    void release() throws SQLException {
        asked(connection, "select pg_advisory_unlock(?)", key);
    }

    /** What the connection that has it calls itself. */
    Optional<String> holder() throws SQLException {
        return Optional.of(asked(connection, HOLDER, key)).filter(name -> !name.isEmpty());
    }

    /** The first value of the first row; empty where there is none. */
    static String asked(Connection connection, String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }
}
