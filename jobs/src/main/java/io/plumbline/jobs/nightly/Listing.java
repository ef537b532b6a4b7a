package io.plumbline.jobs.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files below a folder, each by path, size and time. One that cannot be looked at counts by the reason: it is the
 * trouble of its client, and no reason to stop the night.
 */
final class Listing {
    private Listing() {}

    static List<String> of(Path root) {
        List<String> lines = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    lines.add("%s %d %s".formatted(file, attributes.size(), attributes.lastModifiedTime()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    lines.add("%s %s".formatted(file, e));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + root, e);
        }
        Collections.sort(lines);
        return lines;
    }
}
