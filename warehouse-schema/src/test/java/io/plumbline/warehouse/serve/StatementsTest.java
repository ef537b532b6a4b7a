package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.calendar.WeeklyCalendar;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of ledgers small enough to add up by hand. */
class StatementsTest {
    @TempDir
    Path directory;

    @Test
    void incomeStatementReadsFromRevenueToNetIncome() throws SQLException {
        assertThat(ask(
                        bakery(),
                        "select place, line, kind, amount from income_statement"
                                + " where period = '2024-12' order by place"))
                .containsExactly(
                        "31026|Revenue|line|900.0000",
                        "31028|Discounts and refunds|line|50.0000",
                        "31080|Total revenue|section|850.0000",
                        "32029|Cost of sales|line|300.0000",
                        "32080|Total cost of sales|section|300.0000",
                        "32090|Gross profit|total|550.0000",
                        "33034|Rent|line|200.0000",
                        "33080|Total operating expense|section|200.0000",
                        "34046|Depreciation and amortisation|line|40.0000",
                        "34090|Operating income|total|310.0000",
                        "36052|Interest expense|line|10.0000",
                        "36090|Profit before tax|total|300.0000",
                        "37090|Net income|total|300.0000",
                        "37095|EBITDA|beside|350.0000");
    }

    @Test
    void earningsAreSplitAtTheFiscalYearOfTheReportedMonth() throws SQLException {
        List<String> equity = ask(
                bakery(),
                "select period, line, amount from balance_sheet"
                        + " where side = 'equity' and line like '%earnings' order by period, place");
        assertThat(equity)
                .containsExactly(
                        "2024-12|Current-year earnings|300.0000",
                        "2025-01|Retained earnings|300.0000",
                        "2025-01|Current-year earnings|-200.0000",
                        "2025-02|Retained earnings|300.0000",
                        "2025-02|Current-year earnings|-50.0000");
    }

    @Test
    void aFiscalYearThatStartsInJulySplitsThere() throws SQLException {
        Books books = new Books("school", 7).periods("2024-06-01", "2024-07-31").usualAccounts();
        books.entry("2024-06-10", "normal", "1000", 70, "4000", -70)
                .entry("2024-07-10", "normal", "1000", 5, "4000", -5);
        assertThat(ask(
                        books,
                        "select period, line, amount from balance_sheet"
                                + " where line like '%earnings' order by first_day, place"))
                .containsExactly(
                        "2024-06|Current-year earnings|70.0000",
                        "2024-07|Retained earnings|70.0000",
                        "2024-07|Current-year earnings|5.0000");
    }

    /** The snapshot is of the night of 1 April 2025. */
    @Test
    void aMappingThatBeginsOnADayToComeIsNotInForceYet() throws SQLException {
        Books books = new Books("club", 1)
                .periods("2025-01-01", "2025-06-30")
                .usualAccounts()
                .account("6900", "Club room", "rent", "income statement", "operating expense", 330, 1)
                .account("6950", "Bar", "rent", "income statement", "operating expense", 330, 1)
                .remapped("6900", "office", "income statement", "operating expense", 330, 1, "2025-04-01")
                .remapped("6950", "office", "income statement", "operating expense", 330, 1, "2025-04-02");
        books.entry("2025-01-10", "normal", "6900", 1, "6950", 2, "1000", -3);
        assertThat(
                        ask(
                                books,
                                "select account_code, standard_account from accounts where account_code like '69%' order by all"))
                .containsExactly("6900|office", "6950|rent");
    }

    @ParameterizedTest
    @CsvSource({
        // the weeks of the National Retail Federation's 2023, which has 53, and of its 2024; 1 a week, 10 in the 5th,
        // 100 in the 53rd:
        // the first period of 2024 beside weeks 1 to 4 or 2 to 5, its last beside 49 to 53, 49 to 52 or 50 to 53
        "KEPT, 4.0000, 104.0000",
        "LEFT_OUT, 4.0000, 4.0000",
        "RESTATED, 13.0000, 103.0000",
    })
    void yearAfterOneOf53WeeksIsComparedAsSettled(WeeklyCalendar.ExtraWeek extraWeek, String first, String last)
            throws SQLException {
        Books books = new Books("shop", 1)
                .periods(
                        new WeeklyCalendar(
                                WeeklyCalendar.Pattern.W454,
                                Month.JANUARY,
                                DayOfWeek.SATURDAY,
                                WeeklyCalendar.YearEnd.NEAREST,
                                extraWeek),
                        "2023-01-29",
                        "2025-02-01")
                .usualAccounts();
        LocalDate monday = LocalDate.of(2023, 1, 30);
        for (int week = 1; week <= 53 + 52; week++) {
            int sold = week == 53 ? 100 : week == 5 ? 10 : 1;
            books.entry(monday.toString(), "normal", "1000", sold, "4000", -sold);
            monday = monday.plusWeeks(1);
        }

        assertThat(
                        ask(
                                books,
                                "select period, prior_year from income_comparison where line = 'Net income' and period in ('FY2025-P01', 'FY2025-P12') order by period"))
                .containsExactly("FY2025-P01|" + first, "FY2025-P12|" + last);
    }

    @Test
    void mappingThatChangesLeavesEarlierStatementsAsTheyWere() throws SQLException {
        Books books = new Books("club", 1)
                .periods("2024-01-01", "2025-12-31")
                .usualAccounts()
                .account("6900", "Club room", "rent", "income statement", "operating expense", 330, 1)
                .account("2900", "Club loan", "loans", "balance sheet", "long-term liabilities", 130, -1)
                .remapped("6900", "office", "income statement", "operating expense", 330, 1, "2025-01-01")
                .remapped("2900", "accruals", "balance sheet", "other current liabilities", 120, -1, "2025-01-01");
        books.entry("2024-12-10", "normal", "1000", 100, "2900", -100)
                .entry("2024-12-20", "normal", "6900", 30, "1000", -30)
                .entry("2025-12-20", "normal", "6900", 40, "1000", -40);

        assertThat(
                        ask(
                                books,
                                "select period, line, amount from income_statement where section = 'operating expense' and kind = 'line' order by period"))
                .containsExactly("2024-12|Rent|30.0000", "2025-12|Office and software|40.0000");
        // what is compared with stands where the account stands now
        assertThat(
                        ask(
                                books,
                                "select line, actual, prior_year from income_comparison where period = '2025-12' and section = 'operating expense' and kind = 'line'"))
                .containsExactly("Office and software|-40.0000|-30.0000");
        // a balance moves as a whole
        assertThat(
                        ask(
                                books,
                                "select period, line, amount from balance_sheet where side = 'liabilities' and kind = 'line' and period in ('2024-12', '2025-01') order by period"))
                .containsExactly("2024-12|Loans and leases|100.0000", "2025-01|Accrued expenses|100.0000");
        // a period is shown as its last day has it, also what it holds of the time before
        assertThat(
                        ask(
                                books,
                                "select period, line, amount from income_statement_by_period where section = 'operating expense' and kind = 'line' and period in ('2024', '2025', '2025-06 T12') order by period"))
                .containsExactly(
                        "2024|Rent|30.0000",
                        "2025|Office and software|40.0000",
                        "2025-06 T12|Office and software|30.0000");
        assertThat(
                        ask(
                                books,
                                "select period, line, amount from balance_sheet_by_period where side = 'liabilities' and kind = 'line' and period in ('2024-Q4', '2025-Q1') order by period"))
                .containsExactly("2024-Q4|Loans and leases|100.0000", "2025-Q1|Accrued expenses|100.0000");
        assertThat(
                        ask(
                                books,
                                "select line, amount from cash_flow_by_period where period = '2024' and section = 'financing' and kind = 'line'"))
                .containsExactly("Loans and leases|100.0000");
        assertThat(
                        ask(
                                books,
                                "select sum(effect) from drill_statement('income statement', 'Rent', '2024-Q4', client := 'club')"))
                .containsExactly("30.0000");
        assertThat(
                        ask(
                                books,
                                "select count(*) from drill_statement('income statement', 'Office and software', '2024-Q4', client := 'club')"))
                .containsExactly("0");
    }

    @Test
    void assetsAreLiabilitiesAndEquityInEveryMonth() throws SQLException {
        assertThat(ask(
                        bakery(),
                        "select period, line, amount from balance_sheet where line in"
                                + " ('Total assets', 'Total liabilities and equity') order by period, place"))
                .containsExactly(
                        "2024-12|Total assets|1840.0000",
                        "2024-12|Total liabilities and equity|1840.0000",
                        "2025-01|Total assets|1640.0000",
                        "2025-01|Total liabilities and equity|1640.0000",
                        "2025-02|Total assets|1790.0000",
                        "2025-02|Total liabilities and equity|1790.0000");
    }

    @Test
    void closingEntriesNeitherEmptyTheIncomeStatementNorUnbalanceTheSheet() throws SQLException {
        Books closed = bakery();
        closed.entry(
                "2024-12-31",
                "closing",
                "4000",
                900,
                "4900",
                -50,
                "5000",
                -300,
                "6000",
                -200,
                "6800",
                -40,
                "7000",
                -10,
                "3100",
                -300);
        assertThat(ask(closed, "select amount from income_statement where period = '2024-12' and line = 'Net income'"))
                .containsExactly("300.0000");
        assertThat(
                        rows(
                                closed,
                                "select period, line, amount from balance_sheet"
                                        + " where line like '%earnings' or line = 'Total liabilities and equity' order by period, place"))
                .containsExactly(
                        "2024-12|Current-year earnings|300.0000",
                        "2024-12|Total liabilities and equity|1840.0000",
                        "2025-01|Retained earnings|300.0000",
                        "2025-01|Current-year earnings|-200.0000",
                        "2025-01|Total liabilities and equity|1640.0000",
                        "2025-02|Retained earnings|300.0000",
                        "2025-02|Current-year earnings|-50.0000",
                        "2025-02|Total liabilities and equity|1790.0000");
    }

    @Test
    void openingEntriesThatRepeatTheBalancesDoNotDoubleThem() throws SQLException {
        Books yearly = bakery();
        // The export of 2025 opens with what 2024 ended with, the result already in equity.
        yearly.entry("2025-01-01", "opening", "1000", 1840, "2000", -500, "3000", -1040, "3100", -300);
        assertThat(ask(
                        yearly,
                        "select period, line, amount from balance_sheet"
                                + " where line in ('Cash and bank', 'Retained earnings', 'Current-year earnings')"
                                + " order by period, place"))
                .containsExactly(
                        "2024-12|Cash and bank|1840.0000",
                        "2024-12|Current-year earnings|300.0000",
                        "2025-01|Cash and bank|1640.0000",
                        "2025-01|Retained earnings|300.0000",
                        "2025-01|Current-year earnings|-200.0000",
                        "2025-02|Cash and bank|1790.0000",
                        "2025-02|Retained earnings|300.0000",
                        "2025-02|Current-year earnings|-50.0000");
    }

    @Test
    void anOpeningEntryAmongRunningBooksIsAnOrdinaryOne() throws SQLException {
        Books books = bakery();
        books.account("1010", "Second bank", "cash", "balance sheet", "cash", 10, 1);
        books.entry("2025-01-15", "opening", "1010", 25, "3000", -25);
        assertThat(ask(books, "select amount from balance_sheet where period = '2025-01' and line = 'Cash and bank'"))
                .containsExactly("1665.0000");
    }

    @Test
    void trialBalanceCarriesForwardAndAddsUpToNought() throws SQLException {
        assertThat(ask(
                        bakery(),
                        "select account_code, opening, debit, credit, closing"
                                + " from trial_balance_at('2025-01', client := 'bakery')"))
                .containsExactly(
                        "|-300.0000|0.0000|0.0000|-300.0000",
                        "1000|1840.0000|0.0000|200.0000|1640.0000",
                        "2000|-500.0000|0.0000|0.0000|-500.0000",
                        "3000|-1040.0000|0.0000|0.0000|-1040.0000",
                        "6000|0.0000|200.0000|0.0000|200.0000");
        assertThat(rows(
                        bakery(),
                        "select period, sum(opening), sum(closing), sum(debit) - sum(credit)"
                                + " from trial_balance group by period order by period"))
                .containsExactly(
                        "2024-12|0.0000|0.0000|0.0000", "2025-01|0.0000|0.0000|0.0000", "2025-02|0.0000|0.0000|0.0000");
    }

    @Test
    void unclassifiedAccountsAreALineOfTheBalanceSheet() throws SQLException {
        Books books = bakery();
        books.account("9999", "What is this", "unclassified", "balance sheet", "unclassified", 900, 1);
        books.entry("2025-02-01", "normal", "9999", 33, "1000", -33);
        assertThat(ask(
                        books,
                        "select side, section, line, amount from balance_sheet_at('2025-02')"
                                + " where section = 'unclassified'"))
                .containsExactly("assets|unclassified|Unclassified|33.0000");
    }

    @Test
    void varianceIsPositiveWhereItIsFavourableOnIncomeAndOnCostAlike() throws SQLException {
        Books books = bakery().budget("2025-02", "4000", 2000, "5000", 300, "6000", 0);
        // February: sales 1650, flour 1500.
        assertThat(ask(
                        books,
                        "select line, actual, budget, variance, variance_pct, mark, is_material"
                                + " from budget_variance where period = '2025-02' and kind = 'line' order by place"))
                .containsExactly(
                        "Revenue|1650.0000|2000.0000|-350.0000|-0.175|unfavourable|false",
                        "Cost of sales|1500.0000|300.0000|-1200.0000|-4.0|unfavourable|true");
        assertThat(rows(
                        books,
                        "select line, base, variance, mark from variance('2025-02', basis := 'prior period')"
                                + " where line in ('Rent', 'Net income') order by place"))
                .containsExactly("Rent|200.0000|200.0000|favourable", "Net income|-200.0000|350.0000|favourable");
        assertThat(
                        rows(
                                books,
                                "select line, actual, budget, variance, prior_year"
                                        + " from income_statement_for('bakery', '2025-02') where line in ('Gross profit', 'Net income')"))
                .containsExactly(
                        "Gross profit|150.0000|1700.0000|-1550.0000|null",
                        "Net income|150.0000|1700.0000|-1550.0000|null");
        assertThat(rows(
                        books,
                        "select account_code, actual, budget, variance from budget_variance_by_account"
                                + " where period = '2025-02' order by 1"))
                .containsExactly(
                        "4000|1650.0000|2000.0000|-350.0000",
                        "5000|1500.0000|300.0000|-1200.0000",
                        "6000|0.0000|0.0000|0.0000");
    }

    @Test
    void drillEndsInRowsOfFiles() throws SQLException {
        assertThat(ask(
                        bakery(),
                        "select posted_on, account_code, natural_amount, file, file_row"
                                + " from drill('bakery', 'Rent', '2025-01')"))
                .containsExactly("2025-01-31|6000|200.0000|exports/ledger.csv|14");
    }

    /** December 2024 earns 300, January 2025 loses 200, February earns 150. */
    private static Books bakery() {
        return new Books("bakery")
                .periods("2024-12-01", "2025-02-28")
                .usualAccounts()
                .entry("2024-12-01", "normal", "1000", 1040, "3000", -1040)
                .entry("2024-12-01", "normal", "1000", 500, "2000", -500)
                .entry("2024-12-05", "normal", "1000", 850, "4900", 50, "4000", -900)
                .entry("2024-12-06", "normal", "5000", 300, "6000", 200, "6800", 40, "7000", 10, "1000", -550)
                .entry("2025-01-31", "normal", "1000", -200, "6000", 200)
                .entry("2025-02-03", "normal", "1000", 1650, "4000", -1650)
                .entry("2025-02-04", "normal", "5000", 1500, "1000", -1500);
    }

    private WarehouseFolder folder() {
        return new WarehouseFolder(directory);
    }

    private List<String> ask(Books books, String sql) throws SQLException {
        Snapshot snapshot = Books.snapshot(folder(), "s1", books.closeMonths());
        Catalogue.build(folder(), snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder(), snapshot, sql);
    }

    private List<String> rows(Books books, String sql) throws SQLException {
        return ask(books, sql);
    }
}
