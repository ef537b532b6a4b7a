package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes exports for tests and reads them. */
record Exports(Path clientFolder) {
    Source text(String content) {
        return text(content, StandardCharsets.UTF_8);
    }

    Source text(String content, Charset charset) {
        return bytes("export.csv", content.getBytes(charset));
    }

    Source bytes(String name, byte[] content) {
        try {
            return only(Sources.in(clientFolder, Files.write(clientFolder.resolve(name), content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source only(List<Source> sources) {
        if (sources.size() != 1) {
            throw new AssertionError("Not one source: " + sources);
        }
        return sources.get(0);
    }

    static RowList read(Shape shape, Source source, ShapeSettings settings) throws IOException {
        RowList rows = RowList.all();
        shape.read(source, Profile.of(source), settings, rows);
        return rows;
    }

    /** Rows as {@code 2: a|b}. */
    static List<String> shown(RowList rows) {
        return rows.rows().stream()
                .map(row -> row.sourceRow() + ": " + String.join("|", row.cells()))
                .toList();
    }

    /** What was left out as {@code 3 total}. */
    static List<String> leftOut(RowList rows) {
        return rows.leftOut().stream()
                .map(row -> row.sourceRow() + " " + row.reason())
                .toList();
    }

    static List<String> rejected(RowList rows) {
        return rows.rejected().stream()
                .map(row ->
                        String.format(Locale.ROOT, "%d %s, expected %s", row.sourceRow(), row.found(), row.expected()))
                .collect(Collectors.toList());
    }
}
