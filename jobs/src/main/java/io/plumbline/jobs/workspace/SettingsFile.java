package io.plumbline.jobs.workspace;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file of the user's, as nodes that know their lines; absent is the same as empty. */
final class SettingsFile {
    private static final int LARGEST = 1 << 20;

    private final byte[] bytes;
    private final Optional<Node> root;

    private SettingsFile(byte[] bytes, Optional<Node> root) {
        this.bytes = bytes;
        this.root = root;
    }

    static SettingsFile read(Path file, ProblemNotes notes) {
        byte[] bytes = bytes(file, notes);
        return new SettingsFile(bytes, text(bytes, notes).flatMap(text -> compose(text, notes)));
    }

    Optional<Node> root() {
        return root;
    }

    /** Changes whenever the file, or anything it is read together with, changes. */
    String hash(String together) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(together.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] bytes(Path file, ProblemNotes notes) {
        try {
            if (Files.notExists(file)) {
                return new byte[0];
            } else if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                notes.add(0, "no file of settings", "a text file of at most 1 MB", Optional.empty());
                return new byte[0];
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            notes.add(0, "a file that cannot be read (%s)".formatted(unreadable), "a readable file", Optional.empty());
            return new byte[0];
        }
    }

    private static Optional<String> text(byte[] bytes, ProblemNotes notes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException otherEncoding) {
            notes.add(0, "bytes that are not UTF-8", "a file saved as UTF-8", Optional.empty());
            return Optional.empty();
        }
    }

    private static Optional<Node> compose(String text, ProblemNotes notes) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(10);
            options.setNestingDepthLimit(20);
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException malformed) {
            notes.add(
                    malformed.getProblemMark() == null
                            ? 0
                            : malformed.getProblemMark().getLine() + 1,
                    "no YAML (%s)".formatted(malformed.getProblem()),
                    "`key: value`, lists in brackets or with dashes, indented with spaces",
                    Optional.empty());
        } catch (YAMLException malformed) {
            notes.add(
                    0,
                    String.valueOf(malformed.getMessage()),
                    "YAML without anchors and nested no deeper than the settings are",
                    Optional.empty());
        }
        return Optional.empty();
    }
}
