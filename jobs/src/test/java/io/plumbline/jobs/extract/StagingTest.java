package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.LeftOut;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a file ends as loaded, rejected or left out; values are read under the conventions of the whole file. */
class StagingTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    @Test
    void rejectSaysRowColumnFoundAndExpected() throws IOException {
        desk.file("journal.csv", """
                Date,Account,Debit,Credit,Entry
                2025-01-13,1000,100.00,,1
                2025-01-13,4000,,100.00,1
                2025-01-14,1000,"twelve",,2
                32.13.2025,4000,,1.00,3
                """);
        assertThat(counts(desk.stagedOnly())).containsExactly(4L, 2L, 2L, 0L);
        assertThat(desk.rows("reject", "source_row, column_name, found, expected"))
                .containsExactly(
                        List.of(4L, "Debit", "twelve", "a number with a decimal point"),
                        List.of(5L, "Date", "32.13.2025", "a date in the order ymd"));
    }

    @Test
    void rowRejectedInOneRecordIsLoadedInNone() throws IOException {
        desk.format("""
                format: both
                shape: delimited
                recognise: { columns: [Sku, Name, Day] }
                columns: { Day: date }
                select:
                  product: select source_row, "Sku" as product_code, "Name" as product_name from input
                  inventory_level: select source_row, "Day" as counted_on, "Sku" as product_code, 1 as quantity from input
                """);
        desk.file("stock.csv", "Sku,Name,Day\nA,Apple,2025-01-01\nB,Pear,0001-01-01\n");
        assertThat(counts(desk.stagedOnly())).containsExactly(2L, 1L, 1L, 0L);
        assertThat(desk.rows("product", "product_code")).containsExactly(List.of("A"));
        assertThat(desk.rows("reject", "column_name, expected"))
                .containsExactly(List.of("counted_on", "a date from 1900-01-01 to 2199-12-31: day of the count"));
    }

    @Test
    void rowThatTheSelectLosesIsRejectedNotForgotten() throws IOException {
        desk.format("""
                format: lossy
                shape: delimited
                recognise: { columns: [Sku, Name] }
                select:
                  product: select source_row, "Sku" as product_code, "Name" as product_name from input where "Sku" <> 'B'
                """);
        desk.file("stock.csv", "Sku,Name\nA,Apple\nB,Pear\n");
        assertThat(counts(desk.stagedOnly())).containsExactly(2L, 1L, 1L, 0L);
        assertThat(desk.rows("reject", "source_row, expected"))
                .containsExactly(List.of(3L, "a row for product, which the format's select does not give"));
    }

    @Test
    void rowLeftOutOnPurposeCarriesItsReason() throws IOException {
        desk.format("""
                format: careful
                shape: delimited
                recognise: { columns: [Sku, Name] }
                leave_out: { "no product": '"Sku" = ''NONE''' }
                select:
                  product: select source_row, "Sku" as product_code, "Name" as product_name from input
                """);
        desk.file("stock.csv", "Sku,Name\nA,Apple\nNONE,\n\n");
        SourceFile file = desk.stagedOnly().files().get(0);
        assertThat(file.leftOut()).containsExactly(new LeftOut("blank line", 1), new LeftOut("no product", 1));
        assertThat(file.rowsRead()).isEqualTo(3);
    }

    @Test
    void dateOrderIsDecidedByTheWholeFile() throws IOException {
        StringBuilder file = new StringBuilder("Date,Account,Debit,Credit\n");
        for (int i = 0; i < 50_000; i++) {
            file.append("05/06/2025,1000,1.00,1.00\n");
        }
        desk.file("journal.csv", file + "31/05/2025,1000,1.00,1.00\n");
        StagedExport export = desk.stagedOnly();
        assertThat(export.files().get(0).conventions()).startsWith("dates dmy: reads 50001 of 50001 values");
        assertThat(export.rows().get(0).coveredTo()).isEqualTo(LocalDate.of(2025, 6, 5));
    }

    @Test
    void ambiguousDatesAreRefusedNotGuessed() throws IOException {
        desk.file("journal.csv", "Date,Account,Debit,Credit\n05/06/2025,1000,1.00,1.00\n");
        assertThat(desk.stagedOnly().files().get(0).refused())
                .isEqualTo(
                        "found dates like \"05/06/2025\" that can be read day first or month first in \"Date\", expected"
                                + " one reading. Set `dates: dmy` or `dates: mdy` in client.yml.");
    }

    @Test
    void dottedDatesLeaveNoDoubt() throws IOException {
        desk.file("journal.csv", "Date,Account,Debit,Credit\n05.06.2025,1000,1.00,1.00\n");
        assertThat(desk.stagedOnly().files().get(0).conventions()).startsWith("dates dmy: reads 1 of 1 values");
    }

    @Test
    void ambiguousNumbersAreRefusedNotGuessed() throws IOException {
        desk.file("journal.csv", "Date;Account;Debit;Credit\n2025-06-30;1000;1.234;\n2025-06-30;4000;;1.234\n");
        assertThat(desk.stagedOnly().files().get(0).refused())
                .contains("numbers like \"1.234\"")
                .contains("Set `decimal: point` or `decimal: comma` in client.yml.");
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() throws IOException {
        desk.file("journal.csv", """
                Date;Account;Debit;Credit
                2025-06-30;1;1.234,50;
                2025-06-30;2;(1 000,00);
                2025-06-30;3;12,5-;
                2025-06-30;4;€ 3,10;
                2025-06-30;5;-1.234.567,89 EUR;
                2025-06-30;6;1'000,25;
                2025-06-30;7;,5;
                """);
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("ledger_line", "amount"))
                .containsExactly(
                        List.of(new BigDecimal("1234.5000")),
                        List.of(new BigDecimal("-1000.0000")),
                        List.of(new BigDecimal("-12.5000")),
                        List.of(new BigDecimal("3.1000")),
                        List.of(new BigDecimal("-1234567.8900")),
                        List.of(new BigDecimal("1000.2500")),
                        List.of(new BigDecimal("0.5000")));
    }

    @Test
    void amountBeyondTheScaleIsRejected() throws IOException {
        desk.file(
                "journal.csv",
                "Date,Account,Debit,Credit\n2025-01-31,1000,123456789012345678.00,\n2025-01-31,1000,5.00,\n");
        assertThat(counts(desk.stagedOnly())).containsExactly(2L, 1L, 1L, 0L);
        assertThat(desk.rows("reject", "column_name, found"))
                .containsExactly(List.of("amount", "123456789012345678.000000"));
    }

    @Test
    void encodingsGiveTheSameRows() throws IOException {
        String text = "Date,Account,Account name,Debit,Credit\r\n2025-01-31,6000,Büromöbel für Málaga,5.00,\r\n";
        int number = 0;
        for (String charset : List.of("UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "IBM850")) {
            Desk each = new Desk(folder.resolve("desk-" + number++));
            each.file("journal.csv", bom(charset) + text, Charset.forName(charset));
            assertThat(each.stagedOnly().files().get(0).rowsLoaded())
                    .as(charset)
                    .isEqualTo(1);
            assertThat(each.rows("ledger_line", "account_name"))
                    .as(charset)
                    .containsExactly(List.of("Büromöbel für Málaga"));
        }
    }

    private static String bom(String charset) {
        return charset.startsWith("UTF-16") ? "\uFEFF" : "";
    }

    @Test
    void sameBytesUnderTwoNamesCountOnce() throws IOException {
        String text = "Date,Account,Debit,Credit\n2025-01-31,1000,5.00,\n";
        desk.file("a.csv", text).file("copy of a.csv", text);
        assertThat(desk.staged()).hasSize(1);
    }

    @Test
    void fileSeenBeforeIsNotOpenedAgain() throws IOException {
        desk.file("journal.csv", "Date,Account,Debit,Credit\n2025-01-31,1000,5.00,\n");
        desk.staged();
        assertThat(desk.discovered()).singleElement().satisfies(export -> {
            assertThat(export.members().get(0).opened()).isEmpty();
            assertThat(desk.extraction().isStaged(export)).isTrue();
        });
    }

    @Test
    void personalDataIsHashedUnlessTheClientKeepsIt() throws IOException {
        desk.file(
                "deals.csv",
                "Record ID,Deal Name,Deal Stage,Amount,Deal owner\n1,Big one,Closed Won,10.00,Ada Lovelace\n");
        desk.file(
                "orders.csv",
                "Order id,Date,Product,Quantity,Unit price,Email\n1,2025-01-31,Bread,1,2.50,ada@example.com\n");
        desk.staged();
        assertThat(desk.rows("deal", "owner")).containsExactly(List.of("Ada Lovelace"));
        assertThat(desk.rows(
                        "order_line",
                        "customer_email = customer_code, customer_email like '%@%', length(customer_email)"))
                .containsExactly(List.of(true, false, 16L));
    }

    @Test
    void unknownFileIsReportedWithWhatToDo() throws IOException {
        desk.file("photo.csv", "colour,feeling\nred,warm\n");
        StagedExport export = desk.stagedOnly();
        assertThat(export.isRecognised()).isFalse();
        assertThat(export.files().get(0).refused()).contains("plumbline formats detect");
    }

    @Test
    void damagedArchiveIsNoUnknownFile() throws IOException {
        desk.file("ledger.zip", "PK\u0003\u0004 and nothing that an archive would hold", StandardCharsets.ISO_8859_1);
        StagedExport export = desk.stagedOnly();
        assertThat(export.isRecognised()).as("it may well have been the ledger").isTrue();
        assertThat(export.files().get(0).refused()).contains("a damaged zip archive");
    }

    @Test
    void quickBooksJournalFillsDownWithinItsEntry() throws IOException {
        desk.file("journal.csv", """
                Acme Inc.
                Journal
                January 2025

                Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit
                01/14/2025,Invoice,7,Smith,Cake,Accounts Receivable,"1,100.00",
                ,,,Smith,Cake,Sales,,"1,000.00"
                ,,,Smith,Tax,Sales Tax,,100.00
                ,,,,,,"$1,100.00","$1,100.00"
                broken,Bill,8,Mill,Flour,Flour,50.00,
                ,,,Mill,Flour,Accounts Payable,,50.00
                ,,,,,,$50.00,$50.00
                TOTAL,,,,,,"$1,150.00","$1,150.00"
                """);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("quickbooks-journal");
        assertThat(desk.rows("ledger_line", "distinct entry_id, posted_on::varchar, document_ref"))
                .containsExactly(List.of("2025-01-14/1", "2025-01-14", "7"));
        assertThat(export.files().get(0).rowsRejected())
                .as("both lines of the entry whose date is broken, never the date of another entry")
                .isEqualTo(2);
        assertThat(export.rows().get(0).coveredFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(export.rows().get(0).coveredTo()).isEqualTo(LocalDate.of(2025, 1, 31));
    }

    @Test
    void randomFilesNeverLoseARow() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 25; round++) {
            Desk each = new Desk(folder.resolve("random-" + round));
            StringBuilder text = new StringBuilder("Date,Account,Debit,Credit\n2025-01-31,1000,5.00,\n");
            int lines = 2;
            for (int i = 0; i < 40; i++) {
                text.append(RANDOM_LINES.get(random.nextInt(RANDOM_LINES.size())))
                        .append('\n');
                lines++;
            }
            each.file("journal.csv", text.toString(), StandardCharsets.UTF_8);
            SourceFile file = each.stagedOnly().files().get(0);
            assertThat(file.rowsLoaded() + file.rowsRejected() + file.rowsLeftOut())
                    .as(text.toString())
                    .isEqualTo(lines - 1);
        }
    }

    private static final List<String> RANDOM_LINES = Arrays.asList(
            "2025-01-31,1000,5.00,",
            "",
            "2025-01-31,1000,x,",
            ",,,",
            "2025-01-31,1000",
            "2025-01-31,1000,5.00,,,,",
            "2025-01-31,1000,5.00,,extra",
            "Date,Account,Debit,Credit",
            "9999-12-31,1000,5.00,",
            "2025-02-30,1000,5.00,",
            "2025-01-31,,5.00,",
            "2025-01-31,\"10,00\",1e3,",
            "2025-01-31,=cmd(),1,");

    private static List<Long> counts(StagedExport export) {
        SourceFile file = export.files().get(0);
        return List.of(file.rowsRead(), file.rowsLoaded(), file.rowsRejected(), file.rowsLeftOut());
    }
}
