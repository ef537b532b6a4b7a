package io.plumbline.jobs.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The key of the hashes that replace personal data. Without it, guessing names and comparing hashes would undo them. It
 * comes from {@code PLUMBLINE_HASH_KEY} or from a file that the first run makes.
 */
public final class HashKey {
    private HashKey() {}

    /** The key of a workspace; its file is readable by its owner only. */
    public static String of(Map<String, String> environment, Path file) {
        return Optional.ofNullable(environment.get("PLUMBLINE_HASH_KEY")).orElseGet(() -> kept(file));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.getParent());
                Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.CREATE_NEW);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the key for personal data in " + file, e);
        }
    }
}
