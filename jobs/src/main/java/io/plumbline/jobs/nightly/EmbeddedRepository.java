package io.plumbline.jobs.nightly;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The job repository where the workspace names none: an H2 file in {@code warehouse/runs/}. */
record EmbeddedRepository(HikariDataSource connections) implements JobDatabase {
    static final String USER = "plumbline";

    private static final String NAME = "jobs";

    /** The job's own thread, a partition per core, and one who asks it all to stop. */
    private static final int CONNECTIONS = 16;

    static EmbeddedRepository open(Path runs) {
        try {
            Files.createDirectories(runs);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + runs, e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(runs));
        config.setUsername(USER);
        config.setPassword("");
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(CONNECTIONS);
        return new EmbeddedRepository(new HikariDataSource(config));
    }

    /** What is committed is on disk, for a process that is killed; and the run alone decides when it is closed. */
    static String url(Path runs) {
        return "jdbc:h2:file:" + runs.resolve(NAME).toString().replace(";", "\\;")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    static Path file(Path runs) {
        return runs.resolve(NAME + ".mv.db");
    }

    @Override
    public boolean hasTables() {
        return false;
    }

    /** The file lock holds as long as the process. */
    @Override
    public void confirm() {}
}
