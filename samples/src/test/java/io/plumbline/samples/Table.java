package io.plumbline.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A CSV file read plainly, so that the tests see what is in the files and not what the generator meant. */
record Table(List<Row> rows) {
    /** A row by the names of its columns. */
    record Row(Map<String, String> cells) {
        /** Empty where the row is too short. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The rows below the header, which is the first line that starts with that text. */
    static Table read(Path file, String headerStart) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        for (String line : text(file).lines().toList()) {
            if (header.isEmpty() && line.startsWith(headerStart)) {
                header = cells(line);
            } else if (!header.isEmpty() && !line.isEmpty()) {
                rows.add(row(header, cells(line)));
            }
        }
        return new Table(rows);
    }

    /** The rows of all files of a folder whose name starts so. */
    static Table readAll(Path folder, String nameStart, String headerStart) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new Table(files.filter(file -> file.getFileName().toString().startsWith(nameStart))
                    .sorted()
                    .flatMap(file -> read(file, headerStart).rows().stream())
                    .toList());
        }
    }

    BigDecimal sum(String column) {
        return rows.stream().map(row -> number(row.cell(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal number(String cell) {
        String digits = cell.replace(",", "").replace("$", "");
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    private static String text(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(i < header.size() ? header.get(i) : "beyond", cells.get(i));
        }
        return new Row(row);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
