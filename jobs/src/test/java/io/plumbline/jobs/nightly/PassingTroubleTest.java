package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class PassingTroubleTest {
    static Stream<Throwable> passing() {
        return Stream.of(
                new UncheckedIOException(new IOException("No space left on device")),
                new IllegalStateException("wrapped", new ConnectException("Connection refused")),
                new CannotGetJdbcConnectionException("no", new SQLTransientConnectionException("timeout")),
                new CannotAcquireLockException("deadlock"),
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLException("IO Error: Could not write file \"x.parquet\": No space left on device"),
                new SparkException("Job aborted due to stage failure: ExecutorLostFailure (executor 1 exited)"),
                new IllegalStateException("Cannot call methods on a stopped SparkContext."));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void diskLockConnectionAndLostWorkersPass(Throwable trouble) {
        assertThat(PassingTrouble.is(trouble)).isTrue();
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalStateException("the engine broke down"),
                new NullPointerException(),
                new UncheckedIOException(new NoSuchFileException("manifest.json")),
                new SQLException("syntax error", "42601"),
                new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatTheNextAttemptWouldMeetAgainDoesNot(Throwable trouble) {
        assertThat(PassingTrouble.is(trouble)).isFalse();
    }

    @Test
    void databaseThatIsLockedByAnotherProcessPasses() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:locked", "sa", "");
                var other = DriverManager.getConnection("jdbc:h2:mem:locked;LOCK_TIMEOUT=10", "sa", "");
                var statement = connection.createStatement();
                var waiting = other.createStatement()) {
            statement.execute("create table run (id int primary key)");
            statement.execute("insert into run values (1)");
            connection.setAutoCommit(false);
            statement.execute("update run set id = 2");
            SQLException refused =
                    catchThrowableOfType(SQLException.class, () -> waiting.execute("update run set id = 3"));
            assertThat(PassingTrouble.is(refused)).isTrue();
        }
    }
}
