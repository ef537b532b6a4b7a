package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a snapshot before the readers, and takes away what no reader needs any more. */
public final class Publisher {
    private Publisher() {}

    /** Makes the snapshot's catalogue {@code current.duckdb}, in one rename; readers of the old one keep it. */
    public static void publish(WarehouseFolder folder, Snapshot snapshot) {
        Path unfinished = folder.current().resolveSibling("current.duckdb.tmp");
        try {
            Files.copy(folder.catalogue(snapshot.id()), unfinished, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    unfinished, folder.current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot publish " + folder.catalogue(snapshot.id()), e);
        }
    }

    /** The snapshot that {@code current.duckdb} shows. */
    public static Optional<Snapshot> current(WarehouseFolder folder) {
        if (!Files.exists(folder.current())) {
            return Optional.empty();
        }
        return Optional.of(Json.readSnapshot(folder.snapshotJson(Catalogue.snapshotId(folder.current()))));
    }

    /** Every finished snapshot, oldest first. */
    public static List<Snapshot> snapshots(WarehouseFolder folder) {
        return folders(folder).stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(id -> Files.exists(folder.snapshotJson(id)) && Files.exists(folder.catalogue(id)))
                .map(id -> Json.readSnapshot(folder.snapshotJson(id)))
                .sorted(Comparator.comparing(Snapshot::id))
                .toList();
    }

    /**
     * Keeps the newest snapshots, the newest as-of ones and the published one, and removes every file that none of them
     * names: older snapshots and what died builds left. Needs the run's lock: a build in progress looks like a dead one.
     */
    public static void retire(WarehouseFolder folder, int keep) {
        List<Snapshot> kept = kept(folder, keep);
        Set<String> ids = kept.stream().map(Snapshot::id).collect(Collectors.toSet());
        Set<Path> named = kept.stream()
                .flatMap(snapshot -> snapshot.files().stream().map(folder.snapshots()::resolve))
                .collect(Collectors.toCollection(HashSet::new));
        ids.forEach(id -> named.addAll(Set.of(folder.snapshotJson(id), folder.catalogue(id))));
        folders(folder).forEach(snapshot -> clear(snapshot, named));
    }

    private static List<Snapshot> kept(WarehouseFolder folder, int keep) {
        return kept(snapshots(folder), current(folder).map(Snapshot::id), keep);
    }

    /** Of all finished snapshots those that stay: the newest, the newest as-of ones and the published one. */
    public static List<Snapshot> kept(List<Snapshot> all, Optional<String> published, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("%d snapshots to keep; at least one is needed".formatted(keep));
        }
        List<Snapshot> newestFirst = all.stream()
                .sorted(Comparator.comparing(Snapshot::id).reversed())
                .toList();
        Stream<Snapshot> running =
                newestFirst.stream().filter(snapshot -> snapshot.asOf() == null).limit(keep);
        Stream<Snapshot> asOf =
                newestFirst.stream().filter(snapshot -> snapshot.asOf() != null).limit(keep);
        Stream<Snapshot> shown = newestFirst.stream()
                .filter(snapshot -> published.filter(snapshot.id()::equals).isPresent());
        return Stream.of(running, asOf, shown)
                .flatMap(snapshots -> snapshots)
                .distinct()
                .toList();
    }

    private static List<Path> folders(WarehouseFolder folder) {
        if (!Files.isDirectory(folder.snapshots())) {
            return List.of();
        }
        try (Stream<Path> snapshots = Files.list(folder.snapshots())) {
            return snapshots.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder.snapshots(), e);
        }
    }

    /** Removes what is not named, then the folders that are empty. The manifest goes first: half a snapshot is none. */
    private static void clear(Path snapshot, Set<Path> named) {
        try {
            Path manifest = snapshot.resolve("snapshot.json");
            if (!named.contains(manifest)) {
                Files.deleteIfExists(manifest);
            }
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(snapshot)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                if (Files.isDirectory(path) ? isEmpty(path) : !named.contains(path)) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + snapshot, e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
