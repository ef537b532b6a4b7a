package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.StagedExports;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was ever read, and which of it counts. Beside the exports of a client it keeps every version of its settings, as
 * {@code settings/<first seen>-<hash>.yml}.
 */
record Staging(WarehouseFolder folder) {
    private static final String MANIFEST = "manifest.json";
    static final String SETTINGS = "settings";

    /** Where the groups of all times stand among the clients, none of whom may be called so. */
    private static final String GROUPS = "_groups";

    /** What is being written, or was when a process died, hides behind a dot. */
    private static final String UNFINISHED = ".";

    private static final DateTimeFormatter SEEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    boolean has(String clientId, String export) {
        return Files.exists(manifest(clientId, export));
    }

    /** Those that were discovered and are in staging. */
    List<StagedExport> of(String clientId, Set<String> discovered) {
        return all(clientId).stream()
                .filter(export -> discovered.contains(export.folder()))
                .toList();
    }

    /**
     * The exports that count at a moment. Contents that were read by several versions of a format count once: as the
     * folder reads them now where they still lie there, otherwise as they were read last. A refusal counts while its file
     * lies there.
     *
     * @param present staging folders of what lies in the client's folder now
     */
    List<StagedExport> counting(String clientId, Instant at, Set<String> present) {
        Map<Set<String>, StagedExport> newest = new HashMap<>();
        Comparator<StagedExport> later = Comparator.<StagedExport, Boolean>comparing(
                        export -> present.contains(export.folder()))
                .thenComparing(StagedExport::stagedAt)
                .thenComparing(StagedExport::folder);
        all(clientId).stream()
                .filter(export -> !export.stagedAt().isAfter(at))
                .filter(export -> present.contains(export.folder()) || isReadable(export))
                .forEach(export -> newest.merge(
                        contents(export), export, (one, other) -> later.compare(one, other) >= 0 ? one : other));
        return newest.values().stream()
                .sorted(Comparator.comparing(StagedExport::folder))
                .toList();
    }

    private static boolean isReadable(StagedExport export) {
        return export.files().stream().allMatch(file -> file.refused() == null);
    }

    /** Keeps a copy of the settings unless the newest copy says the same. */
    void keepSettings(String clientId, Path clientYml, String hash, Instant now) {
        Path kept = folder.staging(clientId).resolve(SETTINGS);
        if (newestSettings(kept, Instant.MAX)
                .filter(file -> endsWith(file, hash))
                .isPresent()) {
            return;
        }
        try {
            Files.createDirectories(kept);
            Path unfinished = kept.resolve(UNFINISHED + "client.yml.tmp");
            Files.write(unfinished, contents(clientYml));
            Files.move(
                    unfinished,
                    kept.resolve("%s-%s.yml".formatted(SEEN.format(now), hash)),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the settings of " + clientId, e);
        }
    }

    /** The settings file in force at a moment; empty when the client was not known then. */
    Optional<Path> settingsAt(String clientId, Instant at) {
        return newestSettings(folder.staging(clientId).resolve(SETTINGS), at);
    }

    /** Keeps the groups unless the newest copy says the same. */
    void keepGroups(SharedRows groups, Instant now) {
        if (!groupsAt(Instant.MAX).equals(groups)) {
            Json.write(folder.staging(GROUPS).resolve(SEEN.format(now) + ".json"), groups);
        }
    }

    /** The groups in force at a moment. */
    SharedRows groupsAt(Instant at) {
        String latest = at.equals(Instant.MAX) ? "9" : SEEN.format(at) + "~";
        return names(folder.staging(GROUPS)).stream()
                .filter(name -> name.endsWith(".json") && name.compareTo(latest) < 0)
                .reduce((older, newer) -> newer)
                .map(name -> Json.read(folder.staging(GROUPS).resolve(name), SharedRows.class))
                .orElse(SharedRows.NONE);
    }

    /** Every client that was ever read. */
    Collection<String> clientIds() {
        return names(folder.root().resolve("staging"));
    }

    /** Everything that was ever read of a client. */
    List<StagedExport> all(String clientId) {
        return new StagedExports(folder, clientId).all();
    }

    private Path manifest(String clientId, String export) {
        return folder.staging(clientId).resolve(export).resolve(MANIFEST);
    }

    private static Set<String> contents(StagedExport export) {
        return export.files().stream().map(StagedExport.SourceFile::sha256).collect(Collectors.toUnmodifiableSet());
    }

    /** A client without a settings file has settled nothing, which is a settings file, too. */
    private static byte[] contents(Path clientYml) throws IOException {
        try {
            return Files.readAllBytes(clientYml);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static Optional<Path> newestSettings(Path kept, Instant at) {
        String latest = at.equals(Instant.MAX) ? "9" : SEEN.format(at) + "~";
        return names(kept).stream()
                .filter(name -> name.endsWith(".yml") && name.compareTo(latest) < 0)
                .reduce((older, newer) -> newer)
                .map(kept::resolve);
    }

    private static boolean endsWith(Path file, String hash) {
        return file.getFileName().toString().endsWith("-" + hash + ".yml");
    }

    private static TreeSet<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(UNFINISHED))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }
}
