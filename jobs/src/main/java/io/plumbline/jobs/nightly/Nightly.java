package io.plumbline.jobs.nightly;

import io.micrometer.observation.ObservationRegistry;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.WorkspaceLock.Refused;
import io.plumbline.jobs.nightly.WorkspaceLock.Taken;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs the nightly job: one run at a time in a workspace; a run that broke is resumed by the next. */
public final class Nightly {
    private Nightly() {}

    /** Does what is asked for and says how it went; an exception is a mistake of ours or a warehouse that cannot be written. */
    public static RunReport run(RunRequest request) {
        return run(request, Optional.empty());
    }

    /** With what Spring Batch observes of it. */
    public static RunReport run(RunRequest request, Optional<ObservationRegistry> observations) {
        return run(request, Engines.own(), observations).report();
    }

    static RunReport run(RunRequest request, Engines engines) {
        return run(request, engines, Optional.empty()).report();
    }

    static Ended run(RunRequest request, Engines engines, Optional<ObservationRegistry> observations) {
        Instant started = request.clock().instant();
        try {
            return locked(request, engines, observations, started);
        } catch (UserMistake e) {
            throw e; // whatever its words, it says itself what to do
        } catch (RuntimeException | OutOfMemoryError e) {
            Optional<MachineTrouble> trouble = MachineTrouble.in(e);
            if (trouble.isEmpty()) {
                throw e;
            }
            return new Ended(broken(request, e, trouble.get()), PassingTrouble.is(e));
        }
    }

    /** What {@link #run} would do at this moment, and why; nothing is written, and a run under way is not disturbed. */
    public static Explanation explain(RunRequest request) {
        return explain(request, Version.ours());
    }

    static Explanation explain(RunRequest request, Version version) {
        return Explaining.of(new Night(request, "", version));
    }

    /** Whether {@link #run} would go on with that run instead of starting anew. */
    public static boolean wouldResume(RunRequest request, RunHistory.Run broken) {
        return broken.isResumable() && Inputs.of(request, Version.ours()).equals(broken.inputs());
    }

    private static Ended locked(
            RunRequest request, Engines engines, Optional<ObservationRegistry> observations, Instant started) {
        WorkspaceLock.Attempt attempt =
                WorkspaceLock.tryTake(request.warehouse().lock(), started);
        if (attempt instanceof Refused refused) {
            return new Ended(alreadyRunning(request, refused.holder()), false);
        }
        WorkspaceLock lock = ((Taken) attempt).lock();
        try {
            Leftovers.clear(request.warehouse());
            return request.settings()
                    .repository()
                    .map(address -> run(request, engines, observations, started, address))
                    .orElseGet(() -> run(
                            request,
                            engines,
                            observations,
                            started,
                            EmbeddedRepository.open(request.warehouse().runs())));
        } finally {
            lock.close();
        }
    }

    /** Takes the server's lock as well: a file lock may not hold between machines that share the warehouse. */
    private static Ended run(
            RunRequest request,
            Engines engines,
            Optional<ObservationRegistry> observations,
            Instant started,
            RepositoryAddress address) {
        try {
            PostgresRepository.Attempt attempt = PostgresRepository.tryOpen(address, request.warehouse(), started);
            if (attempt instanceof PostgresRepository.Refused refused) {
                return new Ended(alreadyRunning(request, refused.holder()), false);
            }
            return run(request, engines, observations, started, ((PostgresRepository.Opened) attempt).repository());
        } catch (RepositoryOutOfReach e) {
            return new Ended(ended(request, Outcome.FAILED, String.valueOf(e.getMessage())), true);
        } catch (DataAccessException | TransactionException e) {
            RuntimeException trouble = PostgresRepository.trouble(address, new SQLException(Reasons.of(e), e));
            return new Ended(ended(request, Outcome.FAILED, String.valueOf(trouble.getMessage())), true);
        }
    }

    /**
     * Fetches what other machines have published to the store of a shared warehouse; nothing to do for another.
     *
     * @return who holds the working copy, where it could not be brought up to date for that reason
     */
    public static Optional<String> receive(WarehouseFolder copy, RunSettings settings, Instant now) {
        if (settings.store().isEmpty()) {
            return Optional.empty();
        }
        WorkspaceLock.Attempt attempt = WorkspaceLock.tryTake(copy.lock(), now);
        if (attempt instanceof Refused refused) {
            return Optional.of(refused.holder());
        }
        WorkspaceLock lock = ((Taken) attempt).lock();
        try {
            Sharing.receive(settings, copy);
            return Optional.empty();
        } finally {
            lock.close();
        }
    }

    private static RunReport alreadyRunning(RunRequest request, String holder) {
        return ended(
                request,
                Outcome.ALREADY_RUNNING,
                "Another run is at work in %s: %s. Nothing was done; run again when it has ended."
                        .formatted(request.workspace(), holder));
    }

    /** The job itself could not be started or told to the repository. */
    private static RunReport broken(RunRequest request, Throwable failure, MachineTrouble trouble) {
        return ended(
                request,
                Outcome.FAILED,
                "The run broke: %s. %s. The published warehouse is as it was; run again when that is put right."
                        .formatted(
                                Reasons.of(failure),
                                trouble.advice(request.warehouse().root())));
    }

    /** Without a report of the job's. */
    private static RunReport ended(RunRequest request, Outcome outcome, String message) {
        return new RunReport(outcome, null, request.asOf().orElse(null), message, List.of(), List.of(), Duration.ZERO);
    }

    private static Ended run(
            RunRequest request,
            Engines engines,
            Optional<ObservationRegistry> observations,
            Instant started,
            JobDatabase database) {
        RunLog.writeInto(request.warehouse());
        Sharing.receiveAll(request);
        StopOnSignal stop = new StopOnSignal();
        try (ConfigurableApplicationContext context = context(request, engines, stop, database, observations)) {
            JobExecution execution = execute(context, request, engines.version(), stop);
            RunReport report = new Reporting(request, execution, engines.version(), stop.asked()).report(started);
            Reporting.keep(request, execution, report);
            return new Ended(report, isPassing(report, execution));
        } finally {
            database.close();
            stop.ended();
        }
    }

    private static boolean isPassing(RunReport report, JobExecution execution) {
        return report.outcome() == Outcome.FAILED
                && execution.getAllFailureExceptions().stream().anyMatch(PassingTrouble::is);
    }

    /** Closing the context is ours alone: Spring's own hook would close it under a job that is just being stopped. */
    private static ConfigurableApplicationContext context(
            RunRequest request,
            Engines engines,
            StopOnSignal stop,
            JobDatabase database,
            Optional<ObservationRegistry> observations) {
        SpringApplication application = new SpringApplication(NightlyJob.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(
                Map.of("spring.batch.jdbc.initialize-schema", database.hasTables() ? "never" : "always"));
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("request", request);
            context.getBeanFactory().registerSingleton("engines", engines);
            context.getBeanFactory().registerSingleton("stop", stop);
            context.getBeanFactory().registerSingleton("database", database);
            context.getBeanFactory().registerSingleton("dataSource", database.connections());
            observations.ifPresent(registry -> context.getBeanFactory().registerSingleton("observations", registry));
        });
        return application.run("--spring.config.location=classpath:/io/plumbline/jobs/nightly.properties");
    }

    private static JobExecution execute(
            ConfigurableApplicationContext context, RunRequest request, Version version, StopOnSignal stop) {
        JobOperator operator = context.getBean(JobOperator.class);
        stop.watch(operator);
        return new Attempts(
                        operator, context.getBean(JobRepository.class), context.getBean(Job.class), request, version)
                .execute();
    }
}
