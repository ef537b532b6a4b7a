package io.plumbline.star;

import io.plumbline.warehouse.schema.Tables;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The one place with Spark configuration. */
public final class SparkSettings {
    /** Below this many staged rows a statement runs as one task, interpreted: planning and compiling would cost more. */
    static final long SMALL_ROWS = 400_000;

    /** Spark setting with another number of rows: 0 spreads every build over the cluster. */
    static final String SMALL_ROWS_SETTING = "spark.plumbline.smallRows";

    private static final Map<String, String> MEANING = Map.of(
            "spark.sql.ansi.enabled", "true",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.timestampType", "TIMESTAMP_NTZ",
            "spark.sql.datetime.java8API.enabled", "true",
            "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
            "spark.sql.parquet.compression.codec", "zstd",
            "spark.sql.sources.partitionOverwriteMode", "static");

    private static final Map<String, String> SMALL = Map.of(
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.shuffle.partitions", "1",
            "spark.sql.leafNodeDefaultParallelism", "1",
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            "spark.sql.join.preferSortMergeJoin", "false",
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private static final Map<String, String> LARGE = Map.of(
            "spark.sql.adaptive.enabled", "true",
            "spark.sql.adaptive.coalescePartitions.parallelismFirst", "false",
            "spark.sql.shuffle.partitions", "64",
            "spark.sql.codegen.wholeStage", "true",
            "spark.sql.codegen.factoryMode", "FALLBACK");

    private SparkSettings() {}

    /**
     * A builder with everything set.
     *
     * @param master {@code local[*]} or the address of a cluster
     * @param scratch folder for Spark's temporary files
     * @param ui whether Spark serves its own web pages
     */
    public static SparkSession.Builder session(String master, Path scratch, boolean ui) {
        return session(master, Map.of(), scratch, ui);
    }

    /**
     * The same, with settings of the user's own beneath: those that decide what a figure means stay as they are.
     *
     * @param own Spark settings by their own names, {@code spark.executor.memory}
     */
    public static SparkSession.Builder session(String master, Map<String, String> own, Path scratch, boolean ui) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("plumbline")
                .master(master)
                .config("spark.local.dir", scratch.toString())
                .config(
                        "spark.sql.warehouse.dir",
                        scratch.resolve("spark-warehouse").toUri().toString())
                .config("spark.ui.enabled", ui)
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.log.level", "ERROR")
                .config("spark.sql.artifact.isolation.enabled", "false") // one application, one class path
                .config("spark.scheduler.mode", "FAIR")
                .config("spark.sql.catalogImplementation", "in-memory")
                .config(
                        "spark.hadoop.fs.file.impl",
                        "org.apache.hadoop.fs.RawLocalFileSystem") // no .crc files, no chmod
                // as in spark.jvmopts: the widest statements are larger methods than the JVM compiles unless told to
                .config("spark.executor.defaultJavaOptions", "-XX:-DontCompileHugeMethods")
                .config("spark.hadoop.parquet.summary.metadata.level", "NONE")
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", 10_000)
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        if (isOnThisMachine(master)) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
        }
        if (isLocal(master)) {
            // the executor is this process: a task out of memory fails, and the process lives to say so
            builder.config("spark.executor.killOnFatalError.depth", 0);
        }
        own.forEach(builder::config);
        if (!isLocal(master)) {
            builder.config("spark.jars", jars(own.getOrDefault("spark.jars", "")));
        }
        MEANING.forEach(builder::config);
        return builder;
    }

    static long smallRows(SparkSession spark) {
        return spark.sparkContext().getConf().getLong(SMALL_ROWS_SETTING, SMALL_ROWS);
    }

    private static boolean isLocal(String master) {
        return master.startsWith("local");
    }

    private static boolean isOnThisMachine(String master) {
        return isLocal(master) || master.matches("spark://(127\\.0\\.0\\.1|localhost)(:.*)?");
    }

    /** What a worker with a Spark of its own lacks. */
    private static String jars(String own) {
        return Stream.concat(
                        Stream.of(SparkSettings.class, Tables.class)
                                .map(type -> type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()),
                        Stream.of(own).filter(jars -> !jars.isBlank()))
                .collect(Collectors.joining(","));
    }

    /** A session of its own for one build: what temporary views it makes and how it is tuned concerns nobody else. */
    static SparkSession forBuild(SparkSession spark, boolean small) {
        SparkSession own = spark.newSession();
        MEANING.forEach((key, value) -> own.conf().set(key, value));
        (small ? SMALL : LARGE).forEach((key, value) -> own.conf().set(key, value));
        own.conf().set("spark.sql.sources.commitProtocolClass", NamedFiles.class.getName());
        return own;
    }
}
