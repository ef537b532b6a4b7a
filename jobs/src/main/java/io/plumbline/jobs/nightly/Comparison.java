package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Discovered;
import io.plumbline.jobs.nightly.RunFolder.Entry;
import io.plumbline.jobs.nightly.RunReport.Refusal;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.serve.Catalogue;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.ClientState;
import io.plumbline.warehouse.snapshot.Snapshot.Shard;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.batch.core.ExitStatus;

/**
 * Holds what is known now against the snapshots that exist: a shard whose fingerprint is found in one of them needs no
 * work. A client that cannot be trusted tonight stays in its shard's files as it was, and is shown from its last good
 * state; when its shard must be rebuilt for others, it is left out of the new files.
 */
final class Comparison {
    static final String NOTHING_NEW = "NOTHING_NEW";

    private final Night night;
    private final Instant at;
    private final Roster roster;
    private final Discovered discovered;
    private final Optional<Snapshot> base;
    private final List<Snapshot> snapshots;

    private Comparison(Night night) {
        this.night = night;
        this.at = night.request().asOf().orElseGet(night.request().clock()::instant);
        this.roster = night.roster();
        this.discovered = night.files().discovered();
        this.base = night.base();
        this.snapshots = night.snapshots();
    }

    /** The step: ends the job when there is nothing to build. */
    static ExitStatus run(Night night) {
        Changes changes = new Comparison(night).changes();
        night.files().write(changes);
        return changes.already() == null
                ? new ExitStatus("COMPLETED", inWords(changes))
                : new ExitStatus(NOTHING_NEW, "snapshot %s already shows it all".formatted(changes.already()));
    }

    private static String inWords(Changes changes) {
        return "%d of %d shards to build, %d clients"
                .formatted(
                        changes.rebuilt().size(),
                        changes.shards().size(),
                        changes.rebuiltClients().size());
    }

    private Changes changes() {
        SortedMap<String, String> held = heldFromTheStart();
        SortedMap<Integer, SortedMap<String, String>> wanted = wanted(held.keySet());
        SortedMap<Integer, SortedMap<String, String>> shards = new TreeMap<>();
        SortedMap<Integer, String> carried = new TreeMap<>();
        for (int number : numbers(wanted.keySet())) {
            SortedMap<String, String> anew = wanted.getOrDefault(number, new TreeMap<>());
            SortedMap<String, String> asItIs = isLeftAlone(number) ? before(number) : withHeld(anew, number, held);
            Optional<Snapshot> owner = showing(number, asItIs);
            owner.ifPresent(snapshot -> carried.put(number, snapshot.id()));
            if (owner.isPresent() || !anew.isEmpty()) {
                shards.put(number, owner.isPresent() ? asItIs : anew);
            }
        }
        carried.forEach((number, snapshot) -> held.putAll(failing(number, snapshot, held.keySet())));
        return new Changes(
                night.request().clock().instant(),
                at,
                base.map(Snapshot::id).orElse(null),
                shards,
                carried,
                clients(),
                held,
                already(shards, held).map(Snapshot::id).orElse(null));
    }

    /** Bad settings, unreadable files; and, in a run for some clients only, whoever of the others was held before. */
    private SortedMap<String, String> heldFromTheStart() {
        SortedMap<String, String> held = new TreeMap<>();
        refusedFiles()
                .forEach(refusal -> held.merge(
                        refusal.clientId(),
                        refusal.name() + ": " + refusal.reason(),
                        (one, other) -> one + "; " + other));
        held.putAll(discovered.troubled());
        held.putAll(roster.problems());
        held.keySet().removeIf(client -> !night.request().selects(client));
        base.ifPresent(snapshot -> snapshot.held().forEach((client, state) -> {
            if (!night.request().selects(client) && roster.ids().contains(client)) {
                held.put(client, state.reason());
            }
        }));
        return held;
    }

    private List<Refusal> refusedFiles() {
        List<Refusal> refusals = new ArrayList<>(night.files().refused());
        for (Entry entry : discovered.exports()) {
            if (night.staging().has(entry.clientId(), entry.folder())) {
                StagedExport export = night.staging().export(entry.clientId(), entry.folder());
                export.files().stream()
                        .filter(file -> file.refused() != null && export.isRecognised())
                        .forEach(file -> refusals.add(
                                new Refusal(entry.clientId(), file.path(), String.valueOf(file.refused()))));
            }
        }
        return refusals;
    }

    /** Shard to client to fingerprint, as it should be; without the held. */
    private SortedMap<Integer, SortedMap<String, String>> wanted(Set<String> held) {
        List<Client> clients = roster.sound().stream()
                .filter(client -> !held.contains(client.id()) && !isLeftAlone(Fingerprints.shard(client.id())))
                .toList();
        Map<String, List<StagedExport>> counting =
                night.counting(clients.stream().map(Client::id).toList());
        Fingerprints fingerprints = new Fingerprints();
        SortedMap<Integer, SortedMap<String, String>> wanted = new TreeMap<>();
        for (Client client : clients) {
            wanted.computeIfAbsent(Fingerprints.shard(client.id()), number -> new TreeMap<>())
                    .put(client.id(), fingerprints.ofClient(client, counting.getOrDefault(client.id(), List.of()), at));
        }
        return wanted;
    }

    /** In a run for some clients only, the shards of all the others. */
    private boolean isLeftAlone(int shard) {
        Set<String> only = night.request().only();
        return !only.isEmpty() && only.stream().noneMatch(client -> Fingerprints.shard(client) == shard);
    }

    private Set<Integer> numbers(Set<Integer> wanted) {
        Set<Integer> numbers = new TreeSet<>(wanted);
        base.ifPresent(snapshot -> numbers.addAll(snapshot.shards().keySet()));
        return numbers;
    }

    /** The held stay in the files as they were, if the files can stay. */
    private SortedMap<String, String> withHeld(
            SortedMap<String, String> anew, int shard, SortedMap<String, String> held) {
        SortedMap<String, String> members = new TreeMap<>(before(shard));
        members.keySet().retainAll(held.keySet());
        members.putAll(anew);
        return members;
    }

    /** The clients in the shard's files, as they were built. */
    private SortedMap<String, String> before(int shard) {
        SortedMap<String, String> before = new TreeMap<>();
        base.ifPresent(snapshot -> members(snapshot, shard)
                .forEach(client -> before.put(
                        client,
                        Optional.ofNullable(snapshot.clients().get(client))
                                .map(ClientState::fingerprint)
                                .orElse(""))));
        return before;
    }

    private static Set<String> members(Snapshot snapshot, int shard) {
        return Optional.ofNullable(snapshot.shards().get(shard))
                .<Set<String>>map(Shard::clients)
                .orElseGet(Set::of);
    }

    private Optional<Snapshot> showing(int shard, SortedMap<String, String> members) {
        String fingerprint = Fingerprints.ofShard(members);
        Set<Snapshot> baseFirst = new LinkedHashSet<>();
        base.ifPresent(baseFirst::add);
        baseFirst.addAll(snapshots);
        return baseFirst.stream()
                .filter(snapshot -> Optional.ofNullable(snapshot.shards().get(shard))
                        .map(Shard::fingerprint)
                        .filter(fingerprint::equals)
                        .isPresent())
                .findFirst();
    }

    /** Clients of a carried shard whose rows a check stopped when they were built: they still are what they were. */
    private SortedMap<String, String> failing(int shard, String snapshotId, Set<String> known) {
        Snapshot owner = snapshots.stream()
                .filter(snapshot -> snapshot.id().equals(snapshotId))
                .findFirst()
                .or(() -> base)
                .orElseThrow();
        SortedMap<String, String> failing = new TreeMap<>();
        owner.held().forEach((client, state) -> {
            if (!known.contains(client)
                    && members(owner, shard).contains(client)
                    && Checking.fails(checksOf(owner).getOrDefault(client, List.of()))) {
                failing.put(client, state.reason());
            }
        });
        return failing;
    }

    private Map<String, List<CheckResult>> checksOf(Snapshot snapshot) {
        return Catalogue.checkResults(night.warehouse(), snapshot.id()).stream()
                .collect(Collectors.groupingBy(CheckResult::clientId));
    }

    private SortedMap<String, Integer> clients() {
        SortedMap<String, Integer> clients = new TreeMap<>();
        base.ifPresent(snapshot -> snapshot.clients().forEach((client, state) -> {
            if (isLeftAlone(state.shard())) {
                clients.put(client, state.shard());
            }
        }));
        roster.ids().forEach(client -> clients.put(client, Fingerprints.shard(client)));
        return clients;
    }

    private Optional<Snapshot> already(
            SortedMap<Integer, SortedMap<String, String>> shards, SortedMap<String, String> held) {
        List<Snapshot> candidates =
                night.request().asOf().isEmpty() ? base.stream().toList() : snapshots;
        return candidates.stream()
                .filter(snapshot -> Optional.ofNullable(snapshot.asOf())
                        .equals(night.request().asOf()))
                .filter(snapshot -> fingerprints(snapshot).equals(fingerprints(shards)))
                .filter(snapshot -> reasons(snapshot).equals(held))
                .findFirst();
    }

    private static Map<Integer, String> fingerprints(Snapshot snapshot) {
        Map<Integer, String> all = new TreeMap<>();
        snapshot.shards().forEach((number, shard) -> all.put(number, shard.fingerprint()));
        return all;
    }

    private static Map<Integer, String> fingerprints(SortedMap<Integer, SortedMap<String, String>> shards) {
        Map<Integer, String> all = new TreeMap<>();
        shards.forEach((number, members) -> all.put(number, Fingerprints.ofShard(members)));
        return all;
    }

    private static Map<String, String> reasons(Snapshot snapshot) {
        Map<String, String> all = new TreeMap<>();
        snapshot.held().forEach((client, state) -> all.put(client, state.reason()));
        return all;
    }
}
