package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An export that is not packed. */
record PlainFile(String path, Path file, Limits limits) implements Source {
    @Override
    public InputStream open() throws IOException {
        try {
            return new BoundedStream(Files.newInputStream(file), path, Long.MAX_VALUE, limits);
        } catch (IOException e) {
            throw UnreadableFile.because(path, e);
        }
    }
}
