package io.plumbline.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.Ended;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.Cron;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Office office = new Office("2025-06-17T12:00:00Z", "0 3 * * *");

    @Test
    void runsWhenItIsDueAndSaysWhenThatIs() {
        office.runs(done(Duration.ofMinutes(5)), done(Duration.ofMinutes(5)));

        assertThat(office.schedule(2, false))
                .containsExactly(
                        "next 2025-06-18T03:00:00Z",
                        "run at 2025-06-18T03:00:00Z",
                        "PUBLISHED",
                        "next 2025-06-19T03:00:00Z",
                        "run at 2025-06-19T03:00:00Z",
                        "PUBLISHED",
                        "next 2025-06-20T03:00:00Z");
    }

    @Test
    void firstRunAtOnceDoesNotMoveTheOthers() {
        office.runs(done(Duration.ofMinutes(5)));

        assertThat(office.schedule(1, true))
                .containsExactly("run at 2025-06-17T12:00:00Z", "PUBLISHED", "next 2025-06-18T03:00:00Z");
    }

    @Test
    void whatComesDueDuringARunIsSkippedAndSaidSo() {
        office.cron = "0 * * * *";
        office.runs(done(Duration.ofMinutes(150)), done(Duration.ofMinutes(60)));

        assertThat(office.schedule(2, false))
                .containsExactly(
                        "next 2025-06-17T13:00:00Z",
                        "run at 2025-06-17T13:00:00Z",
                        "PUBLISHED",
                        "skipped 2: the run before was still going on",
                        "next 2025-06-17T16:00:00Z",
                        "run at 2025-06-17T16:00:00Z",
                        "PUBLISHED",
                        "skipped 1: the run before was still going on",
                        "next 2025-06-17T18:00:00Z");
    }

    @Test
    void runOfAnotherProcessIsNotDisturbedAndNotRepeated() {
        office.runs(ended(Outcome.ALREADY_RUNNING, false, Duration.ZERO));

        assertThat(office.schedule(1, false))
                .containsExactly(
                        "next 2025-06-18T03:00:00Z",
                        "run at 2025-06-18T03:00:00Z",
                        "skipped 1: ALREADY_RUNNING",
                        "next 2025-06-19T03:00:00Z");
    }

    @Test
    void passingTroubleIsTriedAgainAfterLongerAndLongerDelays() {
        Ended trouble = ended(Outcome.FAILED, true, Duration.ZERO);
        office.runs(trouble, trouble, trouble);

        assertThat(office.schedule(3, false))
                .containsExactly(
                        "next 2025-06-18T03:00:00Z",
                        "run at 2025-06-18T03:00:00Z",
                        "again in 60 s",
                        "run at 2025-06-18T03:01:00Z",
                        "again in 120 s",
                        "run at 2025-06-18T03:03:00Z",
                        "FAILED",
                        "next 2025-06-19T03:00:00Z");
    }

    @Test
    void secondAttemptThatGoesWellEndsTheTrouble() {
        office.runs(ended(Outcome.FAILED, true, Duration.ZERO), done(Duration.ZERO));

        assertThat(office.schedule(2, false))
                .containsSubsequence("again in 60 s", "PUBLISHED")
                .doesNotContain("FAILED");
    }

    @Test
    void lastingTroubleAndHeldClientsAreNotTriedAgain() {
        office.runs(ended(Outcome.FAILED, false, Duration.ZERO), ended(Outcome.HELD, false, Duration.ZERO));

        assertThat(office.schedule(2, false))
                .containsSubsequence("FAILED", "next 2025-06-19T03:00:00Z", "HELD", "next 2025-06-20T03:00:00Z");
    }

    @Test
    void newExpressionHoldsFromTheNextRunOn() {
        office.runs(done(Duration.ZERO));
        office.whileRunning = () -> office.cron = "30 18 * * *";

        assertThat(office.schedule(1, false)).endsWith("PUBLISHED", "next 2025-06-18T18:30:00Z");
    }

    @Test
    void stoppedWhileItWaitsForAnotherAttemptItEndsAndTellsWhatItHas() {
        office.runs(ended(Outcome.FAILED, true, Duration.ZERO));

        assertThat(office.schedule(1, false)).containsSubsequence("again in 60 s", "FAILED");
    }

    @Test
    void waitingOnTheClockEndsAtOnceWhenStopped() throws Exception {
        Pause.Stoppable pause = new Pause.Stoppable(Clock.systemUTC());
        List<Boolean> answers = new ArrayList<>();
        Thread waiting = new Thread(
                () -> answers.add(pause.until(Clock.systemUTC().instant().plus(Duration.ofDays(1)))));
        waiting.start();
        pause.stop();
        waiting.join(10_000);

        assertThat(answers).containsExactly(false);
        assertThat(new Pause.Stoppable(Clock.systemUTC()).until(Instant.EPOCH)).isTrue();
    }

    private static Ended done(Duration took) {
        return ended(Outcome.PUBLISHED, false, took);
    }

    private static Ended ended(Outcome outcome, boolean passing, Duration took) {
        return new Ended(new RunReport(outcome, null, null, outcome.name(), List.of(), List.of(), took), passing);
    }

    /** A clock that stands still but for waiting and running, and a job whose runs end as planned. */
    private static final class Office extends Clock implements DueJob, Journal, Pause {
        private final List<String> said = new ArrayList<>();
        private final Deque<Ended> planned = new ArrayDeque<>();
        private Instant now;
        private String cron;
        private int waits;
        private Runnable whileRunning = () -> {};

        Office(String now, String cron) {
            this.now = Instant.parse(now);
            this.cron = cron;
        }

        void runs(Ended... runs) {
            planned.addAll(List.of(runs));
        }

        /** What is said until it has waited so often. */
        List<String> schedule(int waits, boolean atOnce) {
            this.waits = waits;
            new Scheduler(this, this, this, this).run(atOnce);
            return said;
        }

        @Override
        public Timetable timetable() {
            return new Timetable(Cron.of(cron), ZoneOffset.UTC, 3, Duration.ofMinutes(1));
        }

        @Override
        public Ended attempt() {
            whileRunning.run();
            Ended ended = planned.remove();
            now = now.plus(ended.report().took());
            return ended;
        }

        @Override
        public boolean until(Instant moment) {
            if (waits == 0) {
                return false;
            }
            waits--;
            now = moment.isAfter(now) ? moment : now;
            return true;
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void waiting(Instant due, Timetable timetable) {
            said.add("next " + due);
        }

        @Override
        public void starting(int attempt) {
            said.add("run at " + now);
        }

        @Override
        public void retrying(RunReport report, int attempt, Duration delay) {
            said.add("again in %d s".formatted(delay.toSeconds()));
        }

        @Override
        public void ended(RunReport report) {
            said.add(report.outcome().name());
        }

        @Override
        public void skipped(int runs, String why) {
            said.add("skipped %d: %s".formatted(runs, why));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
