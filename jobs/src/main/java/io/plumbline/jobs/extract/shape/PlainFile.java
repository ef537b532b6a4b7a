package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An export that is not packed. */
record PlainFile(String path, Path file, Limits limits) implements Source {
    @Override
    public InputStream open() throws IOException {
        try {
            return new BoundedStream(Files.newInputStream(file), path, Long.MAX_VALUE, limits);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static UnreadableFile unreadable(String path, IOException cause) {
        if (cause instanceof UnreadableFile already) {
            return already;
        }
        String found = cause instanceof AccessDeniedException ? "a file that may not be read" : "an error: " + cause;
        return new UnreadableFile(
                path, found, "a readable file", "Check its permissions and the disk, or export it again.", cause);
    }
}
