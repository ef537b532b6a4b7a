package io.plumbline.jobs.extract.shape;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a text whose longest line is known to be short. */
final class TextLines implements Closeable {
    private final BufferedReader reader;
    private long line;

    private TextLines(BufferedReader reader) {
        this.reader = reader;
    }

    static TextLines open(Source source, Profile profile, ShapeSettings settings) throws IOException {
        if (profile.longestLineBytes() > settings.maxRowBytes()) {
            throw new UnreadableFile(
                    source.path(),
                    "a line of %,d bytes".formatted(profile.longestLineBytes()),
                    "lines of at most %,d bytes".formatted(settings.maxRowBytes()),
                    "Export the file again.");
        }
        return new TextLines(new BufferedReader(
                new InputStreamReader(Utf8.open(source, profile, settings), StandardCharsets.UTF_8)));
    }

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException {
        line++;
        return reader.readLine();
    }

    /** Number of the line read last, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
