package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs of a workspace, as its job repository remembers them; reading them neither needs Spring nor disturbs a run. */
public final class RunHistory {
    private static final int TRIES = 5;

    private static final String RUNS = """
            select job_execution_id, start_time, end_time, status, exit_code,
                   (select max(parameter_value)
                    from batch_job_execution_params parameter
                    where parameter.job_execution_id = execution.job_execution_id
                      and parameter_name = 'snapshot') as snapshot_id,
                   (select max(parameter_value)
                    from batch_job_execution_params parameter
                    where parameter.job_execution_id = execution.job_execution_id
                      and parameter_name = 'inputs') as inputs
            from batch_job_execution execution
            order by job_execution_id desc
            fetch first ? rows only
            """;

    private static final String STEPS = """
            select step_name, start_time, end_time, status, exit_message,
                   read_count, write_count, process_skip_count, filter_count
            from batch_step_execution
            where job_execution_id = ?
            order by step_execution_id
            """;

    private RunHistory() {}

    /**
     * An attempt at a run. A resumed run has several, all of one snapshot.
     *
     * @param status in Spring Batch's words
     * @param exitCode {@code NOTHING_NEW} where that is how it ended
     * @param died true where the process ended without saying so
     * @param inputs hash of all that it read: the next run goes on with it if that is the same
     * @param steps with the partitions of extract, as {@code read:<client>-<export>}
     * @param report what the run came to; without clients where this attempt was not its last, or found nothing new
     */
    public record Run(
            long id,
            String snapshotId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String status,
            String exitCode,
            boolean died,
            String inputs,
            List<Step> steps,
            RunReport report) {

        public Run {
            steps = List.copyOf(steps);
        }

        /** It did not reach its end: the next run goes on from here, if what it reads is the same. */
        public boolean isResumable() {
            return (died || status.equals("FAILED") || status.equals("STOPPED"))
                    && steps.stream().noneMatch(step -> step.status().equals("UNKNOWN"));
        }

        /** It did not reach its end. */
        public boolean isBroken() {
            return died || List.of("FAILED", "STOPPED", "UNKNOWN").contains(status);
        }

        /** The step that broke, with its reason. */
        public Optional<Step> failed() {
            return steps.stream().filter(step -> step.status().equals("FAILED")).findFirst();
        }
    }

    /**
     * A step of a run, or a partition of extract.
     *
     * @param took empty where it did not end
     * @param message what it did or why it failed, in one line
     */
    public record Step(
            String name,
            String status,
            Optional<Duration> took,
            long rowsRead,
            long rowsLoaded,
            long rowsRejected,
            long rowsLeftOut,
            String message) {}

    /** The newest runs first. */
    public static List<Run> newest(WarehouseFolder warehouse, RunSettings settings, int limit) {
        return settings.repository().isPresent()
                ? fromDatabase(warehouse, settings.repository().get(), limit)
                : fromFile(warehouse, limit);
    }

    /** Who is at work in the workspace at this moment. */
    public static Optional<String> running(WarehouseFolder warehouse) {
        return WorkspaceLock.holder(warehouse.lock());
    }

    private static List<Run> fromDatabase(WarehouseFolder warehouse, RepositoryAddress address, int limit) {
        try {
            Optional<Connection> tables = PostgresRepository.tables(address, warehouse);
            if (tables.isEmpty()) {
                return List.of();
            }
            try (Connection connection = tables.get()) {
                boolean someoneRuns =
                        PostgresRepository.holder(connection, warehouse).isPresent();
                return runs(connection, warehouse, limit, someoneRuns);
            }
        } catch (SQLException e) {
            throw new UserMistake(
                    String.valueOf(PostgresRepository.trouble(address, e).getMessage()));
        } catch (RepositoryOutOfReach e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }

    /** A run keeps its database to itself, so a copy is read; one caught in the middle of a write is taken again. */
    private static List<Run> fromFile(WarehouseFolder warehouse, int limit) {
        if (!Files.exists(EmbeddedRepository.file(warehouse.runs()))) {
            return List.of();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return fromCopy(warehouse, limit);
            } catch (SQLException e) {
                if (attempt == TRIES) {
                    throw new IllegalStateException("Cannot read the job repository: " + e.getMessage(), e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot copy the job repository", e);
            }
        }
    }

    private static List<Run> fromCopy(WarehouseFolder warehouse, int limit) throws IOException, SQLException {
        Path copy = Files.createTempDirectory("plumbline-runs");
        try {
            Files.copy(EmbeddedRepository.file(warehouse.runs()), EmbeddedRepository.file(copy));
            try (Connection connection =
                    DriverManager.getConnection(EmbeddedRepository.url(copy), EmbeddedRepository.USER, "")) {
                return runs(connection, warehouse, limit, running(warehouse).isPresent());
            }
        } finally {
            RunFolder.deleteTree(copy);
        }
    }

    private static List<Run> runs(Connection connection, WarehouseFolder warehouse, int limit, boolean someoneRuns)
            throws SQLException {
        Set<String> later = new HashSet<>();
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RUNS)) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Run run = run(connection, row, someoneRuns && runs.isEmpty());
                    runs.add(later.add(run.snapshotId()) && run.endedAt() != null ? inFull(run, warehouse) : run);
                }
            }
        }
        return runs;
    }

    /** With the report that its last attempt left in the run's folder. */
    private static Run inFull(Run run, WarehouseFolder warehouse) {
        return new RunFolder(warehouse.runs().resolve(run.snapshotId()))
                .report()
                .map(report -> new Run(
                        run.id(),
                        run.snapshotId(),
                        run.startedAt(),
                        run.endedAt(),
                        run.status(),
                        run.exitCode(),
                        run.died(),
                        run.inputs(),
                        run.steps(),
                        report))
                .orElse(run);
    }

    private static Run run(Connection connection, ResultSet row, boolean mayBeOn) throws SQLException {
        String status = row.getString("status");
        boolean open = List.of("STARTING", "STARTED", "STOPPING").contains(status);
        Instant started = instant(row.getTimestamp("start_time"));
        Instant ended = instant(row.getTimestamp("end_time"));
        List<Step> steps = steps(connection, row.getLong("job_execution_id"));
        String snapshotId = String.valueOf(row.getString("snapshot_id"));
        return new Run(
                row.getLong("job_execution_id"),
                snapshotId,
                started,
                ended,
                status,
                row.getString("exit_code"),
                open && !mayBeOn,
                String.valueOf(row.getString("inputs")),
                steps,
                new RunReport(
                        outcome(status, row.getString("exit_code"), open && mayBeOn),
                        status.equals("COMPLETED") ? snapshotId : null,
                        null,
                        message(status, open, mayBeOn, steps),
                        List.of(),
                        steps.stream()
                                .filter(step -> !step.name().contains(":"))
                                .map(step -> new RunReport.StepReport(
                                        step.name(), step.status(), step.took().orElse(Duration.ZERO)))
                                .toList(),
                        started == null || ended == null ? Duration.ZERO : Duration.between(started, ended)));
    }

    private static Outcome outcome(String status, String exitCode, boolean on) {
        if (on) {
            return Outcome.ALREADY_RUNNING;
        }
        return switch (status) {
            case "COMPLETED" -> exitCode.equals(Comparison.NOTHING_NEW) ? Outcome.NOTHING_NEW : Outcome.PUBLISHED;
            case "STOPPED" -> Outcome.STOPPED;
            default -> Outcome.FAILED;
        };
    }

    private static String message(String status, boolean open, boolean mayBeOn, List<Step> steps) {
        if (open) {
            return mayBeOn ? "At work now." : "The process ended without a word.";
        }
        return steps.stream()
                .filter(step -> step.status().equals("FAILED"))
                .findFirst()
                .map(step -> "%s failed: %s".formatted(step.name(), step.message()))
                .or(() -> steps.isEmpty()
                        ? Optional.empty()
                        : Optional.of(steps.get(steps.size() - 1).message()))
                .orElse(status);
    }

    private static List<Step> steps(Connection connection, long run) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STEPS)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    steps.add(step(row));
                }
            }
        }
        return steps;
    }

    private static Step step(ResultSet row) throws SQLException {
        Timestamp start = row.getTimestamp("start_time");
        Timestamp end = row.getTimestamp("end_time");
        return new Step(
                row.getString("step_name"),
                row.getString("status"),
                start == null || end == null
                        ? Optional.empty()
                        : Optional.of(Duration.between(start.toInstant(), end.toInstant())),
                row.getLong("read_count"),
                row.getLong("write_count"),
                row.getLong("process_skip_count"),
                row.getLong("filter_count"),
                firstLine(row.getString("exit_message")));
    }

    /** Spring Batch keeps a whole stack trace: its first line says why. */
    private static String firstLine(@Nullable String message) {
        return message == null
                ? ""
                : message.lines().findFirst().orElse("").replaceFirst("^([a-z]\\w*\\.)+[A-Z][\\w$]*: ", "");
    }

    /** Spring Batch notes its times in the zone of the machine. */
    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null
                ? null
                : timestamp.toLocalDateTime().atZone(ZoneId.systemDefault()).toInstant();
    }
}
