package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotNameTest {
    private static final List<Snapshot> SNAPSHOTS = List.of(
            snapshot("20250601T010000Z", "2025-06-01T01:00:00Z", null),
            snapshot("20250602T010000Z", "2025-06-02T01:00:00Z", null),
            snapshot("20250603T010000Z", "2025-06-03T01:00:00Z", "2025-06-01T12:00:00Z"));

    @Test
    void aSnapshotIsNamedByItsId() {
        assertThat(SnapshotName.id("20250601T010000Z", SNAPSHOTS)).isEqualTo("20250601T010000Z");
    }

    @Test
    void anInstantNamesTheOneBuiltAsOfItAndElseTheOnePublishedThen() {
        assertThat(SnapshotName.id("2025-06-01T12:00:00Z", SNAPSHOTS)).isEqualTo("20250603T010000Z");
        assertThat(SnapshotName.id("2025-06-01T12:00:01Z", SNAPSHOTS)).isEqualTo("20250601T010000Z");
        assertThat(SnapshotName.id("2025-06-30", SNAPSHOTS)).isEqualTo("20250602T010000Z");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> SnapshotName.id("yesterday", SNAPSHOTS))
                .isInstanceOf(UserMistake.class)
                .hasMessage(
                        "There is no snapshot `yesterday`; there are 20250601T010000Z, 20250602T010000Z, 20250603T010000Z");
        assertThatThrownBy(() -> SnapshotName.id("2025-05-01", SNAPSHOTS))
                .hasMessageStartingWith("Nothing was published yet at 2025-05-01T23:59:59.999999Z");
        assertThatThrownBy(() -> SnapshotName.id("x", List.of()))
                .hasMessage("There is no snapshot `x`; there is none; `plumbline run` builds one");
    }

    private static Snapshot snapshot(String id, String builtAt, @Nullable String asOf) {
        return new Snapshot(
                id,
                Instant.parse(builtAt),
                asOf == null ? null : Instant.parse(asOf),
                "test",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
