package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.ReadingSettings;
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
 * What lies below the folders of a client that hold exports, or of the workspace that hold rates, in the order of the paths. Links are given as they
 * are, never followed, and so is a folder that cannot be listed: what is wrong with them is told where they are opened.
 */
record ExportFiles(Path clientFolder, List<String> folders, ReadingSettings settings) {
    List<Path> list() {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            Path below = clientFolder.resolve(folder);
            if (Files.isDirectory(below)) {
                files.addAll(below(below));
            }
        }
        return files;
    }

    private List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return found(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return found(file);
                }

                private FileVisitResult found(Path file) {
                    if (!isHidden(file) && !isExcluded(file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        Collections.sort(files);
        return files;
    }

    private boolean isHidden(Path path) {
        for (Path part : clientFolder.relativize(path)) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("~$")) {
                return true;
            }
        }
        return false;
    }

    private boolean isExcluded(Path path) {
        String below = clientFolder.relativize(path).toString().replace('\\', '/');
        return settings.excludes(below) || (below.startsWith("plans/") && below.endsWith(".yml"));
    }
}
