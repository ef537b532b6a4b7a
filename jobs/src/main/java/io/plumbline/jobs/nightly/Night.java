package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Discovered;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** A run under way: what was asked, the snapshot that it builds, and the code that builds it. */
record Night(RunRequest request, String snapshotId, Version version) {
    WarehouseFolder warehouse() {
        return request.warehouse();
    }

    RunFolder files() {
        return files(request, snapshotId);
    }

    Staging staging() {
        return new Staging(warehouse());
    }

    Roster roster() {
        return Roster.of(request, staging());
    }

    /** The exports that count tonight, by client. */
    SortedMap<String, List<StagedExport>> counting(Collection<String> clientIds) {
        return counting(files().discovered(), clientIds);
    }

    /** The folders of the exports that count once everything that was discovered is in staging. */
    SortedMap<String, Set<String>> countingFolders(Discovered discovered, Collection<String> clientIds) {
        Map<String, Set<String>> unread = discovered.exports().stream()
                .filter(entry -> !staging().has(entry.clientId(), entry.folder()))
                .collect(Collectors.groupingBy(
                        RunFolder.Entry::clientId, Collectors.mapping(RunFolder.Entry::folder, Collectors.toSet())));
        SortedMap<String, Set<String>> folders = new TreeMap<>();
        counting(discovered, clientIds).forEach((client, exports) -> {
            Set<String> all = new TreeSet<>(unread.getOrDefault(client, Set.of()));
            exports.forEach(export -> all.add(export.folder()));
            folders.put(client, all);
        });
        return folders;
    }

    private SortedMap<String, List<StagedExport>> counting(Discovered discovered, Collection<String> clientIds) {
        Map<String, Set<String>> present = present(discovered);
        Instant at = request.asOf().orElse(Instant.MAX);
        SortedMap<String, List<StagedExport>> counting = new ConcurrentSkipListMap<>();
        clientIds.parallelStream()
                .forEach(client ->
                        counting.put(client, staging().counting(client, at, present.getOrDefault(client, Set.of()))));
        return counting;
    }

    /** Client to the staging folders of what lies in its own folder now. */
    SortedMap<String, Set<String>> present(Discovered discovered) {
        return discovered.exports().stream()
                .collect(Collectors.groupingBy(
                        RunFolder.Entry::clientId,
                        TreeMap::new,
                        Collectors.mapping(RunFolder.Entry::folder, Collectors.toSet())));
    }

    /** The finished snapshots, the newest first. */
    List<Snapshot> snapshots() {
        List<Snapshot> newestFirst = new ArrayList<>(Publisher.snapshots(warehouse()));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The snapshot that this run starts from: what everybody saw at that moment. */
    Optional<Snapshot> base() {
        return request.asOf().isEmpty()
                ? Publisher.current(warehouse())
                : snapshots().stream()
                        .filter(snapshot -> snapshot.asOf() == null)
                        .filter(snapshot ->
                                !snapshot.builtAt().isAfter(request.asOf().get()))
                        .findFirst();
    }

    static RunFolder files(RunRequest request, String snapshotId) {
        return new RunFolder(request.warehouse().runs().resolve(snapshotId));
    }
}
