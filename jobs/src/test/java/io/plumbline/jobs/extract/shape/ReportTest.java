package io.plumbline.jobs.extract.shape;

import static io.plumbline.jobs.extract.shape.Exports.leftOut;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final ShapeSettings STATEMENT = ShapeSettings.builder()
            .header(new Header.Containing(
                    List.of(Header.wanted(List.of(), List.of(Pattern.compile("(?i)total|[a-z]{3} \\d{4}.*"))))))
            .figures(new Figures(Set.of("column 1", "account"), List.of()))
            .build();

    private static List<String> figures(RowList rows) {
        return rows.rows().stream()
                .map(row -> rows.columns().stream()
                        .filter(column -> !List.of("section", "section_path", "entry", "heading")
                                .contains(column))
                        .map(column -> row.cells().get(rows.columns().indexOf(column)))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    /** As QuickBooks prints a comparison with the previous year; written after its help pages. */
    @Test
    void aLineOfGroupsAboveTheColumnsIsPartOfTheHeader() throws IOException {
        RowList rows = read("""
                Profit and Loss Comparison
                Crumb & Co
                January 2024

                ,Total,,,
                ,Jan 2024,Jan 2023 (PY),Change,% Change
                Income,,,,
                Sales,120.00,100.00,20.00,20.00 %
                Services,,5.00,-5.00,-100.00 %
                Total Income,$120.00,$105.00,$15.00,14.29 %
                """, STATEMENT);

        assertThat(figures(rows))
                .containsExactly(
                        "Sales | 2024-01-01 | 2024-01-31 |  | 120.00",
                        "Sales | 2023-01-01 | 2023-01-31 |  | 100.00",
                        "Services | 2023-01-01 | 2023-01-31 |  | 5.00");
        assertThat(rows.columnsLeftOut())
                .containsExactly(Map.entry("Total / Change", "change"), Map.entry("Total / % Change", "share"));
        assertThat(rows.column("section")).containsOnly("Income");
        assertThat(rows.rejected()).isEmpty();
        assertThat(leftOut(rows)).contains("6 header", "7 section", "10 total");
        assertThat(rows.properties()).containsEntry("company", "Crumb & Co");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",North,,Not specified,,Total,\n,Jan 2024,Jan 2023,Jan 2024,Jan 2023,Jan 2024,Jan 2023\n",
                "Account,North,,Not specified,,Total\n,Jan 2024,Jan 2023,Jan 2024,Jan 2023,Jan 2024,Jan 2023\n",
                "Account,North / x,,Not specified,,,\n,Jan 2024,Jan 2023,Jan 2024,Jan 2023,Jan 2024,Jan 2023\n"
            })
    void classesStandAboveTheirPeriods(String header) throws IOException {
        RowList rows = read(header + "Sales,1,2,3,4,4,6\nNet,,,3,,3,\n", STATEMENT);

        assertThat(rows.column("amount")).startsWith("1", "2", "3", "4").endsWith("3", "3");
        assertThat(rows.column("segment").get(1)).startsWith("North");
        assertThat(rows.column("segment").get(3)).isEqualTo("Not specified");
        assertThat(rows.column("period_from"))
                .startsWith("2024-01-01", "2023-01-01", "2024-01-01", "2023-01-01", "2024-01-01", "2023-01-01");
        assertThat(rows.columnsLeftOut()).isEmpty();
    }

    @Test
    void periodsMayStandAboveTheirClasses() throws IOException {
        RowList rows = read("""
                ,Jan 2024,,,Feb 2024,,
                ,North,South,Total,North,South,Total
                Sales,1,2,3,4,5,9
                """, STATEMENT);

        assertThat(figures(rows))
                .containsExactly(
                        "Sales | 2024-01-01 | 2024-01-31 | North | 1",
                        "Sales | 2024-01-01 | 2024-01-31 | South | 2",
                        "Sales | 2024-01-01 | 2024-01-31 |  | 3",
                        "Sales | 2024-02-01 | 2024-02-29 | North | 4",
                        "Sales | 2024-02-01 | 2024-02-29 | South | 5",
                        "Sales | 2024-02-01 | 2024-02-29 |  | 9");
    }

    @Test
    void classesInOneLineHaveThePeriodOfTheReportAndSumsOfClassesAreLeftOut() throws IOException {
        RowList rows = read("""
                Profit and Loss by Class
                January - March 2024

                ,Shop,Shop:Online,Total Shop,Cafe,Total,% of Income
                Sales,1,2,3,4,7,100 %
                """, STATEMENT);

        assertThat(figures(rows))
                .containsExactly(
                        "Sales | 2024-01-01 | 2024-03-31 | Shop | 1",
                        "Sales | 2024-01-01 | 2024-03-31 | Shop:Online | 2",
                        "Sales | 2024-01-01 | 2024-03-31 | Cafe | 4",
                        "Sales | 2024-01-01 | 2024-03-31 |  | 7");
        assertThat(rows.columnsLeftOut())
                .containsExactly(
                        Map.entry("% of Income", "share"), Map.entry("Total Shop", "sum of the columns beside it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Jan 2024,Feb 2024,Total; January - February 2024; Total", // the months say all that it says
                "Jan 2024,Feb 2024,Total; January - March 2024; none", // March is not among them
                "Jan 2024,Total; January 2024; Total",
                "Total; January 2024; none",
            })
    void aTotalOfMonthsIsLeftOutWhereTheMonthsAreWhole(String columns, String period, String leftOut)
            throws IOException {
        RowList rows = read("Profit and Loss\n%s\n,%s\nSales,1,2,3\n".formatted(period, columns), STATEMENT);

        assertThat(rows.columnsLeftOut().keySet()).isEqualTo(leftOut.equals("none") ? Set.of() : Set.of(leftOut));
    }

    @ParameterizedTest
    @CsvSource({
        "Budget, plan",
        "Over Budget, plan",
        "$ Change, change",
        "Variance AUD, change",
        "Variance %, share",
        "% of Row, share",
        "Note, no period",
    })
    void whatIsNoFigureOfItsOwnIsLeftOutWithItsReason(String heading, String reason) throws IOException {
        RowList rows = read(",Mar 2025,%s\nSales,1,2\n".formatted(heading), STATEMENT);

        assertThat(rows.columnsLeftOut()).containsExactly(Map.entry(heading, reason));
        assertThat(rows.column("amount")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "Jan-24, 2024-01-01, 2024-01-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "02/2024, 2024-02-01, 2024-02-29",
        "2024-02-10, 2024-02-10, 2024-02-10",
        "Jan 1 - Jan 15 2024 (YTD), 2024-01-01, 2024-01-15",
    })
    void headingsNameMonthsAndDaysInManyWays(String heading, String from, String to) {
        ReportPeriod column =
                ReportPeriod.ofColumn(heading, ReportPeriod.UNKNOWN).orElseThrow();

        assertThat(column.from().orElseThrow()).hasToString(from);
        assertThat(column.to().orElseThrow()).hasToString(to);
    }

    @Test
    void aLabelInTheFirstColumnIsNoSecondLineOfTheHeader() throws IOException {
        RowList rows = read(",Total\nSales,1\n2024,2\n", STATEMENT);

        assertThat(rows.column("column_1")).containsExactly("Sales", "2024");
    }

    @Test
    void whatTheShapeAddsIsNoHeadingOfTheFile() throws IOException {
        RowList rows = ledger(OLDER_LEDGER);

        assertThat(rows.columns()).contains("section", "section_path", "entry");
        assertThat(rows.headings())
                .containsExactly(
                        "column_1",
                        "Date",
                        "Transaction Type",
                        "Num",
                        "Name",
                        "Memo/Description",
                        "Split",
                        "Amount",
                        "Balance");
    }
}
