package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.leftOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Header LEDGER = Header.named(List.of(
            List.of("Date", "Transaction date"), List.of("Transaction Type"), List.of("Amount"), List.of("Balance")));

    private static final String OLDER_LEDGER = """
            Crumb & Co,,,,,,,,
            General Ledger,,,,,,,,
            "January 1 - March 31, 2025",,,,,,,,

            ,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
            Checking,,,,,,,,
            ,Beginning Balance,,,,,,,"1,201.00"
            ,01/02/2025,Expense,12,Mill,Flour,Automobile,-50.00,"1,151.00"
            Total for Checking,,,,,,,"$-50.00",
            Automobile,,,,,,,,
            ,01/03/2025,Expense,13,Mill,Total for repairs,Checking,7.00,7.00
            Total for Automobile,,,,,,,"$7.00",
               Fuel,,,,,,,,
            ,01/04/2025,Expense,14,Shell,,Checking,9.00,9.00
               Total for Fuel,,,,,,,"$9.00",
            Total for Automobile with sub-accounts,,,,,,,"$16.00",
            Total Wine
            ,01/05/2025,Expense,15,Shop,,Checking,3.00,3.00
            Total for Total Wine,,,,,,,"$3.00",
            TOTAL,,,,,,,"$-31.00",

            "Accrual Basis Friday, April 4, 2025 10:12 AM GMT+01:00"
            """;

    @TempDir
    Path folder;

    private RowList read(String text, ShapeSettings settings) throws IOException {
        return Exports.read(Shape.REPORT, new Exports(folder).text(text), settings);
    }

    private RowList ledger(String text) throws IOException {
        return read(text, ShapeSettings.builder().header(LEDGER).build());
    }

    @Test
    void sectionsNestAlsoWhenTheirOwnTotalComesBeforeTheirSubsections() throws IOException {
        RowList rows = ledger(OLDER_LEDGER);

        assertThat(rows.column("Num")).containsExactly("12", "13", "14", "15");
        assertThat(rows.column("section")).containsExactly("Checking", "Automobile", "Fuel", "Total Wine");
        assertThat(rows.column("section_path"))
                .containsExactly("Checking", "Automobile", "Automobile:Fuel", "Total Wine");
        assertThat(rows.rows()).extracting(RowList.Row::sourceRow).containsExactly(8L, 11L, 14L, 18L);
    }

    @Test
    void everythingElseIsLeftOutWithItsReason() throws IOException {
        RowList rows = ledger(OLDER_LEDGER);

        assertThat(leftOut(rows))
                .containsExactly(
                        "1 preamble",
                        "2 preamble",
                        "3 preamble",
                        "4 blank line",
                        "6 section",
                        "7 beginning balance",
                        "9 total",
                        "10 section",
                        "12 total",
                        "13 section",
                        "15 total",
                        "16 total",
                        "17 section",
                        "19 total",
                        "20 total",
                        "21 blank line",
                        "22 footer");
        assertThat(rows.rejected()).isEmpty();
    }

    @Test
    void preambleGivesProperties() throws IOException {
        assertThat(ledger(OLDER_LEDGER).properties())
                .containsEntry("company", "Crumb & Co")
                .containsEntry("title", "General Ledger")
                .containsEntry("period_from", "2025-01-01")
                .containsEntry("period_to", "2025-03-31");
    }

    @Test
    void beginningBalancesAreKeptWhenAsked() throws IOException {
        RowList rows = read(
                OLDER_LEDGER,
                ShapeSettings.builder()
                        .header(LEDGER)
                        .keepBeginningBalances(true)
                        .build());

        assertThat(rows.column("is_beginning_balance")).containsExactly("true", "false", "false", "false", "false");
        assertThat(rows.column("section").get(0)).isEqualTo("Checking");
        assertThat(rows.column("Balance").get(0)).isEqualTo("1,201.00");
    }

    @Test
    void newerLedgerNamesTheAccountOnEachRow() throws IOException {
        RowList rows = ledger("""
                General Ledger
                Crumb & Co
                "As of December 31, 2024"

                ,Distribution account,Transaction date,Transaction type,Num,Name,Description,Split,Amount,Balance
                Sales
                ,Beginning Balance,,,,,,,,100.00
                ,Sales,12/01/2024,Invoice,1001,Cafe,Bread,A/R,20.00,120.00
                Total for Sales,,,,,,,,$20.00
                """);

        assertThat(rows.column("Distribution account")).containsExactly("Sales");
        assertThat(rows.column("section_path")).containsExactly("Sales");
        assertThat(rows.properties()).containsEntry("title", "General Ledger").containsEntry("company", "Crumb & Co");
        assertThat(rows.properties()).containsEntry("period_to", "2024-12-31").doesNotContainKey("period_from");
    }

    @Test
    void journalEntriesAreCountedWithTheDateOnTheirFirstLineOnly() throws IOException {
        RowList rows = read(
                """
                Crumb & Co
                Journal
                January - December 2024

                Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit
                01/02/2024,Invoice,1,Cafe,Bread,Receivables,"$1,050.00",
                ,,,,,Sales,,"1,000.00"
                ,,,,,Tax,,50.00
                ,,,,,,"$1,050.00","$1,050.00"

                01/02/2024,Invoice,1,Cafe,Bread,Receivables,1.00,
                ,,,,,Sales,,1.00
                01/02/2024,Payment,,Cafe,,Bank,1.00,
                ,,,,,Receivables,,1.00
                TOTAL,,,,,,"$1,052.00","$1,052.00"
                """,
                ShapeSettings.builder()
                        .header(Header.containing("Date", "Account", "Debit", "Credit"))
                        .build());

        assertThat(rows.column("entry")).containsExactly("1", "1", "1", "2", "2", "3", "3");
        assertThat(rows.column("Account")).endsWith("Bank", "Receivables");
        assertThat(leftOut(rows)).endsWith("9 total", "10 blank line", "15 total");
    }

    @Test
    void journalEntriesAreCountedWithTheDateOnEveryLine() throws IOException {
        RowList rows = read(
                """
                Date,Transaction Type,Num,Account,Debit,Credit
                01/02/2024,Invoice,1,Receivables,5.00,
                01/02/2024,Invoice,1,Sales,,5.00
                01/02/2024,Invoice,2,Receivables,6.00,
                01/02/2024,Invoice,2,Sales,,6.00
                """,
                ShapeSettings.builder()
                        .header(Header.containing("Date", "Account"))
                        .build());

        assertThat(rows.column("entry")).containsExactly("1", "1", "2", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "January - December 2024 | 2024-01-01 | 2024-12-31",
                "January 1 - March 31, 2025 | 2025-01-01 | 2025-03-31",
                "December 15, 2023 - January 14, 2024 | 2023-12-15 | 2024-01-14",
                "Jan 1, 2024 – Feb 29, 2024 | 2024-01-01 | 2024-02-29",
                "1 April 2024 to 31 March 2025 | 2024-04-01 | 2025-03-31",
                "February 2024 | 2024-02-01 | 2024-02-29",
                "November 2023 - February 2024 | 2023-11-01 | 2024-02-29",
                "2024-01-01 - 2024-06-30 | 2024-01-01 | 2024-06-30",
                "As of March 3, 2024 | none | 2024-03-03",
                "All Dates | none | none",
            })
    void periodsAreRead(String line, String from, String to) {
        ReportPeriod period = ReportPeriod.in(line).orElseThrow();

        assertThat(period.from().map(Object::toString).orElse("none")).isEqualTo(from);
        assertThat(period.to().map(Object::toString).orElse("none")).isEqualTo(to);
    }

    @Test
    void namesAreNoPeriods() {
        assertThat(ReportPeriod.in("March Hare Ltd")).isEmpty();
        assertThat(ReportPeriod.in("February 30, 2024")).isEmpty();
        assertThat(ReportPeriod.in("General Ledger")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "31 Mar 2025, 2025-03-01, 2025-03-31", // as long as the report, which is a month
        "28 Feb 2025, 2025-02-01, 2025-02-28",
        "Jan 2025, 2025-01-01, 2025-01-31",
        "Jan - Mar 2025 (PY), 2025-01-01, 2025-03-31",
    })
    void columnsOfAMonthlyReportHavePeriods(String heading, String from, String to) {
        ReportPeriod report =
                ReportPeriod.in("For the month ended 31 March 2025").orElseThrow();

        ReportPeriod column = ReportPeriod.ofColumn(heading, report).orElseThrow();

        assertThat(column.from().orElseThrow()).hasToString(from);
        assertThat(column.to().orElseThrow()).hasToString(to);
    }

    @Test
    void aYearHeadsTheFiscalYearThatEndsInIt() {
        ReportPeriod report = ReportPeriod.in("For the year ended 30 June 2025").orElseThrow();

        ReportPeriod before = ReportPeriod.ofColumn("2024", report).orElseThrow();

        assertThat(before.from().orElseThrow()).hasToString("2023-07-01");
        assertThat(before.to().orElseThrow()).hasToString("2024-06-30");
    }

    @Test
    void numbersThatMayBeDayOrMonthAreNoPeriod() {
        assertThat(ReportPeriod.in("01/02/2025 - 03/02/2025")).isEmpty();
    }

    @Test
    void footerTellsTheBasis() throws IOException {
        assertThat(ledger(OLDER_LEDGER).properties()).containsEntry("basis", "accrual");
    }

    @Test
    void aSubsectionOfItsParentsNameEndsBeforeIt() throws IOException {
        RowList rows = ledger("""
                ,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
                Travel,,,,,,,,
                ,01/04/2025,Expense,1,Shell,,Checking,9.00,9.00
                Total for Travel,,,,,,,"$9.00",
                Travel,,,,,,,,
                ,01/04/2025,Expense,2,Shell,,Checking,9.00,9.00
                Total for Travel,,,,,,,"$9.00",
                Meals,,,,,,,,
                ,01/04/2025,Expense,3,Shell,,Checking,9.00,9.00
                Total for Meals,,,,,,,"$9.00",
                Total for Travel with sub-accounts,,,,,,,"$27.00",
                """);

        assertThat(rows.column("section_path")).containsExactly("Travel", "Travel:Travel", "Travel:Meals");
    }
}
