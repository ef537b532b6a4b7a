package io.plumbline.jobs.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code plumbline.yml} settles for the whole workspace.
 *
 * @param currency of clients that name none
 * @param keepSnapshots how many published snapshots stay on disk
 * @param analyses whether every run looks for trends and makes forecasts
 */
public record PlumblineSettings(
        Optional<String> currency,
        int keepSnapshots,
        boolean analyses,
        Warehouse warehouse,
        Engine engine,
        Jobs jobs,
        Limits limits,
        OperationSettings operation) {

    /**
     * Where the warehouse is.
     *
     * @param place a folder, or {@code s3a://bucket/prefix}; empty for {@code warehouse/} in the workspace
     * @param endpoint of an S3-compatible store that is not Amazon's
     * @param region of the bucket
     * @param pathStyle whether the store wants the bucket in the path
     */
    public record Warehouse(
            Optional<String> place, Optional<String> endpoint, Optional<String> region, boolean pathStyle) {

        /** The object store that it is in. */
        public Optional<String> store() {
            return place.filter(text -> text.startsWith("s3a:"));
        }

        /** The folder that it is in, where that is not the workspace's own. */
        public Optional<String> folder() {
            return place.filter(text -> !text.startsWith("s3a:"));
        }
    }

    /**
     * Where Spark runs, and what DuckDB may use beside it.
     *
     * @param master Spark's master URL
     * @param memory DuckDB's memory limit in bytes; empty for a quarter of the machine, at most 4 GB
     * @param spark Spark's own settings by their own names
     */
    public record Engine(String master, Optional<Long> memory, Map<String, String> spark) {
        public Engine {
            spark = Map.copyOf(spark);
        }
    }

    /**
     * Where the job repository is kept.
     *
     * @param repository JDBC URL of a PostgreSQL database; empty for the embedded one in {@code warehouse/runs/}
     * @param user who signs in there; empty for the driver's own choice
     * @param password where it is to be found; empty for a server that asks for none, or {@code ~/.pgpass}
     */
    public record Jobs(Optional<String> repository, Optional<String> user, Optional<SecretName> password) {}

    /**
     * What is refused as too large to be an honest export.
     *
     * @param fileBytes largest file, unpacked
     */
    public record Limits(long fileBytes) {}

    /** Every secret that the settings name. */
    public List<SecretName> secrets() {
        return Stream.concat(jobs.password().stream(), operation.secrets().stream())
                .toList();
    }

    /** What holds where the file says nothing. */
    public static final PlumblineSettings DEFAULTS = new PlumblineSettings(
            Optional.empty(),
            14,
            true,
            new Warehouse(Optional.empty(), Optional.empty(), Optional.empty(), false),
            new Engine("local[*]", Optional.empty(), Map.of()),
            new Jobs(Optional.empty(), Optional.empty(), Optional.empty()),
            new Limits(20L << 30),
            OperationSettings.DEFAULTS);
}
