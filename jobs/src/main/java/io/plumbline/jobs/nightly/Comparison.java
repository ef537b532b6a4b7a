package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.StagedExports;
import io.plumbline.jobs.nightly.Changes.Hold;
import io.plumbline.jobs.nightly.RunFolder.Discovered;
import io.plumbline.jobs.nightly.RunReport.Refusal;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.serve.Catalogue;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.Basis;
import io.plumbline.warehouse.snapshot.Snapshot.Cause;
import io.plumbline.warehouse.snapshot.Snapshot.ClientState;
import io.plumbline.warehouse.snapshot.Snapshot.Held;
import io.plumbline.warehouse.snapshot.Snapshot.Shard;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable String shared;

    private Comparison(Night night, Discovered discovered) {
        this.night = night;
        this.at = night.request().asOf().orElseGet(night.request().clock()::instant);
        this.roster = night.roster();
        this.discovered = discovered;
        this.base = night.base();
        this.snapshots = night.snapshots();
        this.shared = SharedState.of(night, discovered.rates()).hash();
    }

    /** The step: ends the job when there is nothing to do. */
    static ExitStatus run(Night night) {
        Discovered discovered = night.files().discovered();
        night.present(discovered).keySet().parallelStream()
                .forEach(client -> new StagedExports(night.warehouse(), client).list());
        Changes changes = of(night, discovered);
        night.files().write(changes);
        return changes.already() == null
                ? new ExitStatus("COMPLETED", inWords(changes))
                : new ExitStatus(NOTHING_NEW, "snapshot %s already shows it all".formatted(changes.already()));
    }

    /** What is to be done, when everything that was discovered and is not in staging yet can be read. */
    static Changes of(Night night, Discovered discovered) {
        return new Comparison(night, discovered).changes();
    }

    private static String inWords(Changes changes) {
        return "%d of %d shards to build, %d clients"
                        .formatted(
                                changes.rebuilt().size(),
                                changes.shards().size(),
                                changes.rebuiltClients().size())
                + (changes.recheck() ? ", all to check" : "");
    }

    private Changes changes() {
        SortedMap<String, Hold> held = heldFromTheStart();
        SortedMap<String, Basis> bases = bases(held.keySet());
        held.putAll(knownNotToBuild(bases));
        bases.keySet().removeAll(held.keySet());
        SortedMap<Integer, SortedMap<String, String>> wanted = wanted(bases);
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
        boolean recheck = base.filter(snapshot -> !hasOurCatalogue(snapshot)).isPresent();
        if (!recheck) {
            carried.forEach((number, snapshot) -> held.putAll(failing(number, snapshot, held.keySet())));
        }
        return new Changes(
                night.request().clock().instant(),
                at,
                base.map(Snapshot::id).orElse(null),
                shards,
                carried,
                clients(),
                withThoseOfTheBase(bases),
                held,
                recheck,
                shared,
                already(shards, held).map(Snapshot::id).orElse(null));
    }

    private boolean hasOurCatalogue(Snapshot snapshot) {
        return night.version().catalogue().equals(snapshot.catalogueCode());
    }

    private boolean hasOurAnalyses(Snapshot snapshot) {
        return !night.request().settings().analyses()
                || (snapshot.analyses() != null
                        && snapshot.analyses().code().equals(night.version().analyses()));
    }

    /** Bad settings, unreadable files; and, in a run for some clients only, whoever of the others was held before. */
    private SortedMap<String, Hold> heldFromTheStart() {
        SortedMap<String, Hold> held = new TreeMap<>();
        refusedFiles()
                .forEach(refusal -> held.merge(
                        refusal.clientId(),
                        new Hold(refusal.name() + ": " + refusal.reason(), Cause.FILES, null),
                        (one, other) -> new Hold(one.reason() + "; " + other.reason(), Cause.FILES, null)));
        discovered.troubled().forEach((client, reason) -> held.put(client, new Hold(reason, Cause.FILES, null)));
        roster.problems().forEach((client, reason) -> held.put(client, new Hold(reason, Cause.SETTINGS, null)));
        held.keySet().removeIf(client -> !night.request().selects(client));
        base.ifPresent(snapshot -> snapshot.held().forEach((client, state) -> {
            if (!night.request().selects(client) && roster.ids().contains(client)) {
                held.put(client, again(state));
            }
        }));
        return held;
    }

    private static Hold again(Held state) {
        Cause cause = state.cause() == null ? Cause.CHECK : state.cause();
        return new Hold(state.reason(), cause, state.attempted());
    }

    /** Who broke a build with the same rows, settings and code before; whom a run names, it tries again. */
    private SortedMap<String, Hold> knownNotToBuild(SortedMap<String, Basis> bases) {
        SortedMap<String, Hold> known = new TreeMap<>();
        base.ifPresent(snapshot -> snapshot.held().forEach((client, state) -> {
            Basis basis = bases.get(client);
            if (basis != null
                    && Fingerprints.of(basis).equals(state.attempted())
                    && !night.request().only().contains(client)) {
                known.put(client, again(state));
            }
        }));
        return known;
    }

    private List<Refusal> refusedFiles() {
        List<Refusal> refusals = new ArrayList<>(night.files().refused());
        night.present(discovered)
                .forEach((client, folders) -> night.staging().of(client, folders).stream()
                        .filter(StagedExport::isRecognised)
                        .flatMap(export -> export.files().stream())
                        .filter(file -> file.refused() != null)
                        .forEach(file ->
                                refusals.add(new Refusal(client, file.path(), String.valueOf(file.refused())))));
        refusals.sort(Comparator.comparing(Refusal::name));
        return refusals;
    }

    /** What each sound client should be shown from; without the held. */
    private SortedMap<String, Basis> bases(Set<String> held) {
        List<Client> clients = roster.sound().stream()
                .filter(client -> !held.contains(client.id()) && !isLeftAlone(Fingerprints.shard(client.id())))
                .toList();
        Map<String, Set<String>> counting = night.countingFolders(
                discovered, clients.stream().map(Client::id).toList());
        SortedMap<String, Basis> bases = new TreeMap<>();
        clients.forEach(client -> bases.put(
                client.id(),
                Fingerprints.basis(night.version(), client, counting.getOrDefault(client.id(), Set.of()), at)));
        return bases;
    }

    private SortedMap<String, Basis> withThoseOfTheBase(SortedMap<String, Basis> bases) {
        SortedMap<String, Basis> all = new TreeMap<>();
        base.ifPresent(snapshot -> snapshot.clients().forEach((client, state) -> {
            if (state.basis() != null) {
                all.put(client, state.basis());
            }
        }));
        all.putAll(bases);
        return all;
    }

    /** Shard to client to fingerprint, as it should be. */
    private static SortedMap<Integer, SortedMap<String, String>> wanted(SortedMap<String, Basis> bases) {
        SortedMap<Integer, SortedMap<String, String>> wanted = new TreeMap<>();
        bases.forEach((client, basis) -> wanted.computeIfAbsent(Fingerprints.shard(client), number -> new TreeMap<>())
                .put(client, Fingerprints.of(basis)));
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
            SortedMap<String, String> anew, int shard, SortedMap<String, Hold> held) {
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
    private SortedMap<String, Hold> failing(int shard, String snapshotId, Set<String> known) {
        Snapshot owner = snapshots.stream()
                .filter(snapshot -> snapshot.id().equals(snapshotId))
                .findFirst()
                .or(() -> base)
                .orElseThrow();
        SortedMap<String, Hold> failing = new TreeMap<>();
        owner.held().forEach((client, state) -> {
            if (!known.contains(client)
                    && members(owner, shard).contains(client)
                    && Checking.fails(checksOf(owner).getOrDefault(client, List.of()))) {
                failing.put(client, new Hold(state.reason(), Cause.CHECK, null));
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
            SortedMap<Integer, SortedMap<String, String>> shards, SortedMap<String, Hold> held) {
        List<Snapshot> candidates =
                night.request().asOf().isEmpty() ? base.stream().toList() : snapshots;
        return candidates.stream()
                .filter(snapshot -> Optional.ofNullable(snapshot.asOf())
                        .equals(night.request().asOf()))
                .filter(snapshot -> fingerprints(snapshot).equals(fingerprints(shards)))
                .filter(this::hasOurCatalogue)
                .filter(this::hasOurAnalyses)
                .filter(snapshot -> Objects.equals(snapshot.shared(), shared))
                .filter(snapshot -> reasons(snapshot).equals(reasons(held)))
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

    private static Map<String, String> reasons(SortedMap<String, Hold> held) {
        Map<String, String> all = new TreeMap<>();
        held.forEach((client, hold) -> all.put(client, hold.reason()));
        return all;
    }

    private static Map<String, String> reasons(Snapshot snapshot) {
        Map<String, String> all = new TreeMap<>();
        snapshot.held().forEach((client, state) -> all.put(client, state.reason()));
        return all;
    }
}
