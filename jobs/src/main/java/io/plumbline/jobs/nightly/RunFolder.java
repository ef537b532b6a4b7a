package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunReport.Refusal;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.star.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code warehouse/runs/<snapshot>/}: what the steps of a run hand over to each other, in files, so that another process
 * can go on. Each file is written by one step, whole or not at all.
 */
record RunFolder(Path root) {
    /**
     * By discover: what lies in the clients' folders.
     *
     * @param troubled clients whose folder could not be looked through
     * @param rates staging folders of what lies in the workspace's {@code rates/}; missing in those of an older Plumbline
     */
    record Discovered(List<Entry> exports, SortedMap<String, String> troubled, List<String> rates) {
        Discovered {
            exports = List.copyOf(exports);
            rates = List.copyOf(Objects.requireNonNullElse(rates, List.of()));
        }

        static Discovered nothing() {
            return new Discovered(List.of(), new TreeMap<>(), List.of());
        }
    }

    /**
     * An export that was found.
     *
     * @param pending true where it was never read
     */
    record Entry(String clientId, String folder, String name, boolean pending) {}

    /**
     * By star.
     *
     * @param shards shard to table to files below {@code snapshots/}
     * @param failing clients whose rows break the build, with the reason; they have no rows in the files
     */
    record Built(SortedMap<Integer, Map<String, List<String>>> shards, SortedMap<String, String> failing) {
        static Built nothing() {
            return new Built(new TreeMap<>(), new TreeMap<>());
        }
    }

    /** By check: what was reconciled in this run, and who fails. */
    record Checked(List<CheckResult> results, SortedMap<String, String> failing) {
        Checked {
            results = List.copyOf(results);
        }
    }

    /**
     * By analyse.
     *
     * @param shards shard to table to files below {@code snapshots/}, of the shards that were looked at
     * @param analyses what the snapshot's trends and forecasts are made of
     * @param clients those who were analysed in this run
     * @param results what was found, held against the statements
     */
    record Analysed(
            SortedMap<Integer, Map<String, List<String>>> shards,
            Snapshot.@Nullable Analyses analyses,
            Set<String> clients,
            List<CheckResult> results) {
        Analysed {
            clients = new TreeSet<>(clients);
            results = List.copyOf(results);
        }

        static Analysed nothing() {
            return new Analysed(new TreeMap<>(), null, Set.of(), List.of());
        }
    }

    Discovered discovered() {
        return read("discovered", Discovered.class).orElseGet(Discovered::nothing);
    }

    Changes changes() {
        return read("changes", Changes.class)
                .orElseThrow(() -> new IllegalStateException(root + " lacks changes.json"));
    }

    Built built() {
        return read("built", Built.class).orElseGet(Built::nothing);
    }

    Checked checked() {
        return read("checked", Checked.class).orElseGet(() -> new Checked(List.of(), new TreeMap<>()));
    }

    Analysed analysed() {
        return read("analysed", Analysed.class).orElseGet(Analysed::nothing);
    }

    Optional<RunReport> report() {
        return read("report", RunReport.class);
    }

    void write(Discovered discovered) {
        Json.write(file("discovered"), discovered);
    }

    void write(Changes changes) {
        Json.write(file("changes"), changes);
    }

    void write(Built built) {
        Json.write(file("built"), built);
    }

    void write(Checked checked) {
        Json.write(file("checked"), checked);
    }

    void write(Analysed analysed) {
        Json.write(file("analysed"), analysed);
    }

    void write(RunReport report) {
        Json.write(file("report"), report);
    }

    /** A file that met a trouble of the moment; written by one partition of extract. */
    void refuse(String partition, Refusal refusal) {
        Json.write(refusals().resolve(partition + ".json"), refusal);
    }

    /** The partition got through after all. */
    void accept(String partition) throws IOException {
        Files.deleteIfExists(refusals().resolve(partition + ".json"));
    }

    List<Refusal> refused() {
        try (Stream<Path> files = Files.list(refusals())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> Json.read(file, Refusal.class))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + refusals(), e);
        }
    }

    void delete() {
        deleteTree(root);
    }

    static void deleteTree(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // nothing to delete
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    private <T extends Record> Optional<T> read(String name, Class<T> type) {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(Json.read(file, type)) : Optional.empty();
    }

    private Path file(String name) {
        return root.resolve(name + ".json");
    }

    private Path refusals() {
        return root.resolve("refused");
    }
}
