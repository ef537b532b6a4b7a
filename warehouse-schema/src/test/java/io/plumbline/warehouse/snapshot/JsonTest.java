package io.plumbline.warehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads back the same, and the same value always gives the same bytes. */
class JsonTest {
    @TempDir
    Path directory;

    @Test
    void anExportReadsBackAsItWas() throws IOException {
        StagedExport export = new StagedExport(
                Long.MIN_VALUE,
                "ledger-00ff",
                "acme",
                "fec",
                "v1",
                Instant.parse("2025-01-02T03:04:05.678901Z"),
                Instant.parse("2025-01-02T03:04:06Z"),
                List.of(new StagedExport.SourceFile(
                        -7,
                        "exports/é \"x\".csv",
                        "00ff",
                        10,
                        "UTF-8",
                        null,
                        5,
                        3,
                        1,
                        List.of(new StagedExport.LeftOut("total", 1)),
                        LocalDate.parse("2025-01-01"),
                        null)),
                List.of(new StagedExport.Rows("ledger_line", "ledger", 3, LocalDate.parse("2024-01-01"), null)));
        Path file = directory.resolve("new/manifest.json");
        Json.write(file, export);
        assertThat(Json.readStagedExport(file)).isEqualTo(export);
        assertThat(Files.readString(file)).contains("\"2025-01-02T03:04:05.678901Z\"", "\"2024-01-01\"");
        assertThat(directory.resolve("new"))
                .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void aSnapshotReadsBackAsItWasInStableOrder() throws IOException {
        Map<String, List<String>> files = new HashMap<>(Map.of("fact_b", List.of("b"), "fact_a", List.of("a")));
        Snapshot snapshot = new Snapshot(
                "20250102-030405",
                Instant.EPOCH,
                null,
                "0.1.0",
                new TreeMap<>(Map.of(
                        10, new Snapshot.Shard("f", new TreeSet<>(List.of("acme")), files),
                        9, new Snapshot.Shard("g", new TreeSet<>(), Map.of()))),
                new TreeMap<>(Map.of(
                        "acme",
                        new Snapshot.Held("entry_balances", Snapshot.Cause.CHECK, Instant.EPOCH, "h", null, Map.of()))),
                new TreeMap<>(Map.of(
                        "acme",
                        new Snapshot.ClientState("h", 10, new Snapshot.Basis("c", "s", List.of("2025-01"), "e")))),
                "views");
        Path file = directory.resolve("snapshot.json");
        Json.write(file, snapshot);
        assertThat(Json.readSnapshot(file)).isEqualTo(snapshot);
        assertThat(Files.readString(file).indexOf("fact_a"))
                .isLessThan(Files.readString(file).indexOf("fact_b"));
    }

    @Test
    void aFileThatIsNoManifestIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("manifest.json"), "{ \"key\": \"x\" }");
        assertThatThrownBy(() -> Json.readStagedExport(file))
                .hasMessageContaining("manifest.json")
                .hasMessageContaining("StagedExport");
    }
}
