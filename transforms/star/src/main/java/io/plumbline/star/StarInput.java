package io.plumbline.star;

import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a star is a function of.
 *
 * @param place where staging is read and the snapshot is written
 * @param snapshotId folder below {@code snapshots/} that the build fills: a snapshot's, or one within it
 * @param shards the clients to build, by shard
 * @param exports every staged export of these clients; exports of other clients are passed over
 * @param asOf clock of the run, or the earlier moment whose knowledge is asked for
 */
public record StarInput(
        WarehousePlace place,
        String snapshotId,
        SortedMap<Integer, List<Client>> shards,
        List<StagedExport> exports,
        Instant asOf) {

    public StarInput {
        SortedMap<Integer, List<Client>> copied = new TreeMap<>();
        shards.forEach((shard, clients) -> copied.put(shard, List.copyOf(clients)));
        shards = Collections.unmodifiableSortedMap(copied);
        exports = List.copyOf(exports);
    }

    /** In a folder on disk. */
    /** The clients of all shards. */
    public List<Client> clients() {
        return shards.values().stream().flatMap(List::stream).toList();
    }
}
