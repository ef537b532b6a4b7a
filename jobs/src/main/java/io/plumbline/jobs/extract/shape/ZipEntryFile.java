package io.plumbline.jobs.extract.shape;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An export in a zip archive. */
record ZipEntryFile(String path, Path file, String entry, Limits limits) implements Source {
    @Override
    public InputStream open() throws IOException {
        ZipFile zip = Sources.open(path, file);
        try {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new UnreadableFile(path, "no such entry", "the entry seen before", "Run again.");
            }
            InputStream unpacked = new FilterInputStream(zip.getInputStream(found)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
            return new BoundedStream(unpacked, path, packedBytes(found), limits);
        } catch (IOException e) {
            zip.close();
            throw BoundedStream.damaged(path, e);
        }
    }

    /** An entry cannot be larger than its archive, whatever it declares. */
    private long packedBytes(ZipEntry found) throws IOException {
        long archive = Files.size(file);
        return found.getCompressedSize() < 0 ? archive : Math.min(archive, found.getCompressedSize());
    }
}
