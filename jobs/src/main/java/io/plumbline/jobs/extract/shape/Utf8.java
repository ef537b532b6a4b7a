package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8 bytes without byte order mark. */
final class Utf8 {
    private Utf8() {}

    static InputStream open(Source source, Profile profile, ShapeSettings settings) throws IOException {
        Encoding encoding = profile.encoding();
        Charset charset = settings.encoding().orElse(encoding.charset());
        InputStream in = source.open();
        in.skipNBytes(encoding.bomBytes());
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
                ? in
                : new Transcoded(in, charset);
    }

    /** True when rows may hold bytes that are no UTF-8, so that each must be looked at. */
    static boolean isDoubtful(Profile profile, ShapeSettings settings) {
        boolean asUtf8 = settings.encoding()
                .map(StandardCharsets.UTF_8::equals)
                .orElse(profile.encoding().isUtf8());
        return asUtf8 && (!profile.encoding().isUtf8() || profile.encoding().damaged() > 0);
    }

    static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = bytes[i] >= 0 ? 1 : length(bytes, i, to);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** Length of the character of two to four bytes that begins at {@code i}; 0 when none does. */
    static int length(byte[] bytes, int i, int end) {
        int lead = bytes[i] & 0xFF;
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || i + length > end) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[i + 1] & 0xFF;
        boolean overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        boolean beyond = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
        return overlong || beyond ? 0 : length;
    }

    /** Bytes of another encoding, turned into UTF-8 block by block. */
    private static final class Transcoded extends InputStream {
        private final InputStream in;
        private final Reader reader;
        private final char[] chars = new char[1 << 15];
        private byte[] ready = {};
        private int at;
        private char cut;

        Transcoded(InputStream in, Charset charset) {
            this.in = in;
            this.reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (at == ready.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, to, offset, count);
            at += count;
            return count;
        }

        /** A pair of surrogates must not be cut in two. */
        private boolean fill() throws IOException {
            int kept = cut == 0 ? 0 : 1;
            chars[0] = cut;
            cut = 0;
            int count = reader.read(chars, kept, chars.length - kept);
            if (count < 0 && kept == 0) {
                return false;
            }
            int filled = kept + Math.max(0, count);
            if (count > 0 && Character.isHighSurrogate(chars[filled - 1])) {
                cut = chars[--filled];
            }
            ready = new String(chars, 0, filled).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return filled > 0 || fill();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
