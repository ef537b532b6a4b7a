package io.plumbline.star;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small table shipped as CSV: a header line, no quoting, lines that start with {@code #} are remarks. */
final class CsvResource {
    private CsvResource() {}

    static List<Map<String, String>> read(String resource) {
        List<String> lines = text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        String[] header = lines.get(0).split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> row(resource, header, line.split(",", -1)))
                .toList();
    }

    private static Map<String, String> row(String resource, String[] header, String[] cells) {
        if (cells.length != header.length) {
            throw new IllegalStateException("%s: \"%s\" has %d cells, expected %d"
                    .formatted(resource, String.join(",", cells), cells.length, header.length));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < header.length; column++) {
            row.put(header[column], cells[column].strip());
        }
        return row;
    }

    private static String text(String resource) {
        try (InputStream in = CsvResource.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
