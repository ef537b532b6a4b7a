package io.plumbline.jobs.nightly;

import io.plumbline.jobs.store.StoreSettings;
import io.plumbline.warehouse.serve.CheckRules;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the workspace settles for its runs.
 *
 * @param master where Spark runs
 * @param keepSnapshots how many snapshots stay on disk
 * @param checks client to how its checks are judged
 * @param repository the PostgreSQL database of the job repository; empty for the embedded one in {@code warehouse/runs/}
 * @param spark settings of Spark by its own names
 * @param warehouse the warehouse folder where it is not the workspace's own
 * @param store where the warehouse is shared; the folder is a working copy then
 * @param analyses whether series are analysed; where not, what was found before stays
 */
public record RunSettings(
        String master,
        int keepSnapshots,
        Map<String, CheckRules> checks,
        Optional<RepositoryAddress> repository,
        Map<String, String> spark,
        Optional<Path> warehouse,
        Optional<StoreSettings> store,
        boolean analyses) {

    /** Without analyses. */
    public RunSettings(
            String master,
            int keepSnapshots,
            Map<String, CheckRules> checks,
            Optional<RepositoryAddress> repository,
            Map<String, String> spark,
            Optional<Path> warehouse,
            Optional<StoreSettings> store) {
        this(master, keepSnapshots, checks, repository, spark, warehouse, store, false);
    }

    /** On this machine alone, without analyses. */
    public RunSettings(
            String master, int keepSnapshots, Map<String, CheckRules> checks, Optional<RepositoryAddress> repository) {
        this(master, keepSnapshots, checks, repository, Map.of(), Optional.empty(), Optional.empty());
    }

    public static final RunSettings DEFAULTS = new RunSettings("local[*]", 14, Map.of(), Optional.empty());

    /** The same with analyses. */
    public RunSettings withAnalyses() {
        return new RunSettings(master, keepSnapshots, checks, repository, spark, warehouse, store, true);
    }
}
