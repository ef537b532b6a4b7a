package io.plumbline.jobs.extract.shape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes above ASCII of a whole file with what stands around them: what tells UTF-8, Windows-1252 and code page 850
 * apart.
 */
final class HighBytes {
    /** Valid characters of UTF-8 for each damaged one from which a file is still taken for UTF-8. */
    private static final int VALID_FOR_ONE_DAMAGED = 20;

    private final long[][][] counts = new long[128][Neighbour.COUNT][Neighbour.COUNT];
    private long total;
    private long valid;
    private long damaged;
    private int continuation;
    private long firstLine;
    private byte[] firstContext = {};

    /** Takes the byte at {@code i}; four bytes before it and those up to {@code end} may be looked at. */
    void take(byte[] block, int i, int end, long line) {
        total++;
        if (firstLine == 0) {
            firstLine = line;
            firstContext = context(block, i, end);
        }
        int next = i + 1 < end ? block[i + 1] & 0xFF : '\n';
        counts[block[i] & 0x7F][Neighbour.of(block[i - 1] & 0xFF)][Neighbour.of(next)]++;
        if (continuation > 0) {
            continuation--;
            return;
        }
        int length = Utf8.length(block, i, end);
        if (length > 1) {
            valid++;
            continuation = length - 1;
        } else {
            damaged++;
        }
    }

    Encoding encoding(int bomBytes, long bytes) {
        if (total == 0) {
            return new Encoding(StandardCharsets.UTF_8, bomBytes, 0, "all bytes are ASCII");
        }
        if (bomBytes > 0 || damaged == 0 || valid > damaged * VALID_FOR_ONE_DAMAGED) {
            return utf8(bomBytes);
        }
        double windows = score(Encoding.CP1252);
        double dos = score(Encoding.CP850);
        Charset best = dos > windows ? Encoding.CP850 : Encoding.CP1252;
        String evidence =
                "%,d of %,d bytes are above ASCII and not UTF-8, first on line %,d: \"%s\"; in their surroundings"
                        + " they score %.1f as code page 850 and %.1f as Windows-1252";
        return new Encoding(
                best,
                0,
                0,
                evidence.formatted(total, bytes, firstLine, new String(firstContext, best).strip(), dos, windows));
    }

    private Encoding utf8(int bomBytes) {
        String evidence = damaged == 0
                ? "%,d characters above ASCII, all valid UTF-8".formatted(valid)
                : "%,d characters above ASCII are valid UTF-8, %,d bytes are not".formatted(valid, damaged);
        return new Encoding(StandardCharsets.UTF_8, bomBytes, damaged, evidence);
    }

    /** Mean plausibility of the bytes as characters of the charset. */
    private double score(Charset charset) {
        double sum = 0;
        for (int b = 0; b < 128; b++) {
            char c = new String(new byte[] {(byte) (b + 128)}, charset).charAt(0);
            for (int before = 0; before < Neighbour.COUNT; before++) {
                for (int after = 0; after < Neighbour.COUNT; after++) {
                    long count = counts[b][before][after];
                    sum += count == 0 ? 0 : count * Plausibility.of(c, before, after);
                }
            }
        }
        return sum / total;
    }

    private static byte[] context(byte[] block, int i, int end) {
        int from = i;
        while (from > Math.max(0, i - 12) && isShown(block[from - 1])) {
            from--;
        }
        int to = i + 1;
        while (to < Math.min(end, i + 12) && isShown(block[to])) {
            to++;
        }
        return Arrays.copyOfRange(block, from, to);
    }

    private static boolean isShown(byte b) {
        return b < 0 || (b >= ' ' && "\",;|".indexOf(b) < 0);
    }

    /** What stands beside a byte, as far as it is ASCII. */
    static final class Neighbour {
        static final int OTHER = 0;
        static final int LOWER = 1;
        static final int UPPER = 2;
        static final int DIGIT = 3;
        static final int HIGH = 4;
        static final int COUNT = 5;

        private Neighbour() {}

        static int of(int b) {
            if (b >= 0x80) {
                return HIGH;
            }
            if (b >= 'a' && b <= 'z') {
                return LOWER;
            }
            if (b >= 'A' && b <= 'Z') {
                return UPPER;
            }
            return b >= '0' && b <= '9' ? DIGIT : OTHER;
        }
    }
}
