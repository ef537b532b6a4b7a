package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final Instant MONDAY = Instant.parse("2025-06-02T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-06-03T02:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2025-06-04T02:00:00Z");

    @Test
    void fileSeenBeforeIsWhatItWas() {
        Readings readings = new Readings(List.of(read(1, "ledger.csv", "a", MONDAY)));

        assertThat(readings.placed(found("ledger.csv", "a")).key()).isEqualTo(1);
    }

    @Test
    void bytesThatComeBackAfterOthersAreNews() {
        Readings readings =
                new Readings(List.of(read(1, "ledger.csv", "a", MONDAY), read(2, "ledger.csv", "b", TUESDAY)));
        Export back = found("ledger.csv", "a");

        long key = readings.placed(back).key();
        assertThat(key).isNotIn(1L, 2L);
        assertThat(readings.placed(back).key()).isEqualTo(key);
        assertThat(readings.knownAt(back, WEDNESDAY)).isEqualTo(WEDNESDAY);
    }

    @Test
    void onceReadAgainTheyAreSeenBefore() {
        Readings readings = new Readings(List.of(
                read(1, "ledger.csv", "a", MONDAY),
                read(2, "ledger.csv", "b", TUESDAY),
                read(3, "ledger.csv", "a", WEDNESDAY)));

        assertThat(readings.placed(found("ledger.csv", "a")).key()).isEqualTo(3);
        assertThat(readings.knownAt(found("ledger.csv", "a"), WEDNESDAY.plusSeconds(1)))
                .isEqualTo(WEDNESDAY);
    }

    @Test
    void movedFileStaysAsOldAsItIs() {
        Readings readings =
                new Readings(List.of(read(1, "ledger.csv", "a", MONDAY), read(2, "ledger.csv", "b", TUESDAY)));

        assertThat(readings.placed(found("2025/old.csv", "a")).key()).isEqualTo(1);
        assertThat(readings.knownAt(found("2025/old.csv", "a"), WEDNESDAY)).isEqualTo(MONDAY);
    }

    private static Export found(String path, String sha256) {
        return new Export(
                "acme",
                Path.of("acme"),
                99,
                "journal",
                "v1",
                List.of(new Export.Member(Path.of(path), path, sha256, Mapping.SINGLE, Optional.empty())),
                Optional.empty(),
                ReadingSettings.UNSET,
                Set.of());
    }

    private static StagedExport read(long key, String path, String sha256, Instant at) {
        return new StagedExport(
                key,
                "journal-" + key,
                "acme",
                "journal",
                "v1",
                at,
                at,
                List.of(new StagedExport.SourceFile(key, path, sha256, 1, null, null, 1, 1, 0, List.of(), null, null)),
                List.of());
    }
}
