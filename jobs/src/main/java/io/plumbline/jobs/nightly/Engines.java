package io.plumbline.jobs.nightly;

import io.plumbline.fanout.Question;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.star.CheckResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Who builds, who checks and who analyses: a place to keep Spark warm from night to night.
 *
 * @param version of the code that they run
 */
record Engines(Star star, Checks checks, Analyses analyses, Version version) {
    Engines(Star star, Checks checks, Version version) {
        this(star, checks, Engines::analysed, version);
    }

    Engines(Star star, Checks checks) {
        this(star, checks, Version.ours());
    }

    /** Spark, started for the step and stopped after it. No class of it is loaded before it is called. */
    static Engines own() {
        return new Engines(new SparkOfThisStep(), (night, changes, clients) -> Checking.check(night, changes, clients));
    }

    private static final class SparkOfThisStep implements Star {
        @Override
        public SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String folder) {
            return StarBuilding.build(night, changes, folder);
        }

        @Override
        public void ended(Night night) {
            StarBuilding.stop(night);
        }
    }

    private static void analysed(
            Night night, List<ClientSeries> clients, Question question, Consumer<SeriesFindings> found) {
        StarBuilding.analyse(night, clients, question, found);
    }

    /** Builds the shards that changed. */
    @FunctionalInterface
    interface Star {
        /**
         * Shard to table to the files that were written.
         *
         * @param folder below {@code snapshots/}, to write into; it is not there yet
         */
        SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String folder)
                throws Exception;

        /** The night has nothing more to build. */
        default void ended(Night night) {}
    }

    /** Checks some of the clients of the candidate. */
    @FunctionalInterface
    interface Checks {
        List<CheckResult> check(Night night, Changes changes, Set<String> clients);
    }

    /** Analyses series that are many. */
    @FunctionalInterface
    interface Analyses {
        void analyse(Night night, List<ClientSeries> clients, Question question, Consumer<SeriesFindings> found);
    }
}
