package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.star.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param snapshotId the snapshot that was built or, with nothing new, the one that already shows it all; empty when
 *     there is none
 * @param asOf the earlier moment asked for; the snapshot then lies beside the published one
 * @param message one sentence: what happened and, where it went wrong, whose move it is
 * @param took this process's share; a resumed run had earlier ones
 */
public record RunReport(
        Outcome outcome,
        @Nullable String snapshotId,
        @Nullable Instant asOf,
        String message,
        List<ClientReport> clients,
        List<StepReport> steps,
        Duration took) {

    /** Good ends first. */
    public enum Outcome {
        /** Everything that was asked for is built; without {@code asOf} it is what everybody sees. */
        PUBLISHED,
        /** The published snapshot already shows it all. */
        NOTHING_NEW,
        /** Published, but some clients are shown in an older state or not at all. */
        HELD,
        /** The published warehouse is untouched; the next run goes on where this one broke. */
        FAILED,
        /** Told to end; the next run goes on. */
        STOPPED,
        /** Another process is at work in this workspace. */
        ALREADY_RUNNING
    }

    public RunReport {
        clients = List.copyOf(clients);
        steps = List.copyOf(steps);
    }

    /** The clients that are not shown as their newest exports would have it. */
    public List<ClientReport> held() {
        return clients.stream().filter(client -> client.held() != null).toList();
    }

    /**
     * A client's part in the run.
     *
     * @param filesFound export files in its folder
     * @param filesRead those read in this run; the row counts are theirs
     * @param refused files that could not be read, each with its reason
     * @param checks what was reconciled in this run
     * @param held why it is not shown in its newest state
     * @param lastGood the snapshot that it is shown from when held; empty when it never was published
     * @param staleSince when the first snapshot was built that shows it so
     */
    public record ClientReport(
            String clientId,
            int filesFound,
            int filesRead,
            long rowsRead,
            long rowsLoaded,
            long rowsRejected,
            long rowsLeftOut,
            List<Refusal> refused,
            List<CheckResult> checks,
            @Nullable String held,
            @Nullable String lastGood,
            @Nullable Instant staleSince) {

        public ClientReport {
            refused = List.copyOf(refused);
            checks = List.copyOf(checks);
        }
    }

    /** A file that could not be read. */
    public record Refusal(String clientId, String name, String reason) {}

    /**
     * A step of the run, over all the processes that took part in it.
     *
     * @param status in Spring Batch's words
     */
    public record StepReport(String step, String status, Duration took) {}
}
