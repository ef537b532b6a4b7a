package io.plumbline.jobs.nightly;

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
import java.util.stream.Collectors;

/** A run under way: what was asked, and the snapshot that it builds. */
record Night(RunRequest request, String snapshotId) {
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
        Map<String, Set<String>> present = files().discovered().exports().stream()
                .collect(Collectors.groupingBy(
                        RunFolder.Entry::clientId, Collectors.mapping(RunFolder.Entry::folder, Collectors.toSet())));
        Instant at = request.asOf().orElse(Instant.MAX);
        SortedMap<String, List<StagedExport>> counting = new TreeMap<>();
        clientIds.forEach(client ->
                counting.put(client, staging().counting(client, at, present.getOrDefault(client, Set.of()))));
        return counting;
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
