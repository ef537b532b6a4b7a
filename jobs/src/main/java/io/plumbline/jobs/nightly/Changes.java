package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Analysed;
import io.plumbline.jobs.nightly.RunFolder.Built;
import io.plumbline.jobs.nightly.RunFolder.Checked;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.Basis;
import io.plumbline.warehouse.snapshot.Snapshot.Cause;
import io.plumbline.warehouse.snapshot.Snapshot.ClientState;
import io.plumbline.warehouse.snapshot.Snapshot.Held;
import io.plumbline.warehouse.snapshot.Snapshot.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param bases what the fingerprints are made of, where the client is shown as it is now
 * @param held who is held before anything is built
 * @param recheck true where every client is checked, because the checks are others than those of the base
 * @param shared hash of the groups and the workspace's rates; empty where there are none
 * @param already the snapshot that already shows all this; empty where there is something to do
 */
record Changes(
        Instant builtAt,
        Instant at,
        @Nullable String base,
        SortedMap<Integer, SortedMap<String, String>> shards,
        SortedMap<Integer, String> carried,
        SortedMap<String, Integer> clients,
        SortedMap<String, Basis> bases,
        SortedMap<String, Hold> held,
        boolean recheck,
        @Nullable String shared,
        @Nullable String already) {

    /**
     * Why a client is not shown in its newest state.
     *
     * @param attempted the fingerprint that could not be built; empty where nothing was tried
     */
    record Hold(String reason, Cause cause, @Nullable String attempted) {}

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

    /** The same with fewer clients to build. */
    Changes only(Set<String> some) {
        SortedMap<Integer, SortedMap<String, String>> fewer = new TreeMap<>(shards);
        for (int shard : rebuilt()) {
            SortedMap<String, String> members = new TreeMap<>(clientsOf(shard));
            members.keySet().retainAll(some);
            fewer.put(shard, members);
        }
        fewer.values().removeIf(Map::isEmpty);
        return new Changes(builtAt, at, base, fewer, carried, clients, bases, held, recheck, shared, already);
    }

    /** Whose rows are to be checked before they are shown. */
    Set<String> checked(Built built) {
        Set<String> checked = new TreeSet<>(rebuiltClients());
        if (recheck) {
            shards.values().forEach(members -> checked.addAll(members.keySet()));
        }
        checked.removeAll(held.keySet());
        checked.removeAll(built.failing().keySet());
        return checked;
    }

    /** The new snapshot as far as its files are built and its checks are run: what it is analysed from. */
    Snapshot snapshot(Night night, Built built, Checked checked) {
        return snapshot(night, built, checked, Analysed.nothing());
    }

    /** The new snapshot. */
    Snapshot snapshot(Night night, Built built, Checked checked, Analysed analysed) {
        Map<String, Snapshot> earlier =
                night.snapshots().stream().collect(Collectors.toMap(Snapshot::id, snapshot -> snapshot));
        SortedMap<String, Hold> holds = new TreeMap<>(held);
        built.failing().forEach((client, reason) -> holds.put(client, new Hold(reason, Cause.BUILD, wanted(client))));
        checked.failing().forEach((client, reason) -> holds.put(client, new Hold(reason, Cause.CHECK, null)));
        return new Snapshot(
                night.snapshotId(),
                builtAt,
                night.request().asOf().orElse(null),
                night.version().release(),
                shards(built, analysed, earlier),
                held(holds, Optional.ofNullable(base).map(earlier::get)),
                states(built),
                night.version().catalogue(),
                shared,
                analysed.analyses());
    }

    private @Nullable String wanted(String client) {
        return shards.values().stream()
                .map(members -> members.get(client))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private SortedMap<Integer, Shard> shards(Built built, Analysed analysed, Map<String, Snapshot> earlier) {
        SortedMap<Integer, Shard> all = new TreeMap<>();
        shards.keySet().forEach(number -> {
            SortedMap<String, String> members = inFiles(number, built);
            if (!members.isEmpty()) {
                all.put(
                        number,
                        new Shard(
                                Fingerprints.ofShard(members),
                                new TreeSet<>(members.keySet()),
                                with(analysed.shards().get(number), files(number, built, earlier))));
            }
        });
        return all;
    }

    /** What was looked at tonight replaces what a carried shard brings along. */
    private static Map<String, List<String>> with(
            @Nullable Map<String, List<String>> analyses, Map<String, List<String>> files) {
        if (analyses == null) {
            return files;
        }
        Map<String, List<String>> all = new TreeMap<>(files);
        Tables.ANALYSES.forEach(table -> all.remove(table.name()));
        all.putAll(analyses);
        return all;
    }

    private SortedMap<String, String> inFiles(int shard, Built built) {
        SortedMap<String, String> members = new TreeMap<>(clientsOf(shard));
        members.keySet().removeAll(built.failing().keySet());
        return members;
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

    private SortedMap<String, Held> held(SortedMap<String, Hold> holds, Optional<Snapshot> base) {
        SortedMap<String, Held> all = new TreeMap<>();
        holds.forEach((client, hold) -> all.put(client, lastGood(client, hold, base)));
        return all;
    }

    private Held lastGood(String client, Hold hold, Optional<Snapshot> base) {
        Optional<Held> before = base.map(snapshot -> snapshot.held().get(client));
        if (before.isPresent()) {
            Instant since =
                    before.get().since() == null ? builtAt : before.get().since();
            return held(hold, since, before.get().lastGood(), before.get().files());
        }
        return base.flatMap(snapshot ->
                        shownBy(client, snapshot).map(shard -> held(hold, builtAt, snapshot.id(), shard.files())))
                .orElseGet(() -> held(hold, builtAt, null, Map.of()));
    }

    private static Held held(Hold hold, Instant since, @Nullable String lastGood, Map<String, List<String>> files) {
        return new Held(hold.reason(), hold.cause(), since, hold.attempted(), lastGood, files);
    }

    private static Optional<Shard> shownBy(String client, Snapshot snapshot) {
        return snapshot.shards().values().stream()
                .filter(shard -> shard.clients().contains(client))
                .findFirst();
    }

    private SortedMap<String, ClientState> states(Built built) {
        SortedMap<String, ClientState> states = new TreeMap<>();
        clients.forEach((client, shard) -> states.put(
                client, new ClientState(inFiles(shard, built).getOrDefault(client, ""), shard, bases.get(client))));
        return states;
    }
}
