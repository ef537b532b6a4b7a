package io.plumbline.jobs.nightly;

import io.micrometer.observation.ObservationRegistry;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The nights of a process that stays: Spark is kept warm between them, and what Spring Batch observes goes into one
 * registry. One such process looks after a workspace.
 */
public final class Nights implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Nights.class);

    private final Optional<ObservationRegistry> observations;
    private final WorkspaceLock lock;
    private @Nullable WarmSpark spark;

    private Nights(Optional<ObservationRegistry> observations, WorkspaceLock lock) {
        this.observations = observations;
        this.lock = lock;
    }

    /** Takes the workspace into care, or says who has it. */
    public static Nights in(WarehouseFolder warehouse, Instant now, Optional<ObservationRegistry> observations) {
        RunLog.writeInto(warehouse);
        WorkspaceLock.Attempt attempt = WorkspaceLock.tryTake(lock(warehouse), now);
        if (attempt instanceof WorkspaceLock.Refused refused) {
            throw new UserMistake("Another `plumbline schedule` looks after %s: %s. One is enough."
                    .formatted(warehouse.root(), refused.holder()));
        }
        return new Nights(observations, ((WorkspaceLock.Taken) attempt).lock());
    }

    /** The process that looks after a workspace. */
    public static Optional<String> resident(WarehouseFolder warehouse) {
        return WorkspaceLock.holder(lock(warehouse));
    }

    /** As {@link Nightly#run}, with Spark as the night before left it; what it throws there is a failed run here. */
    public Ended run(RunRequest request) {
        Engines warm = new Engines(
                (night, changes, folder) -> spark().build(night, changes, folder),
                Checking::check,
                (night, clients, question, found) -> spark().analyse(night, clients, question, found),
                Version.ours());
        Instant started = request.clock().instant();
        try {
            return Nightly.run(request, warm, observations);
        } catch (RuntimeException e) {
            LOG.error("The run could not be held", e);
            return failed(e, Duration.between(started, request.clock().instant()));
        }
    }

    /** A run that did not get as far as a report. */
    public static Ended failed(RuntimeException failure, Duration took) {
        return new Ended(
                new RunReport(Outcome.FAILED, null, null, Reasons.of(failure), List.of(), List.of(), took),
                PassingTrouble.is(failure));
    }

    /** Stops Spark, if it ever was started. */
    @Override
    public synchronized void close() {
        try {
            if (spark != null) {
                spark.close();
            }
        } finally {
            lock.close();
        }
    }

    /** No class of Spark is loaded before a night builds something. */
    private synchronized WarmSpark spark() {
        if (spark == null) {
            spark = new WarmSpark();
        }
        return spark;
    }

    private static Path lock(WarehouseFolder warehouse) {
        return warehouse.runs().resolve("schedule.lock");
    }
}
