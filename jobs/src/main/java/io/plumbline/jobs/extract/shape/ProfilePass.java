package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one pass over a file that its {@link Profile} is made of. */
final class ProfilePass {
    private static final int BUFFER = 1 << 18;
    /** Bytes kept from the block before, for context and for characters cut in two. */
    private static final int HISTORY = 64;
    /** Bytes left for the next block, so that every byte sees what follows. */
    private static final int LOOKAHEAD = 4;

    private final Source source;
    private final MessageDigest sha256 = sha256();
    private final HighBytes highBytes = new HighBytes();
    private long bytes;

    ProfilePass(Source source) {
        this.source = source;
    }

    Profile profile() throws IOException {
        try (InputStream in = source.open()) {
            byte[] block = new byte[HISTORY + LOOKAHEAD + BUFFER];
            int filled = fill(in, block, HISTORY);
            byte[] head = Arrays.copyOfRange(block, HISTORY, filled);
            Kind kind = FileKind.of(head);
            Encoding marked = FileKind.marked(head);
            LineStatistics lines = new LineStatistics(kind != Kind.XML);
            if (marked != null && !marked.isUtf8()) {
                wide(in, block, filled, marked, lines);
            } else {
                narrow(in, block, filled, isTextual(kind), marked == null ? 0 : marked.bomBytes(), lines);
            }
            return result(lines.isBinary(bytes) && isTextual(kind) ? Kind.BINARY : kind, marked, lines);
        }
    }

    private Profile result(Kind kind, @Nullable Encoding marked, LineStatistics lines) {
        boolean text = isTextual(kind);
        Encoding encoding = marked != null && !marked.isUtf8()
                ? marked
                : highBytes.encoding(marked == null ? 0 : marked.bomBytes(), bytes);
        return new Profile(
                HexFormat.of().formatHex(sha256.digest()),
                bytes,
                kind,
                text ? encoding : new Encoding(StandardCharsets.UTF_8, 0, 0, "no text"),
                lines.lineEnding(),
                text ? lines.lines() : 0,
                text ? lines.longestLine() : 0,
                lines.nulBytes(),
                text ? lines.separators() : List.of());
    }

    private static boolean isTextual(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.JSON || kind == Kind.XML;
    }

    /** Text of one byte a character, or UTF-8; binary files are hashed only. */
    private void narrow(InputStream in, byte[] block, int filled, boolean text, int bomBytes, LineStatistics lines)
            throws IOException {
        int from = HISTORY + bomBytes;
        int end = filled;
        boolean last = end < block.length;
        while (true) {
            int to = last ? end : end - LOOKAHEAD;
            if (text) {
                lines.take(block, from, to, end, highBytes);
            }
            if (last) {
                return;
            }
            int kept = HISTORY + LOOKAHEAD;
            System.arraycopy(block, end - kept, block, 0, kept);
            end = fill(in, block, kept);
            last = end < block.length;
            from = HISTORY;
        }
    }

    /** UTF-16: the statistics see its ASCII characters as bytes and all others as one and the same. */
    private void wide(InputStream in, byte[] block, int filled, Encoding marked, LineStatistics lines)
            throws IOException {
        int low = marked.charset().equals(StandardCharsets.UTF_16LE) ? 0 : 1;
        byte[] narrowed = new byte[block.length];
        int from = HISTORY + marked.bomBytes();
        int end = filled;
        while (true) {
            int count = HISTORY;
            int i = from;
            for (; i + 1 < end; i += 2) {
                byte high = block[i + 1 - low];
                byte b = block[i + low];
                narrowed[count++] = high == 0 && b >= 0 ? b : (byte) 'x';
            }
            boolean last = end < block.length;
            int to = last ? count : count - LOOKAHEAD;
            lines.take(narrowed, HISTORY, to, count, highBytes);
            if (last) {
                return;
            }
            System.arraycopy(narrowed, to - HISTORY, narrowed, 0, HISTORY);
            i -= 2 * LOOKAHEAD;
            int left = end - i;
            System.arraycopy(block, i, block, HISTORY, left);
            end = fill(in, block, HISTORY + left);
            from = HISTORY;
        }
    }

    /** Reads until the block is full or the file ends. */
    private int fill(InputStream in, byte[] block, int from) throws IOException {
        int count = in.readNBytes(block, from, block.length - from);
        sha256.update(block, from, count);
        bytes += count;
        return from + count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
