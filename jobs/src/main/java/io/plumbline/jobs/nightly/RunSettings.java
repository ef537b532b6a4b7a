package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.serve.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * What the workspace settles for its runs.
 *
 * @param master where Spark runs
 * @param keepSnapshots how many snapshots stay on disk
 * @param checks client to check to the severity that the client gives it
 * @param repository the PostgreSQL database of the job repository; empty for the embedded one in {@code warehouse/runs/}
 */
public record RunSettings(
        String master,
        int keepSnapshots,
        Map<String, Map<String, Severity>> checks,
        Optional<RepositoryAddress> repository) {
    public static final RunSettings DEFAULTS = new RunSettings("local[*]", 14, Map.of(), Optional.empty());
}
