package io.plumbline.jobs.workspace;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is to be found, as a settings file says it: {@code ${NAME}} for a variable of the environment,
 * {@code file:PATH} for a file that holds it. The secret itself stands in no settings file, and is not looked for before
 * it is needed: who asks the warehouse needs no password of the job repository.
 *
 * @param text as it stands in the settings
 */
public record SecretName(String text) {
    static final String EXPECTED =
            "`${NAME}` for a variable of the environment, or `file:PATH` for a file that holds it: a secret does not belong in the settings";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String FILE = "file:";
    private static final long LARGEST = 64 << 10;

    public SecretName {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not the name of a secret");
        }
    }

    /** What the text names; empty where it may be the secret itself. */
    static Optional<SecretName> of(String text) {
        return isOne(text) ? Optional.of(new SecretName(text)) : Optional.empty();
    }

    /**
     * The secret.
     *
     * @param folder where relative paths begin
     */
    Secret read(Map<String, String> environment, Path folder) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.matches()
                ? secret(
                        Optional.ofNullable(environment.get(variable.group(1))).orElse(""),
                        "no such variable, or an empty one",
                        "set it for the process that runs Plumbline")
                : inFile(folder.resolve(text.substring(FILE.length()).strip()));
    }

    private Secret inFile(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw wrong("%d bytes in %s".formatted(Files.size(file), file), "a file that holds the secret alone");
            }
            return secret(Files.readString(file), "an empty file, " + file, "write the secret into it");
        } catch (NoSuchFileException missing) {
            throw wrong("no file " + file, "write the secret into it, readable for its owner alone");
        } catch (MalformedInputException binary) {
            throw wrong("bytes that are not UTF-8 in " + file, "save it as UTF-8");
        } catch (IOException unreadable) {
            throw wrong(
                    "%s, which cannot be read (%s)".formatted(file, unreadable),
                    "make it readable for the user who runs Plumbline");
        }
    }

    private Secret secret(String value, String found, String remedy) {
        String trimmed = value.strip();
        if (trimmed.isEmpty()) {
            throw wrong(found, remedy);
        }
        return new Secret(trimmed);
    }

    private UserMistake wrong(String found, String remedy) {
        return new UserMistake(
                "%s names the secret %s: found %s; %s".formatted(PlumblineFile.NAME, text, found, remedy));
    }

    private static boolean isOne(String text) {
        return VARIABLE.matcher(text).matches() || (text.startsWith(FILE) && text.length() > FILE.length());
    }
}
