package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.RunSettings;
import io.plumbline.jobs.store.S3Server;
import io.plumbline.jobs.store.StoreSettings;
import io.plumbline.samples.Plan;
import io.plumbline.samples.Samples;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same night on one machine and on a real cluster: one master and two workers, processes of their own, that have Spark
 * and none of our code.
 */
class ClusterIT {
    private static final String NOW = "2026-03-14T02:00:00Z";

    @TempDir
    static Path root = Path.of("");

    private static @Nullable LoopbackCluster started;

    /** What one core makes of it, in one task a statement and in many. */
    private static SortedMap<String, String> expected = new TreeMap<>();

    @BeforeAll
    static void oneCore() throws Exception {
        started = LoopbackCluster.start(root.resolve("cluster"));
        Samples.write(root, Plan.demo(LocalDate.of(2026, 3, 14)).withMonths(8).withVolume(0.1));
        expected = night("one core", "local[1]", Map.of(), Optional.empty(), Progress.SILENT);
        assertThat(expected).hasSizeGreaterThan(15).containsKey("fact_ledger_line");
    }

    @AfterAll
    static void stop() throws Exception {
        cluster().stop();
    }

    @Test
    void fourCoresAndManyTasksMakeTheSameTables() {
        assertThat(night("four cores", "local[4]", manyTasks(), Optional.empty(), Progress.SILENT))
                .isEqualTo(expected);
    }

    @Test
    void twoWorkersMakeTheSameTables() {
        assertThat(night("two workers", cluster().master(), Map.of(), Optional.empty(), Progress.SILENT))
                .isEqualTo(expected);
    }

    @Test
    void workerKilledInTheMiddleOfARunChangesNothing() {
        AtomicInteger tables = new AtomicInteger();
        Progress killer = new Progress() {
            @Override
            public void started(String step) {}

            @Override
            public void advanced(String step, long done, long total, String text) {
                if (step.equals("star") && tables.incrementAndGet() == 5) {
                    cluster().killAWorker();
                }
            }

            @Override
            public void finished(String step, Duration took, String text) {}
        };

        assertThat(night("killed", cluster().master(), manyTasks(), Optional.empty(), killer))
                .isEqualTo(expected);
        assertThat(tables.get()).as("the star went on after it").isGreaterThan(5);
    }

    @Test
    void workersReadAndWriteAnObjectStoreAndShareNoDisk() throws Exception {
        FileSystem.closeAll(); // Hadoop keeps one for file: in a process, and a night with a store wants another
        try (S3Server server = S3Server.start(root.resolve("s3"))) {
            assertThat(night(
                            "working-copy",
                            cluster().master(),
                            manyTasks(),
                            Optional.of(server.warehouse("nightly")),
                            Progress.SILENT))
                    .isEqualTo(expected);
            assertThat(ledgerInTheStore(server.objects("nightly")))
                    .as("what a DuckDB reads of the store alone")
                    .isEqualTo(ledger(new WarehouseFolder(root.resolve("working-copy")).current(), ""));
            assertThat(server.names("nightly").filter(name -> name.endsWith(".parquet")))
                    .as("what an attempt left that does not count is gone")
                    .noneMatch(name -> name.contains("_work") || name.contains("_temporary"));
        }
    }

    /** Table to a hash of all its rows in their order; the name of the folder may have blanks in it. */
    private static SortedMap<String, String> night(
            String name, String master, Map<String, String> spark, Optional<StoreSettings> store, Progress progress) {
        WarehouseFolder warehouse = new WarehouseFolder(root.resolve(name));
        Map<String, String> settings = new HashMap<>(spark);
        settings.put("spark.executor.memory", "1g");
        RunReport report = new Office(root, 5)
                .night(
                        NOW,
                        Optional.empty(),
                        new RunSettings(
                                master,
                                5,
                                Map.of(),
                                Optional.empty(),
                                settings,
                                Optional.of(warehouse.root()),
                                store,
                                true),
                        progress);
        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED);
        return TableHashes.ofPublished(warehouse);
    }

    /** As with httpfs, which is not at hand: a macro of the reader's name takes the objects from the server's folder. */
    private static String ledgerInTheStore(Path objects) throws SQLException {
        return ledger(objects.resolve("current.duckdb"), """
                create macro read_parquet(files, hive_partitioning := true) as table
                from system.main.read_parquet(
                    list_transform(files, lambda file: replace(file, 's3://books/nightly', '%s')),
                    hive_partitioning := false)""".formatted(objects));
    }

    private static String ledger(Path catalogue, String macro) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("attach '%s' as books (read_only)".formatted(catalogue));
            if (!macro.isEmpty()) {
                statement.execute(macro);
            }
            statement.execute("set search_path = 'books.main,memory.main'");
            try (ResultSet row = statement.executeQuery("select count(*) || ' lines, ' || sum(debit) from ledger")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Map<String, String> manyTasks() {
        return Map.of(
                "spark.plumbline.smallRows",
                "0",
                "spark.plumbline.smallSeries",
                "0",
                "spark.sql.shuffle.partitions",
                "6");
    }

    private static LoopbackCluster cluster() {
        if (started == null) {
            throw new IllegalStateException("The cluster did not start");
        }
        return started;
    }
}
