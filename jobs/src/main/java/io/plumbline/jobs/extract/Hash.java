package io.plumbline.jobs.extract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over a list of texts; where one text ends and the next begins counts. */
public final class Hash {
    private final MessageDigest digest;

    public Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String hex(String... texts) {
        return of(texts).hex();
    }

    /** The first 64 bits, as a key. */
    static long key(String... texts) {
        return ByteBuffer.wrap(of(texts).digest.digest()).getLong();
    }

    private static Hash of(String... texts) {
        Hash hash = new Hash();
        for (String text : texts) {
            hash.with(text);
        }
        return hash;
    }

    public Hash with(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    public Hash with(Iterable<String> texts) {
        texts.forEach(this::with);
        return with("");
    }

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
