package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.WorkspaceLock.Refused;
import io.plumbline.jobs.nightly.WorkspaceLock.Taken;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        return run(request, Engines.OWN);
    }

    static RunReport run(RunRequest request, Engines engines) {
        Instant started = request.clock().instant();
        WorkspaceLock.Attempt attempt =
                WorkspaceLock.tryTake(request.warehouse().lock(), started);
        if (attempt instanceof Refused refused) {
            return alreadyRunning(request, refused.holder());
        }
        WorkspaceLock lock = ((Taken) attempt).lock();
        try {
            return request.settings()
                    .repository()
                    .map(address -> run(request, engines, started, address))
                    .orElseGet(() -> run(
                            request,
                            engines,
                            started,
                            EmbeddedRepository.open(request.warehouse().runs())));
        } finally {
            lock.close();
        }
    }

    /** Takes the server's lock as well: a file lock may not hold between machines that share the warehouse. */
    private static RunReport run(RunRequest request, Engines engines, Instant started, RepositoryAddress address) {
        try {
            PostgresRepository.Attempt attempt = PostgresRepository.tryOpen(address, request.warehouse(), started);
            if (attempt instanceof PostgresRepository.Refused refused) {
                return alreadyRunning(request, refused.holder());
            }
            return run(request, engines, started, ((PostgresRepository.Opened) attempt).repository());
        } catch (RepositoryOutOfReach e) {
            return ended(request, Outcome.FAILED, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            RuntimeException trouble = PostgresRepository.trouble(address, new SQLException(Reasons.of(e), e));
            return ended(request, Outcome.FAILED, String.valueOf(trouble.getMessage()));
        }
    }

    private static RunReport alreadyRunning(RunRequest request, String holder) {
        return ended(
                request,
                Outcome.ALREADY_RUNNING,
                "Another run is at work in %s: %s. Nothing was done; run again when it has ended."
                        .formatted(request.workspace(), holder));
    }

    /** Without a report of the job's. */
    private static RunReport ended(RunRequest request, Outcome outcome, String message) {
        return new RunReport(outcome, null, request.asOf().orElse(null), message, List.of(), List.of(), Duration.ZERO);
    }

    private static RunReport run(RunRequest request, Engines engines, Instant started, JobDatabase database) {
        RunLog.writeInto(request.warehouse());
        StopOnSignal stop = new StopOnSignal();
        try (ConfigurableApplicationContext context = context(request, engines, stop, database)) {
            JobExecution execution = execute(context, request, stop);
            RunReport report = new Reporting(request, execution, stop.asked()).report(started);
            Reporting.keep(request, execution, report);
            return report;
        } finally {
            database.close();
            stop.ended();
        }
    }

    /** Closing the context is ours alone: Spring's own hook would close it under a job that is just being stopped. */
    private static ConfigurableApplicationContext context(
            RunRequest request, Engines engines, StopOnSignal stop, JobDatabase database) {
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
        });
        return application.run("--spring.config.location=classpath:/io/plumbline/jobs/nightly.properties");
    }

    private static JobExecution execute(ConfigurableApplicationContext context, RunRequest request, StopOnSignal stop) {
        JobOperator operator = context.getBean(JobOperator.class);
        stop.watch(operator);
        return new Attempts(operator, context.getBean(JobRepository.class), context.getBean(Job.class), request)
                .execute();
    }
}
