package io.plumbline.jobs.cli;

import io.plumbline.jobs.metrics.RunMetrics;
import io.plumbline.jobs.nightly.Nightly;
import io.plumbline.jobs.nightly.Nights;
import io.plumbline.jobs.nightly.RunHistory;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.RunRequest;
import io.plumbline.jobs.nightly.RunSettings;
import io.plumbline.jobs.notice.Notices;
import io.plumbline.jobs.workspace.OperationSettings;
import io.plumbline.jobs.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** What follows a run: its metrics and notices. Whatever goes wrong here is told in the log and changes nothing about the run. */
record Aftermath(Workspace workspace, RunSettings settings, Optional<RunMetrics> metrics, Clock clock) {
    private static final Logger LOG = LogManager.getLogger(Aftermath.class);
    private static final int LOOKED_BACK = 100;

    /** Whether the settings ask for any. */
    static boolean isWanted(OperationSettings operation) {
        return operation.notices().webhook().isPresent()
                || operation.notices().mail().isPresent()
                || operation.metrics().textfile().isPresent();
    }

    /** A run, and what follows it, whether it comes to a report or not. */
    static RunReport run(Workspace workspace, RunRequest request) {
        Optional<RunMetrics> metrics =
                workspace.settings().operation().metrics().textfile().isPresent()
                        ? Optional.of(metrics(workspace, request.settings()))
                        : Optional.empty();
        Aftermath aftermath = new Aftermath(workspace, request.settings(), metrics, request.clock());
        try {
            RunReport report = Nightly.run(request, metrics.map(RunMetrics::observations));
            aftermath.of(report);
            return report;
        } catch (RuntimeException broken) {
            aftermath.of(Nights.failed(broken, Duration.ZERO).report());
            throw broken;
        }
    }

    /** Those of this process, with the success before it. */
    static RunMetrics metrics(Workspace workspace, RunSettings settings) {
        RunMetrics metrics = new RunMetrics();
        try {
            RunHistory.newest(workspace.warehouse(), settings, LOOKED_BACK).stream()
                    .filter(run -> run.status().equals("COMPLETED"))
                    .flatMap(run -> Optional.ofNullable(run.endedAt()).stream())
                    .findFirst()
                    .ifPresent(metrics::succeeded);
        } catch (RuntimeException unreadable) {
            LOG.warn("Nobody knows when a run last ended well", unreadable);
        }
        return metrics;
    }

    void of(RunReport report) {
        Instant now = clock.instant();
        OperationSettings operation = workspace.settings().operation();
        if (report.asOf() == null && report.outcome() != Outcome.ALREADY_RUNNING) {
            metrics.ifPresent(numbers -> numbers.ended(report, now));
            metrics.ifPresent(numbers -> operation.metrics().textfile().ifPresent(file -> write(numbers, file)));
        }
        if (operation.notices().webhook().isPresent()
                || operation.notices().mail().isPresent()) {
            tell(operation.notices(), report, now);
        }
    }

    private void write(RunMetrics numbers, Path file) {
        try {
            numbers.write(workspace.root().resolve(file));
        } catch (IOException unwritable) {
            LOG.warn("The metrics cannot be written to {}: {}", file, unwritable.toString());
        }
    }

    private void tell(OperationSettings.Notify settings, RunReport report, Instant now) {
        try {
            Notices.of(workspace.root(), settings, name -> workspace.secret(name, System.getenv()))
                    .tell(report, now);
        } catch (RuntimeException broken) {
            LOG.warn("Nobody could be told how the run ended", broken);
        }
    }
}
