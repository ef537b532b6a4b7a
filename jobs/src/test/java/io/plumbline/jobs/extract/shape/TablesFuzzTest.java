package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Well-formed tables come out of the reader as they went in, in every dialect. */
class TablesFuzzTest {
    private static final String SEED = "20251125";

    private Path folder = Path.of("");

    @BeforeTry
    void freshFolder() throws IOException {
        folder = Files.createTempDirectory("plumbline-fuzz");
    }

    @AfterTry
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /**
     * How a table is written.
     *
     * @param quoteAll or only what needs it
     */
    record Dialect(String separator, String lineEnd, String encoding, boolean mark, boolean quoteAll, boolean lastEnd) {
        byte[] write(List<List<String>> table) {
            String text = table.stream()
                    .map(row -> row.stream().map(this::cell).collect(Collectors.joining(separator)))
                    .collect(Collectors.joining(lineEnd));
            return ((mark ? "\uFEFF" : "") + text + (lastEnd ? lineEnd : "")).getBytes(Charset.forName(encoding));
        }

        private String cell(String cell) {
            boolean needed = cell.contains(separator) || cell.matches("(?s).*[\"\r\n].*");
            return quoteAll || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        Arbitrary<Tuple.Tuple2<String, Boolean>> encodings = Arbitraries.of(
                Tuple.of("UTF-8", false),
                Tuple.of("UTF-8", true),
                Tuple.of("UTF-16LE", true),
                Tuple.of("UTF-16BE", true));
        return Combinators.combine(
                        Arbitraries.of(",", ";", "\t", "|"),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        encodings,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((separator, lineEnd, encoding, quoteAll, lastEnd) ->
                        new Dialect(separator, lineEnd, encoding.get1(), encoding.get2(), quoteAll, lastEnd));
    }

    /** A header and rows of any cells; none is blank as a whole, which would be no row. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.of(
                        "a", "Ü", "1,5", ";", "|", "\t", "\"", " ", "x y", "€", "\uD83E\uDDFE", "'", "=1+1", "#")
                .list()
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(width -> Combinators.combine(
                                cells.list()
                                        .ofSize(width - 1)
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(12),
                                Arbitraries.integers().between(0, 9))
                        .as((rows, first) -> table(rows, width, first)));
    }

    private static List<List<String>> table(List<List<String>> rows, int width, int first) {
        List<List<String>> table = new ArrayList<>();
        table.add(IntStream.range(0, width).mapToObj(i -> "column " + i).toList());
        for (List<String> row : rows) {
            table.add(Stream.concat(Stream.of("k" + first), row.stream()).toList());
        }
        return table;
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void tableComesOutAsItWentIn(@ForAll("tables") List<List<String>> table, @ForAll("dialects") Dialect dialect)
            throws IOException {
        Source source = new Exports(folder).bytes("export.csv", dialect.write(table));

        RowList rows = Exports.read(
                Shape.DELIMITED,
                source,
                ShapeSettings.builder().separator(dialect.separator()).build());

        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.columns()).isEqualTo(table.get(0));
        assertThat(rows.rows().stream().map(RowList.Row::cells).toList()).isEqualTo(table.subList(1, table.size()));
    }

    /** A reader of the textbook, one character at a time, agrees; line breaks within quotes included. */
    @Property(seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void textbookReaderAgrees(@ForAll("quotedTables") String text) throws IOException {
        Source source = new Exports(folder).bytes("export.csv", text.getBytes(StandardCharsets.UTF_8));

        RowList rows = Exports.read(
                Shape.DELIMITED,
                source,
                ShapeSettings.builder()
                        .separator(",")
                        .header(Header.absent("a", "b", "c"))
                        .build());

        assertThat(rows.rejected()).isEmpty();
        assertThat(rows.rows().stream().map(RowList.Row::cells).toList()).isEqualTo(textbook(text));
    }

    @Provide
    Arbitrary<String> quotedTables() {
        Arbitrary<String> bare = Arbitraries.of("x", "1", "Ü", "a b");
        Arbitrary<String> quoted = Arbitraries.of("x", ",", "\n", "\r\n", "\"\"", " ", "")
                .list()
                .ofMaxSize(6)
                .map(pieces -> '"' + String.join("", pieces) + '"');
        return Arbitraries.oneOf(bare, quoted)
                .list()
                .ofSize(2)
                .map(cells -> "k," + String.join(",", cells) + "\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(rows -> String.join("", rows));
    }

    private static List<List<String>> textbook(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
