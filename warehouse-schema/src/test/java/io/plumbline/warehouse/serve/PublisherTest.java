package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publish never disturbs a reader, and nothing that a kept catalogue names is removed. */
class PublisherTest {
    @TempDir
    Path directory;

    private WarehouseFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new WarehouseFolder(directory);
    }

    @Test
    void aReaderKeepsWhatItOpenedWhileTheNextIsPublished() throws SQLException {
        publish(built("s1"));
        try (Query reader = Query.open(folder, Optional.empty(), Optional.empty(), false);
                Connection other = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(other, folder.current());
            publish(built("s2"));
            assertThat(id(reader)).isEqualTo("s1");
            assertThat(Asked.rows(other, "select id from snapshot")).containsExactly("s1");
        }
        try (Query reader = Query.open(folder, Optional.empty(), Optional.empty(), false)) {
            assertThat(id(reader)).isEqualTo("s2");
        }
        assertThat(Publisher.current(folder)).map(Snapshot::id).contains("s2");
        assertThat(directory.resolve("current.duckdb.tmp")).doesNotExist();
    }

    @Test
    void nothingIsCurrentBeforeTheFirstPublish() {
        assertThat(Publisher.current(folder)).isEmpty();
        Publisher.retire(folder, 3);
    }

    @Test
    void filesOfAnOlderSnapshotStayWhileAKeptOneNamesThem() {
        Snapshot first = built("s1");
        Snapshot second = sharing("s2", first, null);
        publish(second);
        built("s3");
        Publisher.retire(folder, 1);
        assertThat(file(first)).exists();
        assertThat(folder.catalogue("s1")).doesNotExist();
        assertThat(folder.snapshotJson("s1")).doesNotExist();
        assertThat(Publisher.snapshots(folder)).extracting(Snapshot::id).containsExactly("s2", "s3");
    }

    @Test
    void aSnapshotThatNoneNamesGoesWithItsFolder() {
        built("s1");
        publish(built("s2"));
        Publisher.retire(folder, 1);
        assertThat(folder.snapshot("s1")).doesNotExist();
        assertThat(folder.snapshot("s2")).exists();
    }

    @Test
    void asOfSnapshotsAreKeptBesideTheOthersAndWhatDiedIsRemoved() throws IOException {
        Snapshot first = built("s1");
        Snapshot asOf = sharing("s2", first, Instant.parse("2025-01-01T00:00:00Z"));
        publish(built("s3"));
        Path leftover = folder.snapshot("s4").resolve("fact_deal/shard=01/part-0.parquet");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "unfinished");
        Publisher.retire(folder, 1);
        assertThat(Publisher.snapshots(folder)).extracting(Snapshot::id).containsExactly(asOf.id(), "s3");
        assertThat(file(first)).exists();
        assertThat(folder.snapshot("s4")).doesNotExist();
    }

    private Snapshot built(String id) {
        Books books = new Books("acme")
                .periods("2025-01-01", "2025-01-31")
                .usualAccounts()
                .entry("2025-01-02", "normal", "1000", 100, "3000", -100)
                .closeMonths();
        Snapshot snapshot = Books.snapshot(folder, id, books);
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return snapshot;
    }

    private Snapshot sharing(String id, Snapshot other, @org.jspecify.annotations.Nullable Instant asOf) {
        Snapshot snapshot = new Snapshot(
                id, other.builtAt(), asOf, other.version(), other.shards(), new TreeMap<>(), other.clients());
        Json.write(folder.snapshotJson(id), snapshot);
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return snapshot;
    }

    private void publish(Snapshot snapshot) {
        Publisher.publish(folder, snapshot);
    }

    private Path file(Snapshot snapshot) {
        return folder.snapshots().resolve("%s/fact_ledger_line/shard=07/part-0.parquet".formatted(snapshot.id()));
    }

    private static String id(Query reader) {
        try (Answer answer = reader.ask("select id, (select count(*) from ledger) from snapshot")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.row().get(1)).isEqualTo(2L);
            return String.valueOf(answer.row().get(0));
        }
    }
}
