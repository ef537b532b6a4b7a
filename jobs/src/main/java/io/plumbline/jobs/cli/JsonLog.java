package io.plumbline.jobs.cli;

import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.OperationSettings.Logs;
import io.plumbline.jobs.workspace.Workspace;
import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The log as JSON, a line for each event, on standard error and in the run log; nothing else is said. */
final class JsonLog implements Progress {
    /** Makes {@code log4j2.xml} write JSON; it counts before the first line is logged. */
    private static final String PROPERTY = "plumbline.logs";

    private final Logger log;

    private JsonLog() {
        System.setProperty(PROPERTY, "json");
        log = LogManager.getLogger("io.plumbline.run");
    }

    static boolean isWanted(Workspace workspace) {
        return workspace.settings().operation().logs() == Logs.JSON;
    }

    static JsonLog open() {
        return new JsonLog();
    }

    void say(String words) {
        log.info(words);
    }

    void warn(String words) {
        log.warn(words);
    }

    void ended(RunReport report) {
        if (report.outcome() == Outcome.FAILED) {
            log.error(report.message());
        } else {
            log.info(report.message());
        }
        report.held().forEach(client -> log.warn("held: {}", FollowedRun.held(client)));
    }

    @Override
    public void started(String step) {}

    @Override
    public void advanced(String step, long done, long total, String text) {}

    @Override
    public void finished(String step, Duration took, String text) {
        log.info("step {} took {} ms: {}", step, took.toMillis(), text);
    }
}
