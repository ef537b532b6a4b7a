package io.plumbline.jobs.nightly;

import io.plumbline.star.SparkSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** A night in a process of its own, which can be killed. */
final class TownProcess {
    static final String BUILDING = "building";

    private TownProcess() {}

    /** {@code workspace own} runs with the real engines, {@code workspace seconds} dawdles in the middle of the star, {@code workspace greedy} wants too much there. */
    public static void main(String[] arguments) {
        Town town = new Town(Path.of(arguments[0]), "bakery", "cafe");
        if (arguments[1].equals("own")) {
            System.out.println(
                    Nightly.run(town.request(Set.of(), Optional.empty())).outcome());
            return;
        }
        if (arguments[1].equals("greedy")) {
            RunReport report = Nightly.run(
                    town.request(Set.of(), Optional.empty()),
                    new Engines((night, changes, folder) -> greedy(night), (night, changes, clients) -> List.of()));
            System.out.println(report.outcome() + " " + report.message());
            return;
        }
        town.whileBuilding = () -> dawdle(Long.parseLong(arguments[1]));
        System.out.println(town.night().outcome());
    }

    static Process start(Path workspace, String how, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.timezone=UTC"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), TownProcess.class.getName(), workspace.toString(), how));
        return new ProcessBuilder(command)
                .redirectError(new File(workspace.toFile(), "stderr.txt"))
                .start();
    }

    /** A task of a session like ours that wants more memory than there is. */
    private static SortedMap<Integer, Map<String, List<String>>> greedy(Night night) {
        SparkSession spark = SparkSettings.session(
                        "local[2]", night.files().root().resolve("spark"), false)
                .getOrCreate();
        spark.udf().register("want_all", (UDF1<Long, Integer>) any -> new long[1 << 28].length, DataTypes.IntegerType);
        spark.sql("select sum(want_all(id)) from range(10)").collectAsList();
        return new TreeMap<>();
    }

    private static void dawdle(long seconds) {
        System.out.println(BUILDING);
        System.out.flush();
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
