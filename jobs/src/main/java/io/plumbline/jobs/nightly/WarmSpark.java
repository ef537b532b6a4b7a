package io.plumbline.jobs.nightly;

import io.plumbline.fanout.FanOut;
import io.plumbline.fanout.Question;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * One Spark session for many nights: started for the first that builds something, kept when a build fails, replaced where
 * it died or another master or another setting is wanted.
 */
final class WarmSpark implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(WarmSpark.class);

    private @Nullable SparkSession session;
    private @Nullable Path scratch;
    private Map<String, String> settings = Map.of();

    SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String part) {
        return with(
                night.request().settings().master(),
                StarBuilding.ownSettings(night.request().settings()),
                night.warehouse().runs().resolve("spark"),
                spark -> StarBuilding.build(spark, night, changes, part));
    }

    void analyse(Night night, List<ClientSeries> clients, Question question, Consumer<SeriesFindings> found) {
        with(
                night.request().settings().master(),
                StarBuilding.ownSettings(night.request().settings()),
                night.warehouse().runs().resolve("spark"),
                spark -> {
                    FanOut.onSpark(spark, clients, question, found);
                    return found;
                });
    }

    /** Whatever becomes of the work, the session is there for the next, unless it died of it. */
    synchronized <T> T with(String master, Map<String, String> own, Path folder, Function<SparkSession, T> work) {
        SparkSession spark = session(master, own, folder);
        try {
            return work.apply(spark);
        } finally {
            if (!spark.sparkContext().isStopped()) {
                spark.catalog().clearCache();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.stop();
            session = null;
        }
        if (scratch != null) {
            RunFolder.deleteTree(scratch);
        }
    }

    private SparkSession session(String master, Map<String, String> own, Path folder) {
        SparkSession held = session;
        if (held != null && held.sparkContext().isStopped()) {
            LOG.warn("The Spark session died and is replaced");
        }
        if (held == null
                || held.sparkContext().isStopped()
                || !held.sparkContext().master().equals(master)
                || !settings.equals(own)) {
            close();
            RunFolder.deleteTree(folder); // left behind by a process that was killed
            scratch = folder;
            settings = Map.copyOf(own);
            held = StarBuilding.started(master, own, folder);
            session = held;
        }
        return held;
    }
}
