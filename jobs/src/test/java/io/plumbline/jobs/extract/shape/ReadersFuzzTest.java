package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever the bytes, a reader ends soon, gives rows or a reason, and gives the same again. */
class ReadersFuzzTest {
    private static final String SEED = "20251125";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<ShapeSettings> SETTINGS = List.of(
            ShapeSettings.builder().build(),
            ShapeSettings.builder().header(Header.absent()).trim(true).build(),
            ShapeSettings.builder()
                    .header(Header.containing("Date", "Account"))
                    .comment("#")
                    .tables(true)
                    .padShortRows(true)
                    .leaveOut("^Total", "total")
                    .keepBeginningBalances(true)
                    .keepClosingBalances(true)
                    .explode("lines")
                    .build(),
            ShapeSettings.builder()
                    .header(Header.containing("Account"))
                    .figures(new Figures(Set.of("account"), List.of()))
                    .build(),
            ShapeSettings.builder().separator(";").quote("").maxRowBytes(200).build());

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

    @Provide
    Arbitrary<byte[]> files() {
        return HostileFiles.any();
    }

    @Provide
    Arbitrary<String> tables() {
        return Arbitraries.of("a", "1", "é", "\"", "\"", "\"\"", ",", ",", "x\"y", " ", "\n", "\n", "\r\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<byte[]> exchangeFiles() {
        return Arbitraries.of(
                        "!Type:Bank\n",
                        "!Account\n",
                        "D1/ 3' 5\n",
                        "T1.00\n",
                        "^\n",
                        "!TRNS\tNAME\tAMOUNT\n",
                        "TRNS\ta\t1\n",
                        "ENDTRNS\n",
                        "OFXHEADER:100\n",
                        "<OFX>",
                        "<STMTTRN>",
                        "</STMTTRN>",
                        "<NAME>",
                        "<LEDGERBAL>",
                        "2025-01-01 * \"x\"\n",
                        "1/31 x | y\n",
                        "  A:B  -1,000.00 EUR @ 2 USD {3 #} = 4\n",
                        "  a:b\n",
                        "2025-01-02 pad A:B C:D\n",
                        "option \"a\" \"b\"\n",
                        "decimal-mark ,\n",
                        "&amp;",
                        "<",
                        ">",
                        "\t",
                        "\"",
                        "\r\n",
                        "\u0000",
                        "é")
                .list()
                .ofMaxSize(60)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void exchangeFilesAreReadOrRefusedAndTheSameWayTwice(@ForAll("exchangeFiles") byte[] bytes) throws IOException {
        everyFileIsReadOrRefusedAndTheSameWayTwice(bytes);
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void everyFileIsReadOrRefusedAndTheSameWayTwice(@ForAll("files") byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("export.csv"), bytes);

        List<String> outcome = assertTimeoutPreemptively(SOON, () -> read(file));

        assertThat(read(file)).isEqualTo(outcome);
    }

    /** What every shape makes of the file under every setting; anything but a refusal is thrown on. */
    private List<String> read(Path file) throws IOException {
        List<String> outcome = new ArrayList<>();
        try {
            for (Source source : Sources.in(folder, file)) {
                Profile profile = Profile.of(source);
                outcome.add(profile.toString());
                for (Shape shape : List.of(
                        Shape.DELIMITED,
                        Shape.REPORT,
                        Shape.WORKBOOK,
                        Shape.JSON_LINES,
                        Shape.IIF,
                        Shape.QIF,
                        Shape.OFX,
                        Shape.JOURNAL)) {
                    for (ShapeSettings settings : SETTINGS) {
                        outcome.add(read(source, profile, shape, settings));
                    }
                }
            }
        } catch (UnreadableFile e) {
            outcome.add(String.valueOf(e.getMessage()));
        }
        return outcome;
    }

    private static String read(Source source, Profile profile, Shape shape, ShapeSettings settings) throws IOException {
        RowList rows = RowList.all();
        try {
            shape.read(source, profile, settings, rows);
        } catch (UnreadableFile e) {
            assertThat(List.of(e.found(), e.expected(), e.advice()))
                    .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("(null)"));
            return String.valueOf(e.getMessage());
        }
        assertThat(rows.rows()).allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(rows.columns()));
        return rows.columns() + " " + rows.rows() + " " + rows.leftOut() + " " + rows.rejected();
    }

    /** A line at which no record begins lies within one that opened a quote. */
    @Property(seed = SEED, shrinking = ShrinkingMode.BOUNDED)
    void noLineIsLost(@ForAll("tables") String text) throws IOException {
        Source source = new Exports(folder).bytes("export.csv", text.getBytes(StandardCharsets.UTF_8));

        RowList rows = Exports.read(
                Shape.DELIMITED,
                source,
                ShapeSettings.builder().separator(",").header(Header.absent()).build());

        TreeSet<Long> begins = new TreeSet<>();
        Stream.of(
                        rows.rows().stream().map(RowList.Row::sourceRow),
                        rows.leftOut().stream().map(RowList.LeftOut::sourceRow),
                        rows.rejected().stream().map(RowList.Rejected::sourceRow))
                .flatMap(lines -> lines)
                .forEach(line ->
                        assertThat(begins.add(line)).as("line %d twice", line).isTrue());
        String[] lines = text.split("\n", -1);
        int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        long begun = 1;
        for (long line = 1; line <= count; line++) {
            if (begins.contains(line)) {
                begun = line;
            } else {
                assertThat(lines[(int) begun - 1])
                        .as("line %d of %s", line, text)
                        .contains("\"");
            }
        }
        assertThat(begins.isEmpty() || begins.last() <= count).isTrue();
    }
}
