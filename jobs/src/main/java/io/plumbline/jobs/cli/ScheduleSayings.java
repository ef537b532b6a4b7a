package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;

/** What a schedule says: lines for people, or events of the log where that is JSON. */
record ScheduleSayings(Screen screen, Optional<JsonLog> json) {
    static ScheduleSayings on(Screen screen, Workspace workspace) {
        return new ScheduleSayings(
                screen, JsonLog.isWanted(workspace) ? Optional.of(JsonLog.open()) : Optional.empty());
    }

    void say(String words) {
        json.ifPresentOrElse(log -> log.say(words), () -> screen.out().println(Cells.printable(words)));
    }

    void warn(String words) {
        json.ifPresentOrElse(
                log -> log.warn(words), () -> screen.out().println(screen.ink(Ink.YELLOW, Cells.printable(words))));
    }

    Progress progress() {
        return json.<Progress>map(log -> log).orElse(new Lines(screen));
    }

    void ended(RunReport report) {
        json.ifPresentOrElse(log -> log.ended(report), () -> lines(report));
    }

    private void lines(RunReport report) {
        screen.out()
                .println(screen.ink(
                        FollowedRun.ink(report.outcome()),
                        "%s, after %s".formatted(Cells.printable(report.message()), Steps.seconds(report.took()))));
        report.held().forEach(client -> warn("  held: " + FollowedRun.held(client)));
    }

    /** The ends of steps; nobody watches the starts. */
    private record Lines(Screen screen) implements Progress {
        @Override
        public void started(String step) {}

        @Override
        public void advanced(String step, long done, long total, String text) {}

        @Override
        public void finished(String step, Duration took, String text) {
            screen.out().println("  " + Steps.ended(step, took, text));
        }
    }
}
