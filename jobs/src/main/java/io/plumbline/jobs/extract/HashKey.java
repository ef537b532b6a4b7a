package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The key of the hashes that replace personal data. Without it, guessing names and comparing hashes would undo them. It
 * comes from {@code PLUMBLINE_HASH_KEY} or from a file that the first run makes.
 */
public final class HashKey {
    /** The environment variable that holds it. */
    public static final String VARIABLE = "PLUMBLINE_HASH_KEY";

    private HashKey() {}

    /** The key of a workspace; its file is readable by its owner only. */
    public static String of(Map<String, String> environment, Path file) {
        return Optional.ofNullable(environment.get(VARIABLE)).orElseGet(() -> kept(file));
    }

    /** What stands for a text; extraction says the same in SQL. */
    static String hashed(String key, String text) {
        try {
            byte[] bytes = (key + text.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                throw new UserMistake(
                        "%s is empty: found no key for the hashes of personal data. Restore it from a backup, or delete it to have a new one made; hashes of before and after then differ"
                                .formatted(file));
            }
            return key;
        } catch (IOException e) {
            throw new UserMistake(
                    "The key of the hashes that stand for personal data cannot be kept in %s: %s. Plumbline needs a warehouse folder that it may write to, or the key in PLUMBLINE_HASH_KEY"
                            .formatted(file, e));
        }
    }

    /** For its owner alone from the first byte on. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling("%s.%d.tmp"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.deleteIfExists(unfinished);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(unfinished, HexFormat.of().formatHex(key));
            Files.move(unfinished, file); // whole, or not there: a process may be killed at any moment
        } catch (FileAlreadyExistsException another) {
            Files.deleteIfExists(unfinished); // process was faster; its key counts
        }
    }
}
