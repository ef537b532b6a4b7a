package io.plumbline.jobs.nightly;

import java.time.Duration;

/** Who is told how a run goes; called from several threads. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void started(String step) {}

        @Override
        public void advanced(String step, long done, long total, String text) {}

        @Override
        public void finished(String step, Duration took, String text) {}
    };

    /** A step of the job starts: {@code discover}, {@code extract}, ... */
    void started(String step);

    /**
     * The step got on.
     *
     * @param total 0 where nobody knows
     * @param text what was just done: a file, a table
     */
    void advanced(String step, long done, long total, String text);

    /** The step ended, well or not. */
    void finished(String step, Duration took, String text);
}
