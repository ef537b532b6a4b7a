package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.cli.NightProcess;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights, killed with SIGKILL in every step and resumed, end as two undisturbed nights do: to the row, to the file,
 * and without a moment at which a reader saw anything else than a whole snapshot.
 */
class KilledAnywhereTest {
    private static final long SEED = 20_261_125;
    private static final Instant FIRST = Instant.parse("2025-04-03T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-05-03T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void nightsKilledAtAnyPointEndAsIfNothingHadHappened() throws Exception {
        Random seed = new Random(SEED);
        List<KillPoint> firstUntilBuilt = points(
                KillPoint.drawn(seed, "discover", 1, 12),
                KillPoint.drawn(seed, "extract", 2, 60),
                List.of(new KillPoint("extract", "Files.move", 2)),
                KillPoint.drawn(seed, "compare", 1, 4),
                KillPoint.drawn(seed, "star", 2, 200));
        List<KillPoint> firstFromThere = points(
                KillPoint.drawn(seed, "check", 2, 120),
                KillPoint.drawn(seed, "catalogue", 1, 200),
                List.of(new KillPoint("catalogue", "Files.move", 2)), // the catalogue is there, snapshot.json is not
                List.of(new KillPoint("publish", "Files.move", 1)), // copied, not renamed
                KillPoint.drawn(seed, "publish", 1, 8));
        List<KillPoint> secondUntilBuilt = points(
                KillPoint.drawn(seed, "discover", 1, 12),
                KillPoint.drawn(seed, "extract", 1, 40),
                KillPoint.drawn(seed, "star", 1, 200));
        List<KillPoint> secondFromThere = points(
                KillPoint.drawn(seed, "catalogue", 1, 200),
                KillPoint.drawn(seed, "publish", 1, 8),
                KillPoint.drawn(seed, "retire", 2, 30),
                List.of(new KillPoint("retire", "Files.delete", 3)),
                List.of(new KillPoint("report", "*", 2)));

        try (WarmEngines engines = new WarmEngines(folder.resolve("spark"))) {
            Path calm = folder.resolve("calm");
            Map<String, SortedMap<String, String>> whole = new ConcurrentHashMap<>();
            dropFirst(calm);
            night(calm, FIRST, engines.working());
            whole.put(Shown.snapshot(warehouse(calm)), Shown.tables(warehouse(calm)));
            dropSecond(calm);
            night(calm, SECOND, engines.working());
            whole.put(Shown.snapshot(warehouse(calm)), Shown.tables(warehouse(calm)));

            oneFileForEachShardAndTable(calm);

            Path killed = folder.resolve("killed");
            try (Reader reader = new Reader(warehouse(killed), whole)) {
                dropFirst(killed);
                kill(killed, FIRST, firstUntilBuilt);
                assertThat(night(killed, FIRST, engines.breakingInCheck()).outcome())
                        .isEqualTo(Outcome.FAILED);
                kill(killed, FIRST, firstFromThere);
                finish(killed, FIRST, engines);
                dropSecond(killed);
                kill(killed, SECOND, secondUntilBuilt);
                assertThat(night(killed, SECOND, engines.breakingInCheck()).outcome())
                        .isEqualTo(Outcome.FAILED);
                kill(killed, SECOND, secondFromThere);
                finish(killed, SECOND, engines);
                reader.mustHaveSeenNothingElse();
            }
            assertThat(Shown.tables(warehouse(killed))).isEqualTo(Shown.tables(warehouse(calm)));
            assertThat(tree(killed)).isEqualTo(tree(calm));
            assertThat(folder.resolve("tmp")).isEmptyDirectory();
        }
    }

    /** So that their number does not grow with that of the clients. */
    private static void oneFileForEachShardAndTable(Path workspace) {
        assertThat(Publisher.current(warehouse(workspace))
                        .orElseThrow()
                        .shards()
                        .values())
                .isNotEmpty()
                .allSatisfy(shard -> assertThat(shard.files().values()).allMatch(files -> files.size() == 1));
    }

    @SafeVarargs
    private static List<KillPoint> points(List<KillPoint>... some) {
        return Stream.of(some).flatMap(List::stream).toList();
    }

    private void kill(Path workspace, Instant now, List<KillPoint> points) throws Exception {
        SortedMap<String, Long> read = new TreeMap<>();
        for (KillPoint point : points) {
            Path temporary =
                    Files.createDirectories(folder.resolve("tmp")).resolve("plumbline-tmp-" + System.nanoTime());
            String where = point.kill(option -> {
                Files.createDirectory(temporary);
                return NightProcess.start(workspace, now, temporary, List.of(option));
            });
            read.forEach((manifest, at) -> assertThat(manifests(workspace)).containsEntry(manifest, at));
            read.putAll(manifests(workspace));
            assertThat(newest(workspace, 1).get(0))
                    .as("what status says of a run killed in %s", where)
                    .returns(!point.isAfterTheJob(), RunHistory.Run::died)
                    .returns(!point.isAfterTheJob(), RunHistory.Run::isResumable);
        }
    }

    /** The last resumption is a process, so that the temporary files of the killed ones are swept; and it finds all done. */
    private void finish(Path workspace, Instant now, WarmEngines engines) throws Exception {
        SortedMap<String, Long> read = manifests(workspace);
        RunReport report = night(workspace, now, engines.working());
        assertThat(report.outcome()).as(report.message()).isIn(Outcome.PUBLISHED, Outcome.NOTHING_NEW);
        assertThat(manifests(workspace)).isEqualTo(read);
        everyStepEndedOnce(workspace);
        Path temporary = folder.resolve("tmp").resolve("plumbline-tmp-last");
        Process idle = NightProcess.start(workspace, now.plusSeconds(60), temporary, List.of());
        assertThat(new String(idle.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("NOTHING_NEW");
        assertThat(idle.waitFor()).isZero();
    }

    /** Spring Batch may have begun a step or a partition many times, but it ended once. */
    private static void everyStepEndedOnce(Path workspace) {
        Map<String, Long> ends = newest(workspace, 100).stream()
                .flatMap(run -> run.steps().stream()
                        .filter(step -> step.status().equals("COMPLETED"))
                        .map(step -> run.snapshotId() + " " + step.name()))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(ends.values()).containsOnly(1L);
    }

    private static List<RunHistory.Run> newest(Path workspace, int most) {
        return RunHistory.newest(warehouse(workspace), RunSettings.DEFAULTS, most);
    }

    private static RunReport night(Path workspace, Instant now, Engines engines) {
        return Nightly.run(NightProcess.request(workspace, now), engines);
    }

    private static WarehouseFolder warehouse(Path workspace) {
        return new WarehouseFolder(workspace.resolve("warehouse"));
    }

    private static SortedMap<String, Long> manifests(Path workspace) {
        SortedMap<String, Long> times = new TreeMap<>();
        for (Path file : files(workspace.resolve("warehouse/staging"))) {
            String name = workspace.relativize(file).toString();
            boolean finished = !name.contains("/.");
            if (finished && file.endsWith("manifest.json")) {
                times.put(name, file.toFile().lastModified());
            }
        }
        return times;
    }

    /** Every file and folder, but for the report that a run wrote when it was over; Spark names its files by chance. */
    private static List<String> tree(Path workspace) {
        return files(workspace).stream()
                .filter(file -> !file.endsWith("report.json"))
                .map(file -> workspace
                        .relativize(file)
                        .toString()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "by-chance")
                        .replaceAll("part-\\d{5}(-\\d+)?", "part"))
                .sorted()
                .toList();
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> all = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropFirst(Path workspace) throws IOException {
        write(workspace.resolve("plumbline.yml"), "currency: EUR\n");
        write(workspace.resolve("clients/mill/exports/journal-2025-01-to-03.csv"), """
                Date,Entry,Account,Account type,Debit,Credit
                2025-01-02,1,Bank,Bank,10000.00,
                2025-01-02,1,Capital,Equity,,10000.00
                2025-02-10,3,Bank,Bank,1000.00,
                2025-02-10,3,Sales,Income,,1000.00
                2025-03-31,5,Bank,Bank,1100.00,
                2025-03-31,5,Sales,Income,,1100.00
                """);
        write(workspace.resolve("clients/mill/exports/deals-2025-03-31.csv"), """
                Deal id,Stage,Amount,Created
                D1,Qualified,500,2025-03-01
                D2,Proposal,800,2025-03-05
                """);
        write(workspace.resolve("clients/mill/exports/note.csv"), "who,what\nAnna,called\n");
        write(workspace.resolve("clients/quarry/exports/journal.csv"), quarry("70.00"));
    }

    private static void dropSecond(Path workspace) throws IOException {
        write(workspace.resolve("clients/mill/exports/journal-2025-04.csv"), """
                Date,Entry,Account,Account type,Debit,Credit
                2025-04-03,6,Bank,Bank,250.00,
                2025-04-03,6,Sales,Income,,250.00
                """);
        write(workspace.resolve("clients/quarry/exports/journal.csv"), quarry("75.00"));
    }

    private static String quarry(String sale) {
        return """
                Date,Entry,Account,Account type,Debit,Credit
                2025-01-15,1,Bank,Bank,%1$s,
                2025-01-15,1,Sales,Income,,%1$s
                """.formatted(sale);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Opens what is published again and again, as a report would that nobody told of the night. */
    private static final class Reader implements AutoCloseable {
        private static final long PAUSE_NANOS = 150_000_000;

        private final AtomicBoolean closed = new AtomicBoolean();
        private final List<String> odd = new ArrayList<>();
        private final SortedMap<String, Integer> seen = new TreeMap<>();
        private final CompletableFuture<Void> reading;

        Reader(WarehouseFolder warehouse, Map<String, SortedMap<String, String>> whole) {
            reading = CompletableFuture.runAsync(
                    () -> read(warehouse, whole), command -> new Thread(command, "reader").start());
        }

        private void read(WarehouseFolder warehouse, Map<String, SortedMap<String, String>> whole) {
            while (!closed.get()) {
                if (Files.exists(warehouse.current())) {
                    try {
                        Shown.Look look = Shown.look(warehouse);
                        seen.merge(look.snapshot(), 1, Integer::sum);
                        if (!look.facts()
                                .equals(Shown.facts(
                                        Objects.requireNonNull(whole.get(look.snapshot()), look.snapshot())))) {
                            odd.add(look.toString());
                        }
                    } catch (RuntimeException e) {
                        odd.add(String.valueOf(e.getMessage()));
                    }
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        void mustHaveSeenNothingElse() {
            close();
            assertThat(odd).isEmpty();
            assertThat(seen).hasSize(2);
        }

        @Override
        public void close() {
            closed.set(true);
            reading.join();
        }
    }
}
