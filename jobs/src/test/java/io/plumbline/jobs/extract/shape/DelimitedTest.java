package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.leftOut;
import static io.plumbline.jobs.extract.shape.Exports.rejected;
import static io.plumbline.jobs.extract.shape.Exports.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTest {
    @TempDir
    Path folder;

    private Exports exports = new Exports(Path.of("."));

    @BeforeEach
    void exportsLieInTheFolder() {
        exports = new Exports(folder);
    }

    private RowList read(String text, ShapeSettings settings) throws IOException {
        return Exports.read(Shape.DELIMITED, exports.text(text), settings);
    }

    private RowList read(String text) throws IOException {
        return read(text, ShapeSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void separatorIsFoundOnTheWholeFile(String separator) throws IOException {
        RowList rows = read("Day,Text,Sum\n1,a,2\n2,b,3\n".replace(",", separator));

        assertThat(rows.columns()).containsExactly("Day", "Text", "Sum");
        assertThat(shown(rows)).containsExactly("2: 1|a|2", "3: 2|b|3");
    }

    @Test
    void decimalCommasAreNoSeparators() throws IOException {
        assertThat(shown(read("Tag;Soll;Haben\n1;2,50;0,00\n2;0,00;2,50\n")))
                .containsExactly("2: 1|2,50|0,00", "3: 2|0,00|2,50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineBreakCountsOnce(String lineBreak) throws IOException {
        RowList rows = read("a,b\n1,2\n\n3,\"4\n5\"\n6,7".replace("\n", lineBreak));

        assertThat(rows.rows()).extracting(RowList.Row::sourceRow).containsExactly(2L, 4L, 6L);
        assertThat(rows.column("b")).containsExactly("2", "4" + lineBreak + "5", "7");
        assertThat(leftOut(rows)).containsExactly("3 blank line");
    }

    @Test
    void quotesMayHoldSeparatorsQuotesAndNothing() throws IOException {
        assertThat(shown(read("a,b,c\n\"1,5\",\"say \"\"hi\"\"\",\"\"\n\"\"\"\",x\"y,\"z\" \n")))
                .containsExactly("2: 1,5|say \"hi\"|", "3: \"|x\"y|z");
    }

    @Test
    void textBehindAClosingQuoteBelongsToTheCell() throws IOException {
        assertThat(shown(read("a,b\n\"Joe's 5\" pipe\",2\n"))).containsExactly("2: Joe's 5 pipe\"|2");
    }

    @Test
    void quotesAreOrdinaryWhereTheFormatSaysSo() throws IOException {
        RowList rows =
                read("a|b\n5\" pipe|\"x\n", ShapeSettings.builder().quote("").build());

        assertThat(shown(rows)).containsExactly("2: 5\" pipe|\"x");
    }

    @Test
    void quoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        RowList rows = read("a,b\n1,2\n3,\"open\n5,6\n7,8\n");

        assertThat(shown(rows)).containsExactly("2: 1|2", "4: 5|6", "5: 7|8");
        assertThat(rejected(rows)).containsExactly("3 3,\"open, expected a quote that is closed");
    }

    @Test
    void quoteThatSwallowedManyRowsCostsItsOwnLineOnly() throws IOException {
        String rows = "1,2\n".repeat(50);
        RowList read = read("a,b\n3,\"open\n" + rows + "4,x\",\"y\n" + rows);

        assertThat(read.rows()).hasSize(100);
        assertThat(read.rejected()).extracting(RowList.Rejected::sourceRow).containsExactly(2L, 53L);
    }

    @Test
    void raggedRowsAreRejectedWithWhatWasFound() throws IOException {
        assertThat(rejected(read("a,b,c\n1,2\n1,2,3,4\n1,2,3\n")))
                .containsExactly("2 2 fields: 1,2, expected 3 fields", "3 4 fields: 1,2,3,4, expected 3 fields");
    }

    @Test
    void shortRowsAreFilledWhenTheFormatSaysSo() throws IOException {
        assertThat(shown(read(
                        "a,b,c\n1\n", ShapeSettings.builder().padShortRows(true).build())))
                .containsExactly("2: 1||");
    }

    @Test
    void emptyFieldsTooManyAtTheEndAreNoColumns() throws IOException {
        RowList rows = read("a|b|\n1|2|\n3|4|||\n5|6\n");

        assertThat(rows.columns()).containsExactly("a", "b");
        assertThat(shown(rows)).containsExactly("2: 1|2", "3: 3|4", "4: 5|6");
    }

    @Test
    void separatorAndRowEndMayBeSeveralCharacters() throws IOException {
        RowList rows = read(
                "1+|a+b+|x|y&|\n2+|line\nbreak+|&z&|\n",
                ShapeSettings.builder().header(Header.absent("id")).build());

        assertThat(rows.rejected()).hasSize(2); // one column named, three found
        RowList all = read(
                "1+|a+b+|x|y&|\n2+|line\nbreak+|&z&|\n",
                ShapeSettings.builder().header(Header.absent()).build());
        assertThat(all.columns()).containsExactly("column_1", "column_2", "column_3");
        assertThat(shown(all)).containsExactly("1: 1|a+b|x|y", "2: 2|line\nbreak|&z");
    }

    @Test
    void preambleIsSkippedByCountOrByHeader() throws IOException {
        String text = "Acme Ltd\nPrinted today, by Ann\n\nDate,Amount\n1,2\n";

        assertThat(shown(read(text, ShapeSettings.builder().skipLines(3).build())))
                .containsExactly("5: 1|2");
        RowList byHeader = read(
                text,
                ShapeSettings.builder()
                        .header(Header.containing("amount", "date"))
                        .build());
        assertThat(shown(byHeader)).containsExactly("5: 1|2");
        assertThat(leftOut(byHeader)).containsExactly("1 preamble", "2 preamble", "3 blank line");
    }

    @Test
    void missingHeaderRefusesTheFile() {
        assertThatThrownBy(() -> read(
                        "a,b\n1,2\n",
                        ShapeSettings.builder()
                                .header(Header.containing("Debit"))
                                .build()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(
                        "export.csv: found no header within the first 200 rows, expected a row with the columns Debit");
    }

    @Test
    void columnsOfTheSameNameAreNumbered() throws IOException {
        assertThat(read("Amount,amount,,Amount\n1,2,3,4\n").columns())
                .containsExactly("Amount", "amount_2", "column_3", "Amount_3");
    }

    @Test
    void footersTotalsAndRepeatedHeadersAreLeftOutWithAReason() throws IOException {
        RowList rows = read(
                "a,b\n1,2\na,b\nTotal,2\n,\nPrinted by X\n",
                ShapeSettings.builder()
                        .leaveOut("^Total", "total")
                        .leaveOut("^Printed", "footer")
                        .build());

        assertThat(shown(rows)).containsExactly("2: 1|2");
        assertThat(leftOut(rows)).containsExactly("3 repeated header", "4 total", "5 blank line", "6 footer");
    }

    @Test
    void commentsGivePropertiesAndTablesAreToldApartByTheirHeader() throws IOException {
        String text = """
                # ----------
                # Traffic: by channel
                # Start date: 20240101

                Day,Users
                0,5

                # Start date: 20240102
                Channel,Sessions
                Direct,7
                Email,9

                Page,Views
                /,3
                """;
        ShapeSettings settings = ShapeSettings.builder()
                .comment("#")
                .tables(true)
                .header(Header.containing("Channel"))
                .build();

        RowList rows = read(text, settings);

        assertThat(shown(rows)).containsExactly("10: Direct|7", "11: Email|9");
        assertThat(rows.properties()).containsEntry("Start date", "20240101").containsEntry("Traffic", "by channel");
        assertThat(leftOut(rows))
                .contains("13 another table", "14 another table")
                .hasSize(11);
    }

    @Test
    void rowLongerThanTheLimitIsRejectedAndTheNextIsRead() throws IOException {
        String longRow = "x".repeat(3 << 20) + ",2\n";
        RowList rows = read(
                "a,b\n" + longRow + "3,4\n",
                ShapeSettings.builder().maxRowBytes(1 << 20).build());

        assertThat(shown(rows)).containsExactly("3: 3|4");
        assertThat(rows.rejected())
                .extracting(RowList.Rejected::expected)
                .containsExactly("a row of at most 1,048,576 bytes");
    }

    @Test
    void rowLongerThanTheBufferIsRead() throws IOException {
        String text = "x".repeat(2 << 20);

        assertThat(read("a,b\n" + text + ",\"q\"\n3,4\n").column("a")).containsExactly(text, "3");
    }

    @Test
    void paddingIsTrimmedWhenAsked() throws IOException {
        assertThat(shown(read(
                        "a|b\nVE  |  x \n", ShapeSettings.builder().trim(true).build())))
                .containsExactly("2: VE|x");
        assertThat(shown(read("a|b\nVE  |  x \n"))).containsExactly("2: VE  |  x ");
    }

    @Test
    void nulBytesRejectTheRow() throws IOException {
        assertThat(rejected(read("a,b\n1,2\n1,\0\n"))).containsExactly("3 1,\0, expected text without NUL bytes");
    }

    @Test
    void damagedCharactersRejectTheRow() throws IOException {
        byte[] text = ("a,b\n" + "é,ü\n".repeat(30) + "1,?\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xE9;

        RowList rows = Exports.read(Shape.DELIMITED, exports.bytes("export.csv", text), ShapeSettings.DEFAULT);

        assertThat(rows.rows()).hasSize(30);
        assertThat(rows.rejected()).extracting(RowList.Rejected::expected).containsExactly("characters of UTF-8");
    }

    @Test
    void everyEncodingGivesTheSameText() throws IOException {
        String text = "Name,Ort\nMüller,Köln – Süd\nCafé Élan,Besançon\n";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16,
                Encoding.CP1252)) {
            Source source = exports.text(text, charset);
            assertThat(Exports.read(Shape.DELIMITED, source, ShapeSettings.DEFAULT)
                            .column("Ort"))
                    .as(charset.name())
                    .containsExactly("Köln – Süd", "Besançon");
        }
        assertThat(read("\uFEFF" + text).columns()).containsExactly("Name", "Ort");
    }

    @Test
    void endMarkOfDosIsNoRow() throws IOException {
        assertThat(leftOut(read("a,b\n1,2\n\u001A"))).containsExactly("3 blank line");
    }

    @Test
    void otherKindsOfFilesAreRefusedWithAdvice() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("no bytes at all");
        Source pdf = exports.bytes("report.csv", "%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Exports.read(Shape.DELIMITED, pdf, ShapeSettings.DEFAULT))
                .hasMessageContaining("report.csv: found a file of kind pdf");
    }

    @Test
    void peekingStopsEarlyAndSaysWhyAFileDoesNotFit() throws IOException {
        Source source = exports.text("a,b\n" + "1,2\n".repeat(1000));
        Profile profile = Profile.of(source);

        assertThat(RowList.peek(Shape.DELIMITED, source, profile, ShapeSettings.DEFAULT, 5)
                        .rows())
                .hasSize(5);
        ShapeSettings other =
                ShapeSettings.builder().header(Header.containing("Debit")).build();
        assertThat(RowList.peek(Shape.DELIMITED, source, profile, other, 5).refused())
                .isPresent();
    }
}
