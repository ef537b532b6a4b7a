package io.plumbline.jobs.cli;

import io.plumbline.jobs.metrics.RunMetrics;
import io.plumbline.jobs.nightly.Ended;
import io.plumbline.jobs.nightly.Nights;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.schedule.DueJob;
import io.plumbline.jobs.schedule.Journal;
import io.plumbline.jobs.schedule.NextRun;
import io.plumbline.jobs.schedule.Timetable;
import io.plumbline.jobs.workspace.OperationSettings;
import io.plumbline.jobs.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The nightly job of a workspace as a schedule runs it. Where the settings are broken when a run is due, the run fails and
 * the last sound ones go on saying when the next one is and who is told.
 */
final class ScheduledNights implements DueJob, Journal {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

    private final Nights nights;
    private final Optional<RunMetrics> metrics;
    private final Clock clock;
    private final ScheduleSayings sayings;
    private Workspace workspace;

    ScheduledNights(
            Workspace workspace, Nights nights, Optional<RunMetrics> metrics, Clock clock, ScheduleSayings sayings) {
        this.workspace = workspace;
        this.nights = nights;
        this.metrics = metrics;
        this.clock = clock;
        this.sayings = sayings;
    }

    @Override
    public Timetable timetable() {
        return timetable(workspace).orElseThrow();
    }

    private static Optional<Timetable> timetable(Workspace workspace) {
        OperationSettings.Schedule schedule = workspace.settings().operation().schedule();
        return schedule.cron()
                .map(cron -> new Timetable(cron, schedule.timeZone(), schedule.attempts(), schedule.firstDelay()));
    }

    @Override
    public Ended attempt() {
        try {
            Workspace read = Workspace.open(workspace.root());
            if (timetable(read).isPresent()) {
                workspace = read;
            } else {
                sayings.warn("plumbline.yml has no `schedule: cron` any more; the last one goes on");
            }
            return nights.run(WorksHere.request(read, Set.of(), Optional.empty(), sayings.progress(), clock));
        } catch (RuntimeException broken) {
            return Nights.failed(broken, Duration.ZERO);
        }
    }

    @Override
    public void waiting(Instant due, Timetable timetable) {
        new NextRun(due, timetable.cron().toString(), timetable.zone().getId()).write(workspace.warehouse());
        metrics.ifPresent(numbers -> numbers.due(due));
        sayings.say("Next run: %s %s (%s)"
                .formatted(
                        MOMENT.format(due.atZone(timetable.zone())),
                        timetable.zone(),
                        timetable.cron().inWords()));
    }

    @Override
    public void starting(int attempt) {
        sayings.say(attempt == 1 ? "A run begins" : "Attempt %d begins".formatted(attempt));
    }

    @Override
    public void retrying(RunReport report, int attempt, Duration delay) {
        sayings.warn("Attempt %d met a trouble that may pass: %s The next one is in %d s"
                .formatted(attempt, report.message(), delay.toSeconds()));
    }

    @Override
    public void ended(RunReport report) {
        sayings.ended(report);
        new Aftermath(workspace, WorksHere.settings(workspace), metrics, clock).of(report);
    }

    @Override
    public void skipped(int runs, String why) {
        metrics.ifPresent(numbers -> numbers.skipped(runs));
        sayings.warn("Skipped %s: %s".formatted(runs == 1 ? "a run" : runs + " runs", why));
    }
}
