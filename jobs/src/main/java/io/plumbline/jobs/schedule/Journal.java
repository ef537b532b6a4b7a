package io.plumbline.jobs.schedule;

import io.plumbline.jobs.nightly.RunReport;
import java.time.Duration;
import java.time.Instant;

/** Who is told what a schedule does. */
public interface Journal {
    /** Nothing to do until then. */
    void waiting(Instant due, Timetable timetable);

    /** A run begins. */
    void starting(int attempt);

    /** An attempt met a passing trouble. */
    void retrying(RunReport report, int attempt, Duration delay);

    /** A run ended, after its last attempt. */
    void ended(RunReport report);

    /** Due runs that do not take place, and why. */
    void skipped(int runs, String why);
}
