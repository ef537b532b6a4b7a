package io.plumbline.jobs.extract.shape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How the characters of a text file are stored, and how we know.
 *
 * @param bomBytes length of the byte order mark at the beginning of the file
 * @param damaged places where the bytes are no characters of this encoding; rows there are rejected
 * @param evidence one sentence for the person who wonders
 */
public record Encoding(Charset charset, int bomBytes, long damaged, String evidence) {
    static final Charset CP850 = Charset.forName("IBM850");
    static final Charset CP1252 = Charset.forName("windows-1252");

    /** UTF-8, or ASCII which is the same bytes. */
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** {@code utf-8}, {@code utf-16le}, {@code windows-1252}, {@code cp850}. */
    public String label() {
        return charset.equals(CP850) ? "cp850" : charset.name().toLowerCase(Locale.ROOT);
    }
}
