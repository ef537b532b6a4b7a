package io.plumbline.jobs.extract.shape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * QuickBooks Desktop's interchange file: lists of several kinds, tabs between cells. The first cell of a line names its
 * kind; a line that begins with {@code !} declares the columns of a kind. Rows have {@code record}, the kind, and
 * {@code entry}, which counts what {@code END...} lines close, before the columns of all kinds.
 */
record Iif() implements Shape {
    private static final String DECLARATION = "!";
    private static final String END = "END";

    @Override
    public String name() {
        return "iif";
    }

    @Override
    public void read(Source source, Profile profile, ShapeSettings settings, Rows rows) throws IOException {
        Delimited.refuseOther(source, profile);
        List<String> columns = columns(source, profile, settings);
        rows.header(columns);
        Cells cells = new Cells(1 << 10);
        Map<String, List<String>> declared = new HashMap<>();
        long entry = 1;
        try (Records records = records(source, profile, settings)) {
            while (!rows.enough() && records.next()) {
                String problem = records.problem();
                List<String> texts = problem == null ? records.cells().texts() : List.of("");
                String kind = texts.get(0).strip();
                List<String> names = declared.get(kind);
                if (problem != null) {
                    rows.rejected(records.line(), null, records.excerpt(), problem);
                } else if (records.isBlank() || kind.isEmpty()) {
                    rows.leftOut(records.line(), "blank line");
                } else if (kind.startsWith(DECLARATION)) {
                    declared.put(kind.substring(DECLARATION.length()), names(texts));
                    rows.leftOut(records.line(), "header");
                } else if (kind.startsWith(END)) {
                    entry++;
                    rows.leftOut(records.line(), "end of entry");
                } else if (names == null) {
                    rows.rejected(
                            records.line(),
                            null,
                            records.excerpt(),
                            "a line !%s above, with its columns".formatted(kind));
                } else {
                    fill(cells, columns, kind, entry, names, texts);
                    rows.row(records.line(), cells);
                }
            }
        }
    }

    private static void fill(
            Cells cells, List<String> columns, String kind, long entry, List<String> names, List<String> texts) {
        cells.clear();
        for (String column : columns) {
            int place = names.indexOf(column) + 1;
            cells.add(
                    switch (column) {
                        case "record" -> kind;
                        case "entry" -> String.valueOf(entry);
                        default ->
                            place > 0 && place < texts.size() ? texts.get(place).strip() : "";
                    });
        }
    }

    /** Those of all kinds, wherever in the file they are declared. */
    private static List<String> columns(Source source, Profile profile, ShapeSettings settings) throws IOException {
        Set<String> columns = new LinkedHashSet<>(List.of("record", "entry"));
        boolean first = true;
        try (Records records = records(source, profile, settings)) {
            while (records.next()) {
                if (records.problem() == null && records.beginsWith(DECLARATION)) {
                    columns.addAll(names(records.cells().texts()));
                } else if (first && !records.isBlank()) {
                    throw noIif(source, records.excerpt());
                }
                first = first && records.isBlank();
            }
        }
        if (columns.size() == 2) {
            throw noIif(source, null);
        }
        return List.copyOf(columns);
    }

    private static UnreadableFile noIif(Source source, @Nullable String line) {
        return new UnreadableFile(
                source.path(),
                line == null ? "no declared columns" : "a first line \"%s\"".formatted(line),
                "lines like !TRNS, with the names of columns",
                "Check that it is an IIF file.");
    }

    private static List<String> names(List<String> declaration) {
        List<String> names = new ArrayList<>();
        for (String name : declaration.subList(1, declaration.size())) {
            String plain = name.strip().toUpperCase(Locale.ROOT);
            if (!plain.isEmpty()) {
                names.add(plain);
            }
        }
        return names;
    }

    private static Records records(Source source, Profile profile, ShapeSettings settings) throws IOException {
        ShapeSettings.Builder tabs = ShapeSettings.builder().separator("\t").maxRowBytes(settings.maxRowBytes());
        settings.encoding().ifPresent(tabs::encoding);
        return new DelimitedRecords(source, profile, tabs.build());
    }
}
