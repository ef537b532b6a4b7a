package io.plumbline.jobs.nightly;

import io.plumbline.fanout.FanOut;
import io.plumbline.fanout.Question;
import io.plumbline.star.Progress;
import io.plumbline.star.SparkSettings;
import io.plumbline.star.StarBuild;
import io.plumbline.star.StarInput;
import io.plumbline.star.WarehousePlace;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Builds the shards that changed and analyses many series, on Spark; beside {@link WarmSpark} the only class of the job that names Spark, and the last to be loaded. */
final class StarBuilding {
    private static final Logger LOG = LogManager.getLogger(StarBuilding.class);

    private StarBuilding() {}

    static SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String folder) {
        RunSettings settings = night.request().settings();
        SparkSession spark = started(settings.master(), ownSettings(settings), scratch(night));
        return build(spark, night, changes, folder);
    }

    /** Analyses series that are worth a Spark session of their own. */
    static void analyse(Night night, List<ClientSeries> clients, Question question, Consumer<SeriesFindings> found) {
        RunSettings settings = night.request().settings();
        try {
            FanOut.onSpark(started(settings.master(), ownSettings(settings), scratch(night)), clients, question, found);
        } finally {
            stop(night);
        }
    }

    /** Stops the session that the builds of this night shared. */
    static void stop(Night night) {
        Option<SparkSession> session = SparkSession.getDefaultSession();
        if (session.isDefined()) {
            session.get().stop();
        }
        RunFolder.deleteTree(scratch(night));
    }

    private static Path scratch(Night night) {
        return night.files().root().resolve("spark.tmp");
    }

    /** In a session that outlives the night. */
    static SortedMap<Integer, Map<String, List<String>>> build(
            SparkSession spark, Night night, Changes changes, String folder) {
        return StarBuild.build(spark, input(night, changes, folder), told(night));
    }

    /** That Spark does not start is no client's fault. */
    static SparkSession started(String master, Map<String, String> own, Path scratch) {
        try {
            return SparkSettings.session(master, own, scratch, false).getOrCreate();
        } catch (RuntimeException e) {
            throw new EngineDown(
                    "Spark does not start with `engine.master: %s`: %s".formatted(master, Reasons.of(e)), e);
        }
    }

    /** What the workspace settles about Spark, what analyses need there, and how it reaches the store. */
    static Map<String, String> ownSettings(RunSettings settings) {
        Map<String, String> own = new TreeMap<>(settings.spark());
        if (settings.analyses() && !settings.master().startsWith("local")) {
            own.merge("spark.jars", FanOut.jars(), (theirs, ours) -> theirs + "," + ours);
        }
        settings.store()
                .ifPresent(store -> store.hadoop().forEach((name, value) -> own.put("spark.hadoop." + name, value)));
        return own;
    }

    private static WarehousePlace place(Night night) {
        return night.request()
                .settings()
                .store()
                .map(store -> new WarehousePlace(store.place()))
                .orElseGet(() -> WarehousePlace.of(night.warehouse()));
    }

    private static StarInput input(Night night, Changes changes, String folder) {
        SortedMap<Integer, List<Client>> shards = new TreeMap<>();
        List<Client> sound = night.roster().sound();
        for (int shard : changes.rebuilt()) {
            shards.put(
                    shard,
                    sound.stream()
                            .filter(client -> changes.clientsOf(shard).containsKey(client.id()))
                            .toList());
        }
        List<StagedExport> exports = night.counting(changes.rebuiltClients()).values().stream()
                .flatMap(Collection::stream)
                .toList();
        return new StarInput(place(night), folder, shards, exports, changes.at());
    }

    private static Progress told(Night night) {
        AtomicInteger done = new AtomicInteger();
        return new Progress() {
            @Override
            public void started(String table) {}

            @Override
            public void finished(String table, int files, Duration took) {
                LOG.info("{}: {} files in {} ms", table, files, took.toMillis());
                night.request().progress().advanced("star", done.incrementAndGet(), 0, table);
            }
        };
    }
}
