package io.plumbline.jobs.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What earlier runs found in a client's files, so that a file whose size and modification time stand is not opened again.
 * Losing it costs time, never data.
 */
final class SeenFiles {
    private static final String LAYOUT = "2 ";

    private final Path file;
    private final String version;
    private final Map<String, List<Seen>> bySpot = new TreeMap<>();
    private boolean changed;

    /**
     * One file, or one entry of an archive.
     *
     * @param format empty where none was recognised
     * @param refusal found, expected and advice, where it was refused
     */
    record Seen(String path, String sha256, String format, String input, Optional<Export.Refusal> refusal) {}

    /** @param version of formats and settings; another version forgets everything */
    SeenFiles(Path file, String version) {
        this.file = file;
        this.version = LAYOUT + version;
        load();
    }

    Optional<List<Seen>> at(String spot) {
        return Optional.ofNullable(bySpot.get(spot));
    }

    void put(String spot, List<Seen> seen) {
        bySpot.put(spot, List.copyOf(seen));
        changed = true;
    }

    /** Path, size and modification time of a file on disk; empty for what has none, such as a link to nothing. */
    static Optional<String> spot(Path clientFolder, Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.isRegularFile()
                    ? Optional.of("%s %d %d"
                            .formatted(
                                    clientFolder.relativize(path),
                                    file.size(),
                                    file.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void save() {
        if (!changed) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(version));
        bySpot.forEach((spot, found) -> found.forEach(seen -> lines.add(String.join(
                "\t",
                List.of(
                        plain(spot),
                        plain(seen.path()),
                        seen.sha256(),
                        seen.format(),
                        seen.input(),
                        plain(seen.refusal().map(Export.Refusal::found).orElse("")),
                        plain(seen.refusal().map(Export.Refusal::expected).orElse("")),
                        plain(seen.refusal().map(Export.Refusal::advice).orElse("")))))));
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(next, lines, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On one line and in one cell, whatever a file is called. */
    private static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String[] cells(String line) {
        String[] cells = line.split("\t", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].translateEscapes();
        }
        return cells;
    }

    private void load() {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (!lines.isEmpty() && lines.get(0).equals(version)) {
                Map<String, List<Seen>> loaded = new LinkedHashMap<>();
                for (String line : lines.subList(1, lines.size())) {
                    String[] cells = cells(line);
                    loaded.computeIfAbsent(cells[0], spot -> new ArrayList<>())
                            .add(new Seen(cells[1], cells[2], cells[3], cells[4], refusal(cells)));
                }
                bySpot.putAll(loaded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Export.Refusal> refusal(String[] cells) {
        return cells[5].isEmpty() ? Optional.empty() : Optional.of(new Export.Refusal(cells[5], cells[6], cells[7]));
    }
}
