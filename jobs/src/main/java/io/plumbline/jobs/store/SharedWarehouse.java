package io.plumbline.jobs.store;

import io.plumbline.jobs.store.ObjectStore.Move;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.serve.Catalogue;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warehouse in an object store and the working copy of it on this machine. What has a name never changes, so that a
 * file which is here is the one that is there; only {@code current.duckdb} is ever replaced, by one conditional PUT. What
 * completes something goes up last: a manifest after its rows, {@code snapshot.json} after the files that it names.
 *
 * <p>Needs the lock of the working copy.
 */
public final class SharedWarehouse implements AutoCloseable {
    private static final String CURRENT = "current.duckdb";
    private static final String STAGING = "staging/";
    private static final String SNAPSHOTS = "snapshots/";
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Nobody else can tell a build of another machine that is under way from one that died. */
    private static final Duration LONGEST_RUN = Duration.ofDays(2);

    private final StoreSettings settings;
    private final WarehouseFolder copy;
    private final ObjectStore store;

    private SharedWarehouse(StoreSettings settings, WarehouseFolder copy) {
        this.settings = settings;
        this.copy = copy;
        this.store = ObjectStore.open(settings);
    }

    public static SharedWarehouse open(StoreSettings settings, WarehouseFolder copy) {
        return new SharedWarehouse(settings, copy);
    }

    /**
     * Shows here what is published there; files that are here already are not fetched again.
     *
     * @return whether that was news
     */
    public boolean receive() {
        Path seen = copy.root().resolve(".published");
        Optional<String> version = store.version(CURRENT);
        if (version.isEmpty() || (version.equals(text(seen)) && Files.exists(copy.current()))) {
            return false;
        }
        Path catalogue = fetched(CURRENT);
        String id = Catalogue.snapshotId(catalogue);
        boolean isNew = !shown().equals(Optional.of(id));
        if (isNew) {
            receive(id, catalogue);
            Publisher.publish(copy, Json.readSnapshot(copy.snapshotJson(id)));
        }
        write(seen, version.get());
        return isNew;
    }

    /** Fetches what other machines have read from exports, once for each snapshot; manifests last. */
    public void receiveStaging() {
        Path seen = copy.root().resolve(".staged");
        Optional<String> shown = shown();
        if (shown.isEmpty() || shown.equals(text(seen))) {
            return;
        }
        SortedSet<String> missing = store.names(STAGING);
        missing.removeIf(name -> Files.exists(copy.root().resolve(name)));
        store.download(moves(missing, name -> !completes(name)));
        store.download(moves(missing, SharedWarehouse::completes));
        write(seen, shown.get());
    }

    /** Sends what was read from exports; manifests last. */
    public void sendStaging() {
        SortedSet<String> missing = names(copy.root().resolve("staging"));
        missing.removeAll(store.names(STAGING));
        store.upload(moves(missing, name -> !completes(name)));
        store.upload(moves(missing, SharedWarehouse::completes));
    }

    /** Fetches what was built there. */
    public void receiveBuilt(Collection<String> files) {
        store.download(moves(snapshots(files).filter(this::isNotHere).toList(), name -> true));
    }

    /** Sends a snapshot: whatever it names and is not there yet, its catalogue, and the manifest last. */
    public void send(Snapshot snapshot) {
        Set<String> there = store.names(SNAPSHOTS);
        store.upload(moves(
                snapshots(snapshot.files())
                        .filter(name -> !there.contains(name))
                        .toList(),
                name -> true));
        store.upload(List.of(new Move(catalogueForAll(snapshot), below(snapshot.id(), "catalogue.duckdb"))));
        String manifest = below(snapshot.id(), "snapshot.json");
        boolean isFirst = store.replace(new Move(copy.snapshotJson(snapshot.id()), manifest), Optional.empty());
        if (!isFirst && !Json.readSnapshot(fetched(manifest)).equals(snapshot)) {
            throw new UserMistake(
                    "Another machine is building snapshot %s, too: both runs began in the same millisecond. Run again."
                            .formatted(snapshot.id()));
        }
    }

    /**
     * Puts a snapshot before all readers, in one PUT that fails when somebody else has published since.
     *
     * @param base the snapshot that it started from
     */
    public void publish(Snapshot snapshot, Optional<String> base) {
        Optional<String> version = store.version(CURRENT);
        Optional<String> shown = version.map(any -> shownThere());
        boolean isOurs = shown.filter(snapshot.id()::equals).isPresent(); // the run died just after the PUT
        boolean isOurTurn = shown.isEmpty() || shown.equals(base);
        if (!isOurs && !(isOurTurn && replace(snapshot, version))) {
            throw new UserMistake(
                    "Another machine has published to %s while this run was on. Nothing of this run is shown; run again, and it starts from what is published now."
                            .formatted(settings.place()));
        }
    }

    /** A PUT that was done and whose answer was lost is refused when it is tried again. */
    private boolean replace(Snapshot snapshot, Optional<String> version) {
        return store.replace(new Move(catalogueForAll(snapshot), CURRENT), version)
                || shownThere().equals(snapshot.id());
    }

    private String shownThere() {
        return Catalogue.snapshotId(fetched(CURRENT));
    }

    /** Removes what no kept snapshot names; what another machine may be building stays for two days. */
    public void retire(int keep, Instant now) {
        SortedSet<String> there = store.names(SNAPSHOTS);
        List<Snapshot> finished = there.stream()
                .filter(name -> name.endsWith("/snapshot.json"))
                .map(this::manifest)
                .toList();
        Set<String> known = finished.stream().map(Snapshot::id).collect(Collectors.toSet());
        List<Snapshot> kept = Publisher.kept(finished, store.version(CURRENT).map(any -> shownThere()), keep);
        Set<String> named = new TreeSet<>();
        kept.forEach(snapshot -> {
            snapshots(snapshot.files()).forEach(named::add);
            named.add(below(snapshot.id(), "catalogue.duckdb"));
            named.add(below(snapshot.id(), "snapshot.json"));
        });
        String dead = ID.format(now.minus(LONGEST_RUN));
        there.removeAll(named);
        there.removeIf(name -> !known.contains(id(name)) && id(name).compareTo(dead) > 0);
        // The manifest goes first: half a snapshot is none.
        store.delete(
                there.stream().filter(name -> name.endsWith("/snapshot.json")).toList());
        store.delete(
                there.stream().filter(name -> !name.endsWith("/snapshot.json")).toList());
    }

    /** Takes away what a run left that is given up, or that starts its build over. */
    public void forget(String snapshotId) {
        store.delete(List.of(SNAPSHOTS + snapshotId));
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> left = Files.exists(exchange()) ? Files.list(exchange()) : Stream.<Path>empty()) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
            Files.deleteIfExists(exchange());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + exchange(), e);
        }
    }

    private void receive(String id, Path catalogue) {
        if (Files.exists(copy.snapshotJson(id))) {
            return;
        }
        Snapshot snapshot = manifest(below(id, "snapshot.json"));
        receiveBuilt(snapshot.files());
        Catalogue.relocate(catalogue, copy.catalogue(id), copy.snapshots().toString(), snapshot);
        Json.write(copy.snapshotJson(id), snapshot);
    }

    private Optional<String> shown() {
        return Optional.of(copy.current()).filter(Files::exists).map(Catalogue::snapshotId);
    }

    private Snapshot manifest(String name) {
        Path local = copy.root().resolve(name);
        return Json.readSnapshot(Files.exists(local) ? local : fetched(name));
    }

    /** The catalogue as it is in the store: it names its files there. */
    private Path catalogueForAll(Snapshot snapshot) {
        Path catalogue = exchange().resolve("catalogue.duckdb");
        Catalogue.relocate(copy.catalogue(snapshot.id()), catalogue, settings.snapshotsForDuckDb(), snapshot);
        return catalogue;
    }

    private Path fetched(String name) {
        Path file = exchange().resolve(name.replace('/', '-'));
        store.download(List.of(new Move(file, name)));
        return file;
    }

    private Path exchange() {
        return copy.root().resolve(".exchange");
    }

    private List<Move> moves(Collection<String> names, Predicate<String> which) {
        return names.stream()
                .filter(which)
                .map(name -> new Move(here(name), name))
                .toList();
    }

    private Path here(String name) {
        Path file = copy.root().resolve(name).normalize();
        if (!file.startsWith(copy.root())) {
            throw new UserMistake(
                    "%s holds an object named %s, which is not ours; remove it".formatted(settings.place(), name));
        }
        return file;
    }

    private boolean isNotHere(String name) {
        return Files.notExists(copy.root().resolve(name));
    }

    private static boolean completes(String name) {
        return name.endsWith("/manifest.json");
    }

    private static Stream<String> snapshots(Collection<String> files) {
        return files.stream().map(file -> SNAPSHOTS + file);
    }

    private static String below(String snapshotId, String file) {
        return SNAPSHOTS + snapshotId + "/" + file;
    }

    private static String id(String name) {
        return name.split("/", 3)[1];
    }

    /** What is complete below staging: what is being written hides behind a dot. */
    private SortedSet<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> copy.root().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.contains("/."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
