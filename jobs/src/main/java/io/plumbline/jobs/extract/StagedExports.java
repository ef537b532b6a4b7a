package io.plumbline.jobs.extract;

import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The exports of a client that are in staging. Manifests never change, so they are listed in one file beside them, which
 * spares the opening of each, every night. Losing the list costs time, never data.
 */
public record StagedExports(WarehouseFolder folder, String clientId) {
    private static final String MANIFEST = "manifest.json";
    private static final String LIST = "exports.json";

    /** What the list holds. */
    record Listed(List<StagedExport> exports) {}

    /** All of them, by folder. */
    public List<StagedExport> all() {
        return all(listed());
    }

    /** Brings the list up to date; only for who holds the workspace. */
    public void list() {
        Map<String, StagedExport> listed = listed();
        List<StagedExport> all = all(listed);
        Set<String> found = all.stream().map(StagedExport::folder).collect(Collectors.toSet());
        if (!found.equals(listed.keySet())) {
            Json.write(place().resolve(LIST), new Listed(all));
        }
    }

    private List<StagedExport> all(Map<String, StagedExport> listed) {
        return names().stream()
                .flatMap(name -> Optional.ofNullable(listed.get(name)).or(() -> read(name)).stream())
                .toList();
    }

    private Optional<StagedExport> read(String name) {
        Path manifest = place().resolve(name).resolve(MANIFEST);
        return Files.isRegularFile(manifest) ? Optional.of(Json.readStagedExport(manifest)) : Optional.empty();
    }

    private Map<String, StagedExport> listed() {
        Path list = place().resolve(LIST);
        Map<String, StagedExport> listed = new HashMap<>();
        if (Files.isRegularFile(list)) {
            Json.read(list, Listed.class).exports().forEach(export -> listed.put(export.folder(), export));
        }
        return listed;
    }

    private Path place() {
        return folder.staging(clientId);
    }

    /** What hides behind a dot is being written. */
    private TreeSet<String> names() {
        try (Stream<Path> entries = Files.list(place())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + place(), e);
        }
    }
}
