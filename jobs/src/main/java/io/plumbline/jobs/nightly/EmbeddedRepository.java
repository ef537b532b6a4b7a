package io.plumbline.jobs.nightly;

import java.nio.file.Path;

/** The job repository where the workspace names none: an H2 file in {@code warehouse/runs/}. */
final class EmbeddedRepository {
    static final String USER = "plumbline";

    private static final String NAME = "jobs";

    private EmbeddedRepository() {}

    /** What is committed is on disk, for a process that is killed; and the run alone decides when it is closed. */
    static String url(Path runs) {
        return "jdbc:h2:file:" + runs.resolve(NAME).toString().replace(";", "\\;")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    static Path file(Path runs) {
        return runs.resolve(NAME + ".mv.db");
    }
}
