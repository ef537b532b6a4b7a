package io.plumbline.jobs.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This process's own folder for temporary files, native libraries of DuckDB and Spark among them, as the launcher names
 * it. A killed process cannot clear its folder away; the next one does, as nobody holds its lock any more.
 */
final class Scratch {
    private static final String OURS = "plumbline-tmp-";
    private static final String LOCK = "lock";

    /** Longer than any start takes. */
    private static final Duration A_START = Duration.ofDays(1);

    private final Optional<Path> folder;
    private final Optional<FileChannel> lock;

    private Scratch(Optional<Path> folder, Optional<FileChannel> lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes the folder in use and removes those of the dead beside it; without the launcher there is none. */
    static Scratch own() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        if (!folder.getFileName().toString().startsWith(OURS)) {
            return new Scratch(Optional.empty(), Optional.empty());
        }
        try {
            Files.createDirectories(folder);
            Scratch own = new Scratch(Optional.of(folder), locked(folder, StandardOpenOption.CREATE));
            sweep(folder.resolve("..").normalize());
            return own;
        } catch (IOException e) { // whoever needs a temporary file will say so
            return new Scratch(Optional.empty(), Optional.empty());
        }
    }

    /** At the end of the process, as far as anything is left to do. */
    void close() {
        lock.ifPresent(Scratch::release);
        folder.ifPresent(Scratch::delete);
    }

    static void sweep(Path shared) throws IOException {
        List<Path> ours;
        try (Stream<Path> all = Files.list(shared)) {
            ours = all.filter(each -> each.getFileName().toString().startsWith(OURS))
                    .toList();
        }
        for (Path each : ours) {
            if (neverCameToLife(each)) {
                delete(each);
            }
            locked(each).ifPresent(dead -> {
                delete(each);
                release(dead);
            });
        }
    }

    /** Its process was killed before it could lock it. */
    private static boolean neverCameToLife(Path folder) throws IOException {
        return !Files.exists(folder.resolve(LOCK))
                && Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(A_START));
    }

    /** Empty where a process has it, or where it was never locked: then its process is just starting. */
    private static Optional<FileChannel> locked(Path folder, StandardOpenOption... how) throws IOException {
        Path file = folder.resolve(LOCK);
        if (how.length == 0 && !Files.isWritable(file)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(
                file,
                Stream.concat(Stream.of(StandardOpenOption.WRITE), Stream.of(how))
                        .toArray(StandardOpenOption[]::new));
        boolean ours = false;
        try {
            ours = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            ours = false; // this process has it
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        return ours ? Optional.of(channel) : Optional.empty();
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            return; // the system takes it back when the process ends
        }
    }

    /** As much as can be: a library in use stays on some systems, and the next process tries again. */
    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return;
        }
    }
}
