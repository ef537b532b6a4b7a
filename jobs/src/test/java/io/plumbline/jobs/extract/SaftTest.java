package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One month of one business as each country's audit file tells it. Opening: bank 10,000.00, receivables 2,500.00, payables
 * -1,200.00, equity -11,300.00. Four entries of nine lines, 3,392.50 on either side; the rent's bill is of the month before.
 */
class SaftTest {
    private static final String BOOKS = """
            2025-02-28 opening 1500 2500.00
            2025-02-28 opening 1920 10000.00
            2025-02-28 opening 2000 -11300.00
            2025-02-28 opening 2400 -1200.00
            2025-03-03 normal 1500 1250.00
            2025-03-03 normal 2700 -250.00
            2025-03-03 normal 3000 -1000.00
            2025-03-10 normal 2400 -800.00
            2025-03-10 normal 6300 800.00
            2025-03-20 normal 1500 -1250.00
            2025-03-20 normal 1920 1250.00
            2025-03-31 normal 1920 -92.50
            2025-03-31 normal 7770 92.50
            """;

    @TempDir
    Path folder;

    private Desk desk(String name, byte[] bytes) throws IOException {
        Desk desk = new Desk(folder);
        Files.createDirectories(desk.exports());
        Files.write(desk.exports().resolve(name), bytes);
        return desk;
    }

    private Desk desk(String fixture) throws IOException {
        return desk(fixture, bytes(fixture));
    }

    private static byte[] bytes(String fixture) throws IOException {
        try (InputStream stream = SaftTest.class.getResourceAsStream("saft/" + fixture)) {
            return stream.readAllBytes();
        }
    }

    private static String text(String fixture) throws IOException {
        return new String(bytes(fixture), StandardCharsets.UTF_8);
    }

    private static String books(Desk desk) throws IOException {
        StringBuilder lines = new StringBuilder();
        desk
                .rows(
                        "ledger_line",
                        "concat_ws(' ', posted_on, coalesce(entry_kind, 'normal'), account_code, amount::decimal(18, 2))")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .sorted()
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "norway-1.10.xml, saft, UTF-8",
        "norway-1.30.xml, saft, UTF-8",
        "romania-d406.xml, saft, UTF-8",
        "luxembourg-faia.xml, saft, UTF-8",
        "portugal-1.04.xml, saft-pt, windows-1252",
        "poland-jpk-kr.xml, jpk-kr, UTF-8",
        "poland-jpk-kr-pd.xml, jpk-kr-pd, UTF-8"
    })
    void everyCountryTellsTheSameBooks(String fixture, String format, String encoding) throws IOException {
        Desk desk = desk(fixture);

        StagedExport export = desk.stagedOnly();

        assertThat(export.format()).isEqualTo(format);
        assertThat(export.files().get(0).refused()).isNull();
        assertThat(export.files().get(0).encoding()).isEqualToIgnoringCase(encoding);
        assertThat(desk.rows("reject", "source_row, column_name, found, expected"))
                .isEmpty();
        assertThat(books(desk)).isEqualTo(BOOKS);
        assertThat(desk.rows("ledger_line", "count(distinct entry_id)::int")).containsExactly(List.of(5));
        assertThat(desk.rows(
                        "ledger_line",
                        "sum(transaction_amount)::int, max(transaction_amount)::int",
                        "where currency = 'USD'"))
                .as("the foreign side")
                .isEqualTo(format.equals("saft-pt") ? rowsOfNothing() : List.of(List.of(0, 100)));
    }

    private static List<List<Object>> rowsOfNothing() {
        return List.of(Arrays.asList(null, null));
    }

    @Test
    void periodOfTheFileIsCoveredAndOpeningsStandOnTheDayBefore() throws IOException {
        StagedExport.Rows rows = desk("norway-1.10.xml").stagedOnly().rows().stream()
                .filter(each -> each.record().equals("ledger_line"))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(rows.coveredFrom(), rows.coveredTo(), rows.openedOn()))
                .containsExactly(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31), LocalDate.of(2025, 2, 28));
    }

    @Test
    void controlTotalsAndBalancesAreStated() throws IOException {
        Desk desk = desk("norway-1.10.xml");
        desk.staged();

        assertThat(desk.rows(
                        "stated_balance",
                        "measure, amount::double, from_on::varchar, to_on::varchar",
                        "where account_code is null order by measure"))
                .containsExactly(
                        List.of("credit", 3392.5, "2025-03-01", "2025-03-31"),
                        List.of("debit", 3392.5, "2025-03-01", "2025-03-31"),
                        List.of("entries", 4.0, "2025-03-01", "2025-03-31"));
        assertThat(desk.rows(
                        "stated_balance",
                        "measure, amount::double, to_on::varchar",
                        "where account_code = '1920' order by measure desc"))
                .containsExactly(List.of("opening", 10000.0, "2025-02-28"), List.of("closing", 11157.5, "2025-03-31"));
    }

    @Test
    void whoEnteredWhatWhenAndForWhomIsKept() throws IOException {
        Desk desk = desk("norway-1.30.xml");
        desk.staged();

        assertThat(desk.rows(
                        "ledger_line",
                        "entry_id, journal_code, document_on::varchar, posted_on::varchar, entered_on::varchar, party_code, party_role, description",
                        "where account_code = '2400' and entry_kind is null"))
                .containsExactly(List.of(
                        "P/2", "P", "2025-02-27", "2025-03-10", "2025-03-10 00:00:00", "S200", "supplier", "Rent"));
        assertThat(desk.rows("ledger_line", "count(*)::int", "where entered_by = 'ola'"))
                .as("users are hashed")
                .containsExactly(List.of(0));
        assertThat(desk.rows("account", "account_name, account_type, account_detail", "where account_code = '1920'"))
                .containsExactly(Arrays.asList("Bank", null, "RF-1167 1920"));
        assertThat(desk.rows(
                        "party", "party_name = 'Kiosk & Co', role, is_person, city", "order by party_name nulls last"))
                .contains(Arrays.asList(true, "customer", false, "Oslo"));
        assertThat(desk.rows("party", "1", "where party_name = 'Kari Nordmann'"))
                .as("persons are hashed")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"luxembourg-faia.xml,1002,525.00", "portugal-1.04.xml,FT A/2,625.00"})
    void invoicesThatNoPaymentSettlesAreOpen(String fixture, String number, String open) throws IOException {
        Desk desk = desk(fixture);
        desk.staged();

        assertThat(
                        desk.rows(
                                "open_item",
                                "item_id, kind, party_code, amount::decimal(18, 2)::varchar, open_amount::decimal(18, 2)::varchar"))
                .containsExactly(List.of(number, "receivable", "C100", "625.00", open));
    }

    @ParameterizedTest
    @ValueSource(strings = {"norway-1.10.xml", "portugal-1.04.xml"})
    void fileWithoutLineBreaksGivesTheSameBooksAndRejectsOnlyWhatIsWrong(String fixture) throws IOException {
        String text = new String(bytes(fixture), StandardCharsets.ISO_8859_1)
                .replace("\n", "")
                .replace("<n1:Amount>800.00<", "<n1:Amount>8oo<")
                .replace("<DebitAmount>800.00<", "<DebitAmount>8oo<");
        Desk desk = desk(fixture, text.getBytes(StandardCharsets.ISO_8859_1));

        StagedExport.SourceFile file = desk.stagedOnly().files().get(0);

        assertThat(file.rowsRejected()).isEqualTo(fixture.startsWith("norway") ? 2 : 1);
        assertThat(desk.rows("reject", "distinct found, expected"))
                .containsExactly(List.of("8xx", "a number with a decimal point"));
        assertThat(file.rowsRead()).isEqualTo(file.rowsLoaded() + file.rowsRejected());
    }

    @Test
    void dayIsTheOneWrittenWhateverItsTimeZone() throws IOException {
        String zoned = text("norway-1.10.xml")
                .replace("2025-03-03</n1:TransactionDate>", "2025-03-03T00:00:00+02:00</n1:TransactionDate>")
                .replace("2025-03-20</n1:TransactionDate>", "2025-03-20Z</n1:TransactionDate>")
                .replace("2025-03-31</n1:TransactionDate>", "2025-03-31+01:00</n1:TransactionDate>")
                .replace("<n1:SupplierID>S200<", "<n1:CustomerID>0</n1:CustomerID><n1:SupplierID>S200<");
        Desk desk = desk("books.xml", zoned.getBytes(StandardCharsets.UTF_8));
        desk.staged();

        assertThat(books(desk)).isEqualTo(BOOKS);
        assertThat(desk.rows("ledger_line", "count(*)::int", "where party_code = 'S200' and party_role = 'supplier'"))
                .containsExactly(List.of(1));
    }

    @Test
    void portugueseFilesBeforeLinesWerePartedAreReadToo() throws IOException {
        String older = new String(bytes("portugal-1.04.xml"), java.nio.charset.Charset.forName("windows-1252"))
                .replace("PT_1.04_01", "PT_1.03_01")
                .replaceAll("</?Lines>", "")
                .replaceAll("(</?)(Debit|Credit)Line>", "$1Line>")
                .replaceAll("</?GeneralLedgerAccounts>|<TaxonomyReference>S</TaxonomyReference>", "")
                .replaceAll("(</?)Account>", "$1GeneralLedger>");
        Desk desk = desk("older.xml", older.getBytes(StandardCharsets.UTF_8));
        desk.staged();

        assertThat(books(desk)).isEqualTo(BOOKS);
    }

    @Test
    void openingThatDoesNotAddUpIsNoEntry() throws IOException {
        Desk desk = desk(
                "books.xml",
                text("norway-1.10.xml").replace("11300.00", "11299.00").getBytes(StandardCharsets.UTF_8));
        desk.staged();

        assertThat(desk.rows("ledger_line", "count(entry_id)::int, count(*)::int", "where entry_kind = 'opening'"))
                .containsExactly(List.of(0, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<auditfile xmlns='urn:StandardAuditFile-Taxation-CashRegister:NO'><header/></auditfile>|SAF-T Cash Register (Norway, XML)|Export SAF-T Financial",
                "<AuditFile xmlns='urn:OECD:StandardAuditFile-Tax:PT_1.04_01'><Header><TaxAccountingBasis>F</TaxAccountingBasis></Header></AuditFile>|SAF-T (PT) of invoices|of type C",
                "<JPK xmlns='http://jpk.mf.gov.pl/wzor/2022/02/17/02171/'><Naglowek><KodFormularza>JPK_FA</KodFormularza></Naglowek></JPK>|JPK of invoices|Export JPK_KR"
            })
    void whatIsNoLedgerIsToldApartAndHoldsNobodyBack(String file, String found, String advice) throws IOException {
        StagedExport export =
                desk("other.xml", file.getBytes(StandardCharsets.UTF_8)).stagedOnly();

        assertThat(export.format()).isEqualTo(StagedExport.UNRECOGNISED);
        assertThat(export.files().get(0).refused()).contains(found).contains(advice);
    }

    @Test
    void draftOfAnUnknownXmlFileReadsItAtOnce() throws IOException {
        Desk desk = desk("rates.xml", """
                <g:Envelope xmlns:g="http://www.example.org/orders">
                  <g:Sender>Shop</g:Sender>
                  <g:Order id="17"><g:Date>2025-03-01</g:Date>
                    <g:Item><g:Product>Bread</g:Product><g:Quantity>2</g:Quantity><g:UnitPrice>3.50</g:UnitPrice></g:Item>
                    <g:Item><g:Product>Cake</g:Product><g:Quantity>1</g:Quantity><g:UnitPrice>12.00</g:UnitPrice></g:Item>
                  </g:Order>
                  <g:Order id="18"><g:Date>2025-03-20</g:Date>
                    <g:Item><g:Product>Bread</g:Product><g:Quantity>1</g:Quantity><g:UnitPrice>3.50</g:UnitPrice></g:Item>
                  </g:Order>
                </g:Envelope>
                """.getBytes(StandardCharsets.UTF_8));

        String draft = new Draft(Formats.in(folder.resolve("formats")))
                .of(desk.exports().resolve("rates.xml"), "shop-xml");

        assertThat(draft)
                .contains("shape: xml", "rows: Order/Item", "# or Order, 2 times", "root: Envelope")
                .contains("\"../Date\" as ordered_on", "\"Product\" as product_code");
        desk.format(draft);
        assertThat(desk.staged().get(0).format()).isEqualTo("shop-xml");
    }
}
