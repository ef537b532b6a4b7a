package io.plumbline.jobs.workspace;

import java.util.Optional;

/**
 * What {@code plumbline.yml} settles for the whole workspace.
 *
 * @param currency of clients that name none
 * @param keepSnapshots how many published snapshots stay on disk
 */
public record PlumblineSettings(Optional<String> currency, int keepSnapshots, Engine engine, Jobs jobs, Limits limits) {

    /**
     * Where Spark runs, and what DuckDB may use beside it.
     *
     * @param master Spark's master URL
     * @param memory DuckDB's memory limit in bytes; empty for a share of the machine
     */
    public record Engine(String master, Optional<Long> memory) {}

    /**
     * Where the job repository is kept.
     *
     * @param repository JDBC URL; empty for the embedded one in {@code warehouse/runs/}
     */
    public record Jobs(Optional<String> repository) {}

    /**
     * What is refused as too large to be an honest export.
     *
     * @param fileBytes largest file, unpacked
     */
    public record Limits(long fileBytes) {}

    /** What holds where the file says nothing. */
    public static final PlumblineSettings DEFAULTS = new PlumblineSettings(
            Optional.empty(),
            14,
            new Engine("local[*]", Optional.empty()),
            new Jobs(Optional.empty()),
            new Limits(20L << 30));
}
