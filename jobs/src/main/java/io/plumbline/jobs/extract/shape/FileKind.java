package io.plumbline.jobs.extract.shape;

import io.plumbline.jobs.extract.shape.Profile.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the first block of a file tells: its kind and marked encodings. */
final class FileKind {
    private FileKind() {}

    static Kind of(byte[] head) {
        if (head.length == 0) {
            return Kind.EMPTY;
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            String names = new String(head, StandardCharsets.ISO_8859_1);
            return names.contains("xl/") ? Kind.WORKBOOK : Kind.ZIP;
        }
        if (begins(head, 0x1F, 0x8B)) {
            return Kind.GZIP;
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Kind.OLE;
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            return Kind.PARQUET;
        }
        if (begins(head, '%', 'P', 'D', 'F')) {
            return Kind.PDF;
        }
        return textual(head);
    }

    private static Kind textual(byte[] head) {
        Encoding marked = marked(head);
        int step = marked == null || marked.isUtf8() ? 1 : 2;
        int from = marked == null ? 0 : marked.bomBytes();
        StringBuilder first = new StringBuilder();
        for (int i = from; i < head.length && first.length() < 8; i++) {
            char c = (char) (head[i] & 0xFF);
            boolean padding = (step == 2 && c == 0) || (first.isEmpty() && c <= ' ');
            if (!padding) {
                first.append(c);
            }
        }
        String begin = first.toString();
        if (begin.matches("(?s)\\{\\s*[\"}].*|\\[\\s*[{\\]].*")) {
            return Kind.JSON;
        }
        return begin.matches("(?s)<[?!A-Za-z].*") ? Kind.XML : Kind.TEXT;
    }

    /** The encoding that a byte order mark states, or that the NUL bytes of UTF-16 give away. */
    static @Nullable Encoding marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, 0, "the file begins with the mark of UTF-8");
        }
        if (begins(head, 0xFF, 0xFE)) {
            return new Encoding(
                    StandardCharsets.UTF_16LE, 2, 0, "the file begins with the mark of UTF-16, low byte first");
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new Encoding(
                    StandardCharsets.UTF_16BE, 2, 0, "the file begins with the mark of UTF-16, high byte first");
        }
        return byNulBytes(head);
    }

    private static @Nullable Encoding byNulBytes(byte[] head) {
        int pairs = head.length / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (odd > pairs * 0.4 && even < pairs * 0.05) {
            return new Encoding(
                    StandardCharsets.UTF_16LE, 0, 0, "every second byte is NUL, as in UTF-16, low byte first");
        }
        if (even > pairs * 0.4 && odd < pairs * 0.05) {
            return new Encoding(
                    StandardCharsets.UTF_16BE, 0, 0, "every second byte is NUL, as in UTF-16, high byte first");
        }
        return null;
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
