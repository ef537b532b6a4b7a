package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Built;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.batch.core.ExitStatus;

/** Builds the shards that changed, all in one; a client whose rows break the build is held, and its shard does without it. */
final class Building {
    private final Night night;
    private final Changes changes;
    private final Engines.Star star;
    private final SortedMap<Integer, Map<String, List<String>>> shards = new TreeMap<>();
    private int parts;

    private Building(Night night, Changes changes, Engines.Star star) {
        this.night = night;
        this.changes = changes;
        this.star = star;
    }

    /** The step. A build that was cut short left half a folder: it starts over. */
    static ExitStatus run(Night night, Engines.Star star) throws Exception {
        RunFolder.deleteTree(night.warehouse().snapshot(night.snapshotId()));
        Changes changes = night.files().changes();
        Built built =
                changes.rebuilt().isEmpty() ? Built.nothing() : Sharing.build(night, () -> build(night, changes, star));
        night.files().write(built);
        return new ExitStatus(
                "COMPLETED",
                "%d shards%s"
                        .formatted(
                                changes.rebuilt().size(),
                                built.failing().isEmpty()
                                        ? ""
                                        : " without "
                                                + String.join(
                                                        ", ", built.failing().keySet())));
    }

    private static Built build(Night night, Changes changes, Engines.Star star) throws Exception {
        boolean done = false;
        try {
            Built built = new Building(night, changes, star).build();
            done = true;
            return built;
        } finally {
            star.ended(night);
            if (!done) {
                RunFolder.deleteTree(night.warehouse().snapshot(night.snapshotId()));
            }
        }
    }

    private Built build() throws Exception {
        SortedMap<String, String> failing = new TreeMap<>();
        Culprits.among(inOrderOfShards(), this::part)
                .forEach((client, failure) -> failing.put(client, reason(client, failure)));
        return new Built(shards, failing);
    }

    private static String reason(String client, Exception failure) {
        return "its rows cannot be built: %s; correct or exclude the file that they come from, or try the same again with `plumbline run --client %s`"
                .formatted(Reasons.of(failure).replaceFirst("\\.$", ""), client);
    }

    /** So that halves are whole shards for as long as possible. */
    private List<String> inOrderOfShards() {
        return changes.rebuilt().stream()
                .flatMap(shard -> changes.clientsOf(shard).keySet().stream())
                .toList();
    }

    /** The whole lies in the snapshot's folder; where it broke, each half that did not lies in one of its own. */
    private void part(List<String> clients) throws Exception {
        String folder = parts == 0 ? night.snapshotId() : "%s/part-%02d".formatted(night.snapshotId(), parts);
        parts++;
        boolean done = false;
        try {
            star.build(night, changes.only(Set.copyOf(clients)), folder).forEach(this::add);
            done = true;
        } finally {
            if (!done) {
                RunFolder.deleteTree(night.warehouse().snapshot(folder));
            }
        }
    }

    private void add(int shard, Map<String, List<String>> tables) {
        Map<String, List<String>> all = shards.computeIfAbsent(shard, number -> new TreeMap<>());
        tables.forEach((table, files) ->
                all.computeIfAbsent(table, name -> new ArrayList<>()).addAll(files));
    }
}
