package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.WorkspaceLock.Refused;
import io.plumbline.jobs.nightly.WorkspaceLock.Taken;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            return run(request, engines, started);
        } finally {
            lock.close();
        }
    }

    private static RunReport alreadyRunning(RunRequest request, String holder) {
        return new RunReport(
                Outcome.ALREADY_RUNNING,
                null,
                request.asOf().orElse(null),
                "Another run is at work in %s: %s. Nothing was done; run again when it has ended."
                        .formatted(request.workspace(), holder),
                List.of(),
                List.of(),
                Duration.ZERO);
    }

    private static RunReport run(RunRequest request, Engines engines, Instant started) {
        RunLog.writeInto(request.warehouse());
        StopOnSignal stop = new StopOnSignal();
        try (ConfigurableApplicationContext context = context(request, engines, stop)) {
            JobExecution execution = execute(context, request, stop);
            RunReport report = new Reporting(request, execution, stop.asked()).report(started);
            Reporting.keep(request, execution, report);
            return report;
        } finally {
            stop.ended();
        }
    }

    /** Closing the context is ours alone: Spring's own hook would close it under a job that is just being stopped. */
    private static ConfigurableApplicationContext context(RunRequest request, Engines engines, StopOnSignal stop) {
        SpringApplication application = new SpringApplication(NightlyJob.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(repository(request));
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("request", request);
            context.getBeanFactory().registerSingleton("engines", engines);
            context.getBeanFactory().registerSingleton("stop", stop);
        });
        return application.run("--spring.config.location=classpath:/io/plumbline/jobs/nightly.properties");
    }

    private static Map<String, Object> repository(RunRequest request) {
        return request.settings()
                .repository()
                .<Map<String, Object>>map(url -> Map.of("spring.datasource.url", url))
                .orElseGet(() -> embedded(request.warehouse()));
    }

    private static Map<String, Object> embedded(WarehouseFolder warehouse) {
        try {
            Files.createDirectories(warehouse.runs());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + warehouse.runs(), e);
        }
        return Map.of(
                "spring.datasource.url",
                EmbeddedRepository.url(warehouse.runs()),
                "spring.datasource.username",
                EmbeddedRepository.USER,
                "spring.datasource.password",
                "");
    }

    private static JobExecution execute(ConfigurableApplicationContext context, RunRequest request, StopOnSignal stop) {
        JobOperator operator = context.getBean(JobOperator.class);
        stop.watch(operator);
        return new Attempts(operator, context.getBean(JobRepository.class), context.getBean(Job.class), request)
                .execute();
    }
}
