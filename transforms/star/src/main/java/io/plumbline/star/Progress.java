package io.plumbline.star;

import java.time.Duration;

/** Who is told how the build goes; called from several threads, one call at a time per table. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void started(String table) {}

        @Override
        public void finished(String table, int files, Duration took) {}
    };

    /** The table's statement starts. */
    void started(String table);

    /** The table is written. */
    void finished(String table, int files, Duration took);
}
