package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Built;
import io.plumbline.jobs.nightly.RunFolder.Checked;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.ClientState;
import io.plumbline.warehouse.snapshot.Snapshot.Held;
import io.plumbline.warehouse.snapshot.Snapshot.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run makes of the snapshot before it.
 *
 * @param builtAt when the run compared
 * @param at the moment whose knowledge is shown; the same unless an earlier one was asked for
 * @param base the snapshot that held clients are shown from; empty on the first night
 * @param shards every shard of the new snapshot: its clients, each with its fingerprint
 * @param carried the shards that need no work, each with the snapshot whose files show it
 * @param clients every client with its shard
 * @param held who is held before anything is built, with the reason
 * @param already the snapshot that already shows all this; empty where there is something to build
 */
record Changes(
        Instant builtAt,
        Instant at,
        @Nullable String base,
        SortedMap<Integer, SortedMap<String, String>> shards,
        SortedMap<Integer, String> carried,
        SortedMap<String, Integer> clients,
        SortedMap<String, String> held,
        @Nullable String already) {

    /** The shards to build. */
    SortedSet<Integer> rebuilt() {
        SortedSet<Integer> rebuilt = new TreeSet<>(shards.keySet());
        rebuilt.removeAll(carried.keySet());
        return rebuilt;
    }

    /** The clients whose rows are built anew: all of a rebuilt shard. */
    Set<String> rebuiltClients() {
        return rebuilt().stream()
                .flatMap(shard -> clientsOf(shard).keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    SortedMap<String, String> clientsOf(int shard) {
        return shards.getOrDefault(shard, new TreeMap<>());
    }

    /** The new snapshot, once its files are built and its checks are run. */
    Snapshot snapshot(Night night, Built built, Checked checked) {
        Map<String, Snapshot> earlier =
                night.snapshots().stream().collect(Collectors.toMap(Snapshot::id, snapshot -> snapshot));
        SortedMap<String, String> reasons = new TreeMap<>(held);
        reasons.putAll(checked.failing());
        return new Snapshot(
                night.snapshotId(),
                builtAt,
                night.request().asOf().orElse(null),
                Version.release(),
                shards(built, earlier),
                held(reasons, Optional.ofNullable(base).map(earlier::get)),
                states());
    }

    private SortedMap<Integer, Shard> shards(Built built, Map<String, Snapshot> earlier) {
        SortedMap<Integer, Shard> all = new TreeMap<>();
        shards.forEach((number, members) -> all.put(
                number,
                new Shard(
                        Fingerprints.ofShard(members),
                        new TreeSet<>(members.keySet()),
                        files(number, built, earlier))));
        return all;
    }

    private Map<String, List<String>> files(int shard, Built built, Map<String, Snapshot> earlier) {
        String owner = carried.get(shard);
        return owner == null
                ? built.shards().getOrDefault(shard, Map.of())
                : Optional.ofNullable(earlier.get(owner))
                        .map(snapshot -> snapshot.shards().get(shard))
                        .map(Shard::files)
                        .orElseThrow(() -> new IllegalStateException(
                                "Snapshot %s was deleted while a run built on it".formatted(owner)));
    }

    private SortedMap<String, Held> held(SortedMap<String, String> reasons, Optional<Snapshot> base) {
        SortedMap<String, Held> all = new TreeMap<>();
        reasons.forEach((client, reason) -> all.put(client, lastGood(client, reason, base)));
        return all;
    }

    private static Held lastGood(String client, String reason, Optional<Snapshot> base) {
        Held never = new Held(reason, null, Map.of());
        return base.map(snapshot -> {
                    Held before = snapshot.held().get(client);
                    return before != null
                            ? new Held(reason, before.lastGood(), before.files())
                            : shownBy(client, snapshot)
                                    .map(shard -> new Held(reason, snapshot.id(), shard.files()))
                                    .orElse(never);
                })
                .orElse(never);
    }

    private static Optional<Shard> shownBy(String client, Snapshot snapshot) {
        return snapshot.shards().values().stream()
                .filter(shard -> shard.clients().contains(client))
                .findFirst();
    }

    private SortedMap<String, ClientState> states() {
        SortedMap<String, ClientState> states = new TreeMap<>();
        clients.forEach((client, shard) ->
                states.put(client, new ClientState(clientsOf(shard).getOrDefault(client, ""), shard)));
        return states;
    }
}
