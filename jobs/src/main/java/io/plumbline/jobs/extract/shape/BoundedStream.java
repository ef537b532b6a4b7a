package io.plumbline.jobs.extract.shape;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Unpacked bytes that stop with a clear message where they are damaged or begin to look like a bomb. */
final class BoundedStream extends FilterInputStream {
    private final String path;
    private final long packedBytes;
    private final Limits limits;
    private long unpacked;

    BoundedStream(InputStream in, String path, long packedBytes, Limits limits) {
        super(in);
        this.path = path;
        this.packedBytes = packedBytes;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = readChecked(to, offset, length);
        if (count > 0) {
            unpacked += count;
            refuseBomb();
        }
        return count;
    }

    /** Skipped bytes are unpacked bytes too. */
    @Override
    public long skip(long bytes) throws IOException {
        byte[] scratch = new byte[(int) Math.min(Math.max(bytes, 0), 1 << 13)];
        return scratch.length == 0 ? 0 : Math.max(0, read(scratch, 0, scratch.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int readChecked(byte[] to, int offset, int length) throws IOException {
        try {
            return super.read(to, offset, length);
        } catch (IOException e) {
            throw damaged(path, e);
        }
    }

    private void refuseBomb() throws UnreadableFile {
        if (unpacked > limits.unpackedBytes()) {
            throw new UnreadableFile(
                    path,
                    "more than %,d bytes".formatted(limits.unpackedBytes()),
                    "a file within that limit",
                    "Split the export by period, or raise the limit.");
        }
        if (unpacked > limits.ratioFromBytes() && unpacked / limits.ratio() > packedBytes) {
            throw new UnreadableFile(
                    path,
                    "%,d packed bytes that unpack to more than %,d".formatted(packedBytes, unpacked),
                    "at most %d times as many".formatted(limits.ratio()),
                    "It may be a zip bomb; unpack it with care and put the plain file here.");
        }
    }

    static UnreadableFile damaged(String path, IOException cause) {
        if (cause instanceof EOFException) {
            return new UnreadableFile(
                    path, "the end in the middle of packed data", "a complete file", "Export or copy it again.", cause);
        }
        if (cause instanceof ZipException) {
            return new UnreadableFile(
                    path,
                    "damaged packed data (%s)".formatted(cause.getMessage()),
                    "a complete file",
                    "Export or copy it again.",
                    cause);
        }
        return UnreadableFile.because(path, cause);
    }
}
