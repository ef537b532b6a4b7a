package io.plumbline.jobs.series;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;

/**
 * A file that is written as a whole: beside its place first, so that a reader never sees half of it, and what was there stays
 * until then. A device or a pipe is written to as it is.
 */
public final class WholeFile {
    private WholeFile() {}

    /** What is to be written. */
    @FunctionalInterface
    public interface Text {
        void to(Appendable file) throws IOException;
    }

    /** Why it cannot be written, before anything is computed: there is no such folder, it is one, or it is read as well. */
    public static Optional<String> problem(Path file, Collection<Path> read) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of("\"%s\" is a folder; name the file to write".formatted(file));
        } else if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("There is no folder to write %s to; make it first".formatted(file));
        }
        return read.stream()
                .filter(other -> isSame(file, other))
                .findFirst()
                .map(other -> "%s is read; write to another file".formatted(file));
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
        } catch (IOException unreadable) {
            return false; // which reading it says
        }
    }

    public static void write(Path file, Text text) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                write(text, file);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, text);
            }
        } catch (IOException unwritable) {
            throw new UserMistake("%s cannot be written: %s".formatted(file, reason(unwritable)));
        }
    }

    private static void replace(Path file, Text text) throws IOException {
        Path beside = file.resolveSibling(
                ".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            write(text, beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Text text, Path to) throws IOException {
        try (Writer writer = Files.newBufferedWriter(to)) {
            text.to(writer);
        }
    }

    private static String reason(IOException unwritable) {
        if (unwritable instanceof AccessDeniedException) {
            return "permission denied";
        } else if (unwritable instanceof NoSuchFileException) {
            return "no file can be made there";
        }
        return unwritable instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(unwritable.getMessage());
    }
}
