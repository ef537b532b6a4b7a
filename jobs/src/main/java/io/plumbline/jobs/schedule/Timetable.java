package io.plumbline.jobs.schedule;

import io.plumbline.jobs.workspace.Cron;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * When the job is due, and how often it is tried.
 *
 * @param attempts at a run that meets a passing trouble
 * @param firstDelay before the second attempt; doubled each time, up to an hour
 */
public record Timetable(Cron cron, ZoneId zone, int attempts, Duration firstDelay) {
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    /** The first due moment after this one. */
    public Instant next(Instant after) {
        return cron.next(after, zone);
    }

    BackOffExecution delays() {
        ExponentialBackOff delays = new ExponentialBackOff(firstDelay.toMillis(), 2);
        delays.setMaxInterval(Math.max(LONGEST_DELAY.toMillis(), firstDelay.toMillis()));
        delays.setMaxAttempts(attempts - 1);
        return delays.start();
    }
}
