package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    private static final String BOOK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- shown below: a comment
                 of two lines -->
            <b:Book xmlns:b="urn:book" made="2025-01-31">
              <b:Head><b:Currency>EUR</b:Currency><b:Empty/></b:Head>
              <b:Journal><b:Id>S</b:Id>
                <b:Entry no="1"><b:On>2025-01-02</b:On>
                  <b:Line><b:Account>1000</b:Account><b:Debit><b:Amount> 5.00 </b:Amount></b:Debit></b:Line>
                  <b:Line>
                    <b:Account>4000</b:Account><b:Text>Caf\u00e9 &amp; <![CDATA[<b>Co</b>]]> &#x1F600;</b:Text>
                    <b:Tax><b:Amount>9</b:Amount></b:Tax><b:Tax><b:Amount>8</b:Amount></b:Tax>
                  </b:Line>
                </b:Entry>
                <b:Entry no="2">
                  <b:Line><b:Account>1000</b:Account></b:Line>
                </b:Entry>
              </b:Journal>
            </b:Book>
            """;

    @TempDir
    Path folder;

    private static ShapeSettings settings(String rows, String... columns) {
        return ShapeSettings.builder().xml(layout(rows, columns)).build();
    }

    private static XmlLayout layout(String rows, String... columns) {
        return new XmlLayout(
                List.of(rows.split(" ")),
                List.of(columns).stream().map(List::of).toList(),
                Map.of());
    }

    private RowList read(String text, ShapeSettings settings) throws IOException {
        return Exports.read(Shape.XML, new Exports(folder).text(text), settings);
    }

    @Test
    void rowsHaveTheValuesBelowThemAboveThemAndAtTheHead() throws IOException {
        RowList rows = read(
                BOOK,
                settings(
                        "Journal/Entry/Line",
                        "Account",
                        "Debit/Amount",
                        "Text",
                        "Tax/Amount",
                        "../@no",
                        "../On",
                        "../../Id",
                        "/Head/Currency",
                        "/@made",
                        "/Head/Empty"));

        assertThat(rows.columns()).startsWith("Account", "Debit/Amount").contains("../../Id", "/@made");
        assertThat(shown(rows))
                .containsExactly(
                        "8: 1000|5.00|||1|2025-01-02|S|EUR|2025-01-31|",
                        "9: 4000||Caf\u00e9 & <b>Co</b> \ud83d\ude00|9|1|2025-01-02|S|EUR|2025-01-31|",
                        "15: 1000||||2||S|EUR|2025-01-31|");
        assertThat(rows.properties()).containsEntry("root", "Book").containsEntry("namespace", "urn:book");
    }

    @Test
    void rowsOfAFileWithoutLineBreaksStillHaveNumbersOfTheirOwn() throws IOException {
        String oneLine = "<a><r><v>1</v></r><r><v>2</v></r>\n\n\n<r><v>3</v></r></a>";

        assertThat(shown(read(oneLine, settings("r", "v")))).containsExactly("1: 1", "2: 2", "4: 3");
    }

    @Test
    void kindsOfRowsAreReadInOnePassAndShareNoNumber() throws IOException {
        String text = "<a><h><r><v>1</v></r></h><h><r><v>2</v></r></h></a>";
        Source source = new Exports(folder).text(text);
        RowList outer = RowList.all();
        RowList inner = RowList.all();

        XmlRows.readAll(
                source,
                Profile.of(source),
                ShapeSettings.DEFAULT,
                List.of(new XmlRows(layout("h", "r/v"), outer), new XmlRows(layout("h/r", "v"), inner)));

        assertThat(shown(outer)).containsExactly("1: 1", "3: 2");
        assertThat(shown(inner)).containsExactly("2: 1", "4: 2");
    }

    @Test
    void elementsOfSeveralPathsCanBeRowsOfOneKind() throws IOException {
        String text = "<a>\n<d><v>1</v></d>\n<c><w>2</w></c>\n</a>";
        XmlLayout layout =
                new XmlLayout(List.of("d", "c"), List.of(List.of("v", "w")), Map.of("first", List.of("d/v")));

        RowList rows = read(text, ShapeSettings.builder().xml(layout).build());

        assertThat(shown(rows)).containsExactly("2: 1", "3: 2");
        assertThat(rows.properties()).containsEntry("first", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250,ISO-8859-1,windows-1252",
        "windows-1250,windows-1250,windows-1250",
        "UTF-8,ISO-8859-1,UTF-8",
        "windows-1252,UTF-8,windows-1252",
        "UTF-16LE,UTF-16,UTF-16LE"
    })
    void encodingIsThatOfTheBytesAndElseTheDeclaredOne(String stored, String declared, String read) throws IOException {
        String text = "<?xml version='1.0' encoding='%s'?>\n<a>\n<r><v>\u00c9t\u00e9 %s</v></r></a>"
                .formatted(declared, stored.equals("windows-1250") ? "\u00b3" : "caf\u00e9");
        byte[] bytes = text.getBytes(Charset.forName(stored));

        RowList rows = Exports.read(Shape.XML, new Exports(folder).bytes("x.xml", bytes), settings("r", "v"));

        String cell = text.substring(text.indexOf("<v>") + 3, text.indexOf("</v>"));
        assertThat(rows.rows()).hasSize(1);
        assertThat(rows.rows().get(0).cells().get(0))
                .isEqualTo(new String(cell.getBytes(Charset.forName(stored)), Charset.forName(read)));
        assertThat(rows.rows().get(0).sourceRow()).isEqualTo(3);
    }

    @Test
    void gzipAndMarkOfUtf8MakeNoDifference() throws IOException {
        Path file = folder.resolve("x.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("\ufeff" + BOOK).getBytes(StandardCharsets.UTF_8));
        }
        Source source = Exports.only(Sources.in(folder, file));

        assertThat(shown(Exports.read(Shape.XML, source, settings("Journal/Entry/Line", "Account"))))
                .containsExactly("8: 1000", "9: 4000", "15: 1000");
    }

    @Test
    void documentTypesAndEntitiesAreRefusedAndNothingIsFetched() {
        String bomb =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]>\n<a><r><v>&y;</v></r></a>";
        assertThatThrownBy(() -> read(bomb, settings("r", "v")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("a document type declaration (DOCTYPE), expected XML without one")
                .hasMessageContaining("nothing that it defines or points to is read");
        String external = "<!DOCTYPE a SYSTEM \"http://localhost:9/never.dtd\"><a><r><v>1</v></r></a>";
        assertThatThrownBy(() -> read(external, settings("r", "v"))).hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> read("<a>\n<r><v>&own;</v></r></a>", settings("r", "v")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void brokenXmlSaysWhere() {
        assertThatThrownBy(() -> read("<a>\n<r><v>1</v></r>\n<r><v>2", settings("r", "v")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("broken XML on line 3")
                .hasMessageContaining("it may have been cut off");
        assertThatThrownBy(() -> read("<a>\n<r></a>", settings("r", "v"))).hasMessageContaining("on line 2");
        assertThatThrownBy(() -> read("<a>\n</a>\n<b/>", settings("r", "v"))).hasMessageContaining("on line 3");
    }

    @Test
    void depthNamesTagsAndTextsHaveLimits() {
        assertThatThrownBy(() -> read("<x>".repeat(201), settings("r", "v")))
                .hasMessageContaining("more than 200 deep");
        StringBuilder names = new StringBuilder("<a>");
        for (int i = 0; i < 20_001; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertThatThrownBy(() -> read(names.toString(), settings("r", "v"))).hasMessageContaining("different names");
        assertThatThrownBy(() -> read("<a><r><v>" + "y".repeat(3 << 20) + "</v></r></a>", settings("r", "v")))
                .hasMessageContaining("a text of more than 1,048,576 bytes on line 1");
    }

    /** 40 MB in one attribute, one comment, one text that nobody wants: none of them is ever held as a whole. */
    @ParameterizedTest
    @ValueSource(strings = {"<a b=\"", "<a><!-- ", "<a><v>"})
    void piecesWithoutEndAreCutOff(String begin) throws IOException {
        Source endless = new Exports(folder).text(begin);
        Profile profile = Profile.of(endless);
        Path file = folder.resolve("big.xml");
        byte[] block = "z".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                out.write(block);
            }
            out.write("</v></a>".getBytes(StandardCharsets.UTF_8));
        }
        Source source = Exports.only(Sources.in(folder, file));
        assertThat(profile.kind()).isEqualTo(Profile.Kind.XML);
        assertThatThrownBy(() -> Shape.XML.read(source, profile, settings("r", "v"), RowList.all()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("more than 16,777,216 bytes");
    }

    @Test
    void outlineListsWhatIsRepeatedAndWhatItsColumnsMayBe() throws IOException {
        Source source = new Exports(folder).text(BOOK);

        XmlOutline outline = XmlOutline.whole(source, Profile.of(source)).orElseThrow();

        assertThat(outline.repeated()).containsExactly("Journal/Entry/Line", "Journal/Entry", "Journal/Entry/Line/Tax");
        assertThat(outline.columnsOf("Journal/Entry/Line"))
                .containsExactly("../../Id", "../@no", "../On", "Account", "Debit/Amount", "Text");
    }

    @Test
    void pathsThatMakeNoSenseAreNamed() {
        assertThatThrownBy(() -> layout("a/b", "../../../c")).hasMessageContaining("leads above the root");
        assertThatThrownBy(() -> layout("b:a", "c")).hasMessageContaining("without prefixes");
        assertThatThrownBy(() -> layout("a a/b", "c")).hasMessageContaining("hold other rows");
    }

    @Test
    void whatIsNoXmlIsRefused() throws IOException {
        Source source = new Exports(folder).text("a;b\n1;2\n");
        assertThatThrownBy(() -> Exports.read(Shape.XML, source, settings("r", "v")))
                .hasMessageContaining("does not begin like XML");
    }
}
