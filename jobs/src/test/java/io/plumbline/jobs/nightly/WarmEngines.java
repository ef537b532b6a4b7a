package io.plumbline.jobs.nightly;

import io.plumbline.star.SparkSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;

/** The real engines over one Spark session that stays up from night to night of a test. */
final class WarmEngines implements AutoCloseable {
    private final SparkSession spark;

    WarmEngines(Path scratch) {
        spark = SparkSettings.session("local[2]", scratch, false).getOrCreate();
    }

    Engines working() {
        return new Engines(this::build, Checking::check);
    }

    /** Builds the star, and breaks down before anything is checked. */
    Engines breakingInCheck() {
        return new Engines(this::build, (night, changes, clients) -> {
            throw new EngineDown("the checks broke down", new IllegalStateException());
        });
    }

    private SortedMap<Integer, Map<String, java.util.List<String>>> build(Night night, Changes changes, String folder) {
        return StarBuilding.build(spark, night, changes, folder);
    }

    @Override
    public void close() {
        spark.stop();
    }
}
