package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.cli.NightProcess;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can do to a night: it says what is wrong and whose move it is, publishes nothing, and the next one heals. */
class FaultsTest {
    private static final Instant FIRST = Instant.parse("2025-02-03T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-03-03T02:00:00Z");
    private static final Instant THIRD = Instant.parse("2025-03-04T02:00:00Z");

    @TempDir
    static Path folder = Path.of("");

    private static WarmEngines engines;

    /** One workspace for what needs no disk of its own: January, and February once its disk can be written to. */
    private static RunReport readOnly;

    private static RunReport healed;
    private static SortedMap<String, String> calm = new TreeMap<>();

    @BeforeAll
    static void twoNights() throws Exception {
        engines = new WarmEngines(folder.resolve("spark"));
        Path workspace = shared();
        january(workspace);
        assertThat(night(workspace, FIRST).outcome()).isEqualTo(Outcome.PUBLISHED);
        february(workspace);
        Mount mount = Mount.readOnly(workspace);
        try {
            readOnly = night(workspace, SECOND);
        } finally {
            mount.close();
        }
        healed = night(workspace, SECOND);
        calm = Shown.tables(warehouse(workspace));
    }

    private static Path shared() {
        return folder.resolve("shared");
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void fullDiskIsNamedAndTheNextNightHeals() throws Exception {
        Path full = folder.resolve("full");
        try (Mount disk = Mount.small(full, "100m")) {
            january(full);
            night(full, FIRST);
            SortedMap<String, String> published = Shown.tables(warehouse(full));
            february(full);
            int failures = 0;
            for (long room = 64 << 10; room < 2 << 20; room *= 4) {
                disk.remount("size=" + (size(full) + room));
                RunReport report = night(full, SECOND);
                if (report.outcome() == Outcome.FAILED) {
                    failures++;
                    assertThat(report.message())
                            .contains("The disk of " + warehouse(full).root() + " has ", "keep_snapshots");
                    assertThat(Shown.tables(warehouse(full))).isEqualTo(published);
                }
            }
            assertThat(failures).isPositive();
            disk.remount("size=100m");
            night(full, SECOND);
            assertThat(Shown.tables(warehouse(full))).isEqualTo(calm);
        }
    }

    @Test
    void readOnlyWarehouseIsNamedAndTheNextNightHeals() {
        assertThat(readOnly.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(readOnly.message())
                .contains("Read-only file system", "mount it read-write")
                .contains(warehouse(shared()).root().toString());
        assertThat(healed.outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void taskThatRunsOutOfMemoryIsNamedAndTheNextNightHeals() throws Exception {
        Town town = new Town(folder.resolve("town"), "bakery", "cafe");
        town.drop("bakery", "january.txt", "100", "-40");
        Process process = TownProcess.start(
                town.workspace,
                "greedy",
                "-Xmx512m",
                "@" + Path.of("src", "main", "launch", "spark.jvmopts").toAbsolutePath());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .startsWith("FAILED star failed: ")
                .contains("Java heap space", "The process may use 512 MB", "PLUMBLINE_JAVA_OPTS");
        assertThat(process.waitFor()).isZero();
        assertThat(town.warehouse().current()).doesNotExist();
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void amountsBeyondTheStarHoldTheirClientAlone() throws Exception {
        Path odd = shared();
        write(odd.resolve("clients/quarry/exports/huge.csv"), """
                Date,Entry,Account,Account type,Debit,Credit
                2025-02-04,9,Bank,Bank,90000000000000.00,
                2025-02-04,9,Sales,Income,,90000000000000.00
                2025-02-05,10,Bank,Bank,90000000000000.00,
                2025-02-05,10,Sales,Income,,90000000000000.00
                """);
        RunReport report = night(odd, THIRD);
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.HELD);
        assertThat(report.held()).extracting(ClientReport::clientId).containsExactly("quarry");
        assertThat(report.held().get(0).held())
                .startsWith("its rows cannot be built: 180000000000080.0000 cannot be represented as Decimal(18, 4);")
                .contains("plumbline run --client quarry");
        assertThat(night(odd, THIRD).outcome()).isEqualTo(Outcome.NOTHING_NEW);
    }

    private static RunReport night(Path workspace, Instant now) {
        return Nightly.run(NightProcess.request(workspace, now), engines.working());
    }

    private static WarehouseFolder warehouse(Path workspace) {
        return new WarehouseFolder(workspace.resolve("warehouse"));
    }

    private static long size(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.mapToLong(file -> 4096 * (1 + file.toFile().length() / 4096))
                    .sum();
        }
    }

    private static void january(Path workspace) throws IOException {
        write(workspace.resolve("plumbline.yml"), "currency: EUR\n");
        write(workspace.resolve("clients/mill/exports/january.csv"), journal("2025-01-31", "100.00"));
        write(workspace.resolve("clients/quarry/exports/january.csv"), journal("2025-01-31", "70.00"));
    }

    private static void february(Path workspace) throws IOException {
        write(workspace.resolve("clients/mill/exports/february.csv"), journal("2025-02-28", "200.00"));
        write(workspace.resolve("clients/quarry/exports/february.csv"), journal("2025-02-28", "80.00"));
    }

    private static String journal(String day, String amount) {
        return """
                Date,Entry,Account,Account type,Debit,Credit
                %1$s,%1$s,Bank,Bank,%2$s,
                %1$s,%1$s,Sales,Income,,%2$s
                """.formatted(day, amount);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
