package io.plumbline.jobs.schedule;

import io.plumbline.jobs.nightly.Ended;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Runs the job whenever it is due, one run at a time: what comes due while a run is going on, or while another process is
 * at work, is skipped. It ends when its pause does.
 */
public final class Scheduler {
    private static final int COUNTED = 100_000;

    private final DueJob job;
    private final Clock clock;
    private final Pause pause;
    private final Journal journal;
    private volatile boolean running;
    private volatile Instant due;

    public Scheduler(DueJob job, Clock clock, Pause pause, Journal journal) {
        this.job = job;
        this.clock = clock;
        this.pause = pause;
        this.journal = journal;
        this.due = job.timetable().next(clock.instant());
    }

    /**
     * Until it is stopped.
     *
     * @param atOnce whether the first run does not wait until it is due
     */
    public void run(boolean atOnce) {
        if (atOnce) {
            due = clock.instant();
        } else {
            journal.waiting(due, job.timetable());
        }
        while (pause.until(due)) {
            night();
            next();
        }
    }

    /** Whether it goes on as it should: at work, or waiting for a moment that is not long past. */
    public boolean isLive() {
        return running || due.plus(Duration.ofMinutes(5)).isAfter(clock.instant());
    }

    private void night() {
        running = true;
        BackOffExecution delays = job.timetable().delays();
        int attempt = 1;
        Ended ended = attempt(attempt);
        while (ended.passing()) {
            long delay = delays.nextBackOff();
            if (delay == BackOffExecution.STOP) {
                break;
            }
            journal.retrying(ended.report(), attempt, Duration.ofMillis(delay));
            if (!pause.until(clock.instant().plusMillis(delay))) {
                break;
            }
            ended = attempt(++attempt);
        }
        if (ended.report().outcome() == Outcome.ALREADY_RUNNING) {
            journal.skipped(1, ended.report().message());
        } else {
            journal.ended(ended.report());
        }
    }

    private Ended attempt(int attempt) {
        journal.starting(attempt);
        return job.attempt();
    }

    private void next() {
        Timetable timetable = job.timetable();
        Instant now = clock.instant();
        Instant before = due;
        due = timetable.next(now);
        running = false;
        if (!pause.isOver()) {
            missed(timetable, before, now);
            journal.waiting(due, timetable);
        }
    }

    private void missed(Timetable timetable, Instant before, Instant now) {
        int missed = (int) Stream.iterate(timetable.next(before), moment -> !moment.isAfter(now), timetable::next)
                .limit(COUNTED)
                .count();
        if (missed > 0) {
            journal.skipped(missed, "the run before was still going on");
        }
    }
}
