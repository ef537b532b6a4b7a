package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as a whole: what was found, what was expected and what to do. */
public final class UnreadableFile extends IOException {
    private final String path;
    private final String found;
    private final String expected;
    private final String advice;

    public UnreadableFile(String path, String found, String expected, String advice) {
        this(path, found, expected, advice, null);
    }

    public UnreadableFile(String path, String found, String expected, String advice, @Nullable Throwable cause) {
        super("%s: found %s, expected %s.%n  %s".formatted(path, found, expected, advice), cause);
        this.path = path;
        this.found = found;
        this.expected = expected;
        this.advice = advice;
    }

    /** A file, or a folder, that the system does not let us read. */
    public static UnreadableFile because(String path, IOException cause) {
        if (cause instanceof UnreadableFile already) {
            return already;
        }
        return cause instanceof AccessDeniedException
                ? new UnreadableFile(
                        path,
                        "something that may not be read",
                        "a file or folder that may",
                        "Give whoever runs Plumbline the right to read it, or move it away.",
                        cause)
                : new UnreadableFile(
                        path,
                        "an error: " + cause,
                        "a file or folder that can be read",
                        "Check the disk, or export it again.",
                        cause);
    }

    /** Path below the client's folder. */
    public String path() {
        return path;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }

    public String advice() {
        return advice;
    }
}
