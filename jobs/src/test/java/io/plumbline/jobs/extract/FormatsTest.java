package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void everyShippedFileIsListed() throws IOException, URISyntaxException {
        Path root =
                Path.of(Formats.class.getResource("/io/plumbline/jobs/formats").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replace(".yml", "")))
                    .containsExactlyInAnyOrderElementsOf(Formats.SHIPPED);
        }
    }

    @Test
    void shippedFormatsSitUnderTheirSubject() {
        Formats formats = Formats.in(folder);
        assertThat(Formats.SHIPPED).allSatisfy(name -> {
            Path path = Path.of(name);
            assertThat(formats.named(path.getFileName().toString())
                            .orElseThrow()
                            .subject())
                    .isEqualTo(path.getName(0).toString());
        });
    }

    @Test
    void anotherColumnOfARecordReadsItsFilesAgain() {
        Mapping stock = Formats.in(folder).named("inventory").orElseThrow();
        assertThat(stock.version())
                .isEqualTo(
                        Hash.hex(stock.text(), Tables.staged("inventory_level").duckDbColumns()));
    }

    @Test
    void mappingTellsAllItsMistakesAtOnce() {
        assertThatThrownBy(() -> MappingFile.parse("formats/till.yml", """
                        format: My Till
                        shape: parchment
                        recognize: { columns: [A] }
                        columns: { A: datum }
                        layout: { seperator: ";" }
                        select: { orders: select 1 }
                        """, false))
                .isInstanceOf(InvalidMapping.class)
                .hasMessageContaining("formats/till.yml")
                .hasMessageContaining("`recognize`")
                .hasMessageContaining("\"My Till\"")
                .hasMessageContaining("parchment")
                .hasMessageContaining("`recognise` is missing")
                .hasMessageContaining("\"datum\"")
                .hasMessageContaining("`seperator`")
                .hasMessageContaining("\"orders\"");
    }

    @Test
    void mappingOfXmlTellsItsMistakesToo() {
        assertThatThrownBy(() -> MappingFile.parse("formats/books.yml", """
                        format: books
                        shape: xml
                        recognise: { root: Books }
                        inputs:
                          accounts: { columns: { Name: text } }
                          lines: { layout: { rows: Entry/Line }, columns: { "*": number } }
                          totals: { layout: { rows: Sum }, columns: { "../../Total": number } }
                        instead: Export something else.
                        select: { account: select 1 }
                        """, false))
                .isInstanceOf(InvalidMapping.class)
                .hasMessageContaining("input `accounts` has no `layout.rows`")
                .hasMessageContaining("input `lines`: expected the path of every column")
                .hasMessageContaining("path \"../../Total\" leads above the root")
                .hasMessageContaining("`instead` is for what is not read");
        assertThatThrownBy(() -> MappingFile.parse("formats/till.yml", """
                        format: till
                        shape: delimited
                        recognise: { columns: [A] }
                        inputs: { rows: { columns: { A: text } } }
                        select: { account: select 1 }
                        """, false))
                .hasMessageContaining("`inputs` beside `shape: delimited`");
    }

    @Test
    void ownFormatGoesBeforeAShippedOne() throws IOException {
        Desk desk =
                new Desk(folder).format("""
                        format: our-journal
                        shape: delimited
                        recognise: { columns: [Date, Account] }
                        columns: { Date: date, Debit: number }
                        select:
                          ledger_line: select source_row, "Date" as posted_on, "Account" as account_code, "Debit" as amount from input
                        """).file("journal.csv", "Date,Account,Debit,Credit\n2025-01-31,1000,5.00,\n");
        assertThat(desk.stagedOnly().format()).isEqualTo("our-journal");
    }

    /** The shape adds columns of its own, section, section_path and entry, which no heading of the file is about. */
    @Test
    void columnsThatTheShapeAddsAreNoneOfTheFile() throws IOException {
        Desk desk = new Desk(folder)
                .format("""
                        format: our-report
                        shape: report
                        recognise: { columns: [Date, Shop, Amount], not: [Entry, Section] }
                        columns: { Date: date, Amount: number }
                        select:
                          ledger_line: select source_row, "Date" as posted_on, "Shop" as account_code, "Amount" as amount from input
                        """)
                .file("with.csv", "Date,Shop,Amount\n2025-01-31,North,5.00\n")
                .file("without.csv", "Date,Shop,Amount,Entry\n2025-01-31,North,5.00,17\n");
        assertThat(desk.staged())
                .extracting(export -> export.files().get(0).path() + " " + export.format())
                .containsExactly("exports/with.csv our-report", "exports/without.csv unrecognised");
    }

    @Test
    void draftOfAnOddFileReadsItAtOnce() throws IOException {
        Desk desk = new Desk(folder).file("kasse.csv", """
                        Beleg;Verkauft am;Artikel;Stueck;Preis;Filiale
                        1;31.01.2025;Brot;2;3,50;Mitte
                        1;31.01.2025;Kuchen;1;12,00;Mitte
                        2;01.02.2025;Brot;1;3,50;Ost
                        """);
        String draft = new Draft(Formats.in(folder.resolve("formats")))
                .of(desk.exports().resolve("kasse.csv"), "kasse");
        assertThat(draft)
                .contains("format: kasse", "Verkauft am: date", "Preis: number", "source_row")
                .contains("# A draft for kasse.csv");
        MappingFile.parse("draft", draft, false);
    }

    @Test
    void draftGuessesWhatColumnsAreUsuallyCalled() throws IOException {
        Desk desk = new Desk(folder).file("till.csv", """
                        receipt_no,sale_date,item,qty,unit_price,shop
                        17,2025-01-31,Bread,2,3.50,High Street
                        18,2025-02-01,Cake,1,12.00,High Street
                        """);
        String draft = new Draft(Formats.in(folder.resolve("formats")))
                .of(desk.exports().resolve("till.csv"), "our-till");
        assertThat(draft)
                .contains("order_line: |")
                .contains("\"receipt_no\" as order_id", "\"sale_date\" as ordered_on", "\"qty\" as quantity");
        desk.format(draft);
        assertThat(desk.stagedOnly().files().get(0).rowsLoaded()).isEqualTo(2);
        assertThat(desk.rows("order_line", "order_id, ordered_on::varchar, quantity::int"))
                .containsExactly(List.of("17", "2025-01-31", 2), List.of("18", "2025-02-01", 1));
    }

    @Test
    void detectionShowsFormatConventionsRowsAndRejectsWithoutStaging() throws IOException {
        Desk desk = new Desk(folder)
                .file("journal.csv", "Date,Account,Debit,Credit\n31/01/2025,1000,5.00,\n31/01/2025,1000,oops,\n");
        Path file = desk.exports().resolve("journal.csv");
        Detection detection = new Detector(
                        Formats.in(folder.resolve("formats")), io.plumbline.jobs.workspace.ReadingSettings.UNSET)
                .detect(desk.exports(), file, Desk.NOW)
                .get(0);
        assertThat(detection.verdict().format()).contains("journal");
        Detection.Reading reading = detection.reading().orElseThrow();
        assertThat(reading.export().files().get(0).conventions()).startsWith("dates dmy");
        assertThat(reading.samples().getOrDefault("ledger_line", List.of()).get(1))
                .contains("2025-01-31", "1000", "5.0000");
        assertThat(reading.rejects()).containsExactly(List.of("3", "Debit", "oops", "a number with a decimal point"));
        assertThat(folder.resolve("warehouse")).doesNotExist();
    }

    @Test
    void draftFindsTheHeaderBelowAPreambleAndTheTotalAtTheEnd() throws IOException {
        Desk desk = new Desk(folder).file("kasse.csv", """
                        Kassenbericht
                        Zeitraum;01.03.2025 - 31.03.2025

                        Bon-Nr;Datum;Artikel;Menge;Einzelpreis;Umsatz netto;Filiale
                        1;01.03.2025;Brezel;4;0,95 €;3,80;Mitte
                        1;01.03.2025;Kuchen;1;32,00 €;32,00;Mitte
                        2;14.03.2025;Kuchen;zwei;32,00 €;64,00;Ost
                        3;31.03.2025;Feier;1;1.250,00 €;1.250,00;Ost
                        Summe;;;;;1.349,80;
                        """);
        desk.format(new Draft(Formats.in(folder.resolve("formats")))
                .of(desk.exports().resolve("kasse.csv"), "kasse"));
        StagedExport export = desk.stagedOnly();
        assertThat(export.files().get(0).leftOut())
                .containsExactly(new LeftOut("blank line", 1), new LeftOut("footer", 1), new LeftOut("preamble", 2));
        assertThat(desk.rows("order_line", "order_id, ordered_on::varchar, product_code, net_amount::double, location"))
                .containsExactly(
                        List.of("1", "2025-03-01", "Brezel", 3.8, "Mitte"),
                        List.of("1", "2025-03-01", "Kuchen", 32.0, "Mitte"),
                        List.of("3", "2025-03-31", "Feier", 1250.0, "Ost"));
        assertThat(desk.rows("reject", "source_row, column_name, found")).containsExactly(List.of(7L, "Menge", "zwei"));
    }

    @Test
    void trialBalanceIsABalanceOrWithAnOpeningAlsoItsMovements() throws IOException {
        Desk desk = new Desk(folder).file("trial-balance-2025-03-31.csv", """
                        Account code,Account name,Debit,Credit
                        1000,Bank,1370.00,
                        3000,Capital,,"1,370.00"
                        Total,,1370.00,1370.00
                        """).file("tb-february.csv", """
                        Summen und Saldenliste
                        Account;Period;Opening balance;Debit;Credit;Closing balance
                        1000;Feb 2025;1.000,00;70,00;20,00;1.050,00
                        """);
        assertThat(desk.staged()).extracting(StagedExport::format).containsOnly("trial-balance-table");
        assertThat(desk.rows(
                        "stated_balance",
                        "report, account_code, from_on::varchar, to_on::varchar, measure, amount::double"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("Trial balance 2025-03-31", "1000", null, "2025-03-31", "closing", 1370.0),
                        Arrays.asList("Trial balance 2025-03-31", "3000", null, "2025-03-31", "closing", -1370.0),
                        february("opening", 1000.0),
                        february("debit", 70.0),
                        february("credit", 20.0),
                        february("closing", 1050.0));
    }

    private static List<Object> february(String measure, double amount) {
        return List.of("Trial balance 2025-02-01 to 2025-02-28", "1000", "2025-02-01", "2025-02-28", measure, amount);
    }

    @Test
    void mistakesOfAllMappingsAreToldAtOnce() throws IOException {
        Desk desk = new Desk(folder).format("format: One").format("shape: parchment");
        assertThatThrownBy(() -> Formats.in(desk.root.resolve("formats")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("formats/own-0.yml")
                .hasMessageContaining("formats/own-1.yml");
    }

    @Test
    void selectThatDuckDbRefusesIsToldInItsWordsWithoutOurStatement() throws IOException {
        Desk desk = new Desk(folder).format("""
                        format: typo
                        shape: delimited
                        recognise: { columns: [Sku, Name] }
                        select: { product: "select source_row, Skuu as product_code from input" }
                        """).file("stock.csv", "Sku,Name\nA,Apple\n");
        assertThat(desk.stagedOnly().files().get(0).refused())
                .contains("Referenced column \"Skuu\" not found")
                .doesNotContain("create temp table", "\n");
    }

    @Test
    void anExportIsReadWithoutItsOptionalFile() throws IOException {
        Desk desk = new Desk(folder).format("""
                format: sales-tables
                inputs:
                  lines:
                    shape: delimited
                    recognise: { columns: [order_no, sku, qty] }
                    columns: { qty: number }
                  names:
                    shape: delimited
                    recognise: { columns: [sku, name] }
                    columns: { sku: text, name: text }
                    lookup: true
                    optional: true
                select:
                  order_line: |
                    select lines.source_file_key, lines.source_row, order_no as order_id, date '2025-01-31' as ordered_on,
                        coalesce(names.name, lines.sku) as product_name, qty as quantity
                    from lines
                    left join names on names.sku = lines.sku
                """).file("lines.csv", "order_no,sku,qty\nA,BRZ,4\n");
        assertThat(desk.stagedOnly().files().get(0).rowsLoaded()).isEqualTo(1);
        assertThat(desk.rows("order_line", "product_name")).containsExactly(List.of("BRZ"));
    }

    @Test
    void anExportOfOptionalFilesOnlyIsAMistake() {
        assertThatThrownBy(() -> MappingFile.parse("formats/loose.yml", """
                        format: loose
                        shape: delimited
                        recognise: { columns: [A] }
                        optional: true
                        select: { product: "select source_row, A as product_code from input" }
                        """, false))
                .hasMessageContaining("every input is `optional`");
    }

    @Test
    void anyOfSeveralRecognitionsWillDo() throws IOException {
        Desk desk = new Desk(folder)
                .format("""
                format: either
                shape: delimited
                recognise:
                  - columns: [Sku, Name]
                  - like: ['Price [A-Z]{3}']
                columns: { Sku: { also: [Article] }, Name: { optional: true } }
                select: { product: 'select source_row, "Sku" as product_code, "Name" as product_name from input' }
                """)
                .file("one.csv", "Sku,Name\nA,Apple\n")
                .file("two.csv", "Price list,\nArticle,Price EUR\nB,2.00\n");
        assertThat(desk.staged()).extracting(StagedExport::format).containsExactly("either", "either");
        assertThat(desk.rows("product", "product_code")).containsExactlyInAnyOrder(List.of("A"), List.of("B"));
    }
}
