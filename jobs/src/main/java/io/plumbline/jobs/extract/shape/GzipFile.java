package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An export packed by gzip. */
record GzipFile(String path, Path file, Limits limits) implements Source {
    @Override
    public InputStream open() throws IOException {
        InputStream packed = null;
        try {
            packed = Files.newInputStream(file);
            InputStream unpacked = new GZIPInputStream(Sources.buffered(packed), 1 << 16);
            return new BoundedStream(unpacked, path, Files.size(file), limits);
        } catch (IOException e) {
            if (packed != null) {
                packed.close();
            }
            throw BoundedStream.damaged(path, e);
        }
    }
}
