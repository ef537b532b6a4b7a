package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.DimPeriod;
import io.plumbline.warehouse.star.FactAccountMonth;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements of any period, whole and by location. The mill's books, in thousands if you like:
 *
 * <pre>
 * 2024-01  opening: bank 1,000, capital 1,000
 * 2024-02  sells 600 on credit, at the shop            2024-09  sells equipment of 300, 100 of it depreciated, for 250
 * 2024-03  is paid 400; buys equipment for 500         2024-10  borrows 300
 * 2024-06  depreciates 100                             2024-11  moves 200 from bank to savings
 *                                                      2024-12  owner draws 150; adjustment: rent of 80 is owed
 * 2025-01  pays the rent of 80                         2025-02  sells 90 for cash, at the mill
 * </pre>
 *
 * One client posts closing entries (600 + 50 - 100 - 80 = 470 into retained earnings), the other does not.
 */
class ReportedStatementsTest {
    private static final List<String> STATEMENTS = List.of("income_statement", "balance_sheet", "cash_flow");

    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void publish() throws SQLException {
        Snapshot snapshot = Books.snapshot(
                folder(),
                "s1",
                mill("mill", true, true),
                mill("unclosed", false, true),
                mill("yearago", true, false),
                yearly(),
                thirteen(),
                late());
        Catalogue.build(folder(), snapshot, new AuditRows(List.of(), List.of()));
        connection = Engine.open(Limits.DEFAULT);
        Catalogue.attach(connection, folder().catalogue("s1"));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void aPeriodOfAnyGrainIsAskedForByItsName() throws SQLException {
        assertThat(
                        ask(
                                "select period, grain, first_day, last_day, months, is_complete, prior_period, prior_year"
                                        + " from reporting_period where client_id = 'mill' and last_day = '2025-02-28' order by months, period"))
                .containsExactly(
                        "2025-02|month|2025-02-01|2025-02-28|1|true|2025-01|2024-02",
                        "2025|year|2025-01-01|2025-02-28|2|false|2024|2024",
                        "2025-02 YTD|year to date|2025-01-01|2025-02-28|2|true|null|2024-02 YTD",
                        "2025-Q1|quarter|2025-01-01|2025-02-28|2|false|2024-Q4|2024-Q1",
                        "2025-02 T12|trailing 12|2024-03-01|2025-02-28|12|true|null|2024-02 T12");
        assertThat(ask("select months, is_complete from reporting_period"
                        + " where client_id = 'mill' and period in ('2024-11 T12', '2024-12 T12') order by period"))
                .containsExactly("11|false", "12|true");
    }

    @Test
    void aYearOfThirteenPeriodsIsAsLongAsItsCalendarSays() throws SQLException {
        assertThat(ask("select period, months, is_complete, first_day from reporting_period"
                        + " where client_id = 'thirteen' and period in ('FY2024', 'FY2025-P02 T12', 'FY2025-P02 YTD', 'FY2024-Q4')"
                        + " order by period"))
                .containsExactly(
                        "FY2024|13|true|2024-01-01",
                        "FY2024-Q4|4|true|2024-09-09",
                        "FY2025-P02 T12|13|true|2024-02-26",
                        "FY2025-P02 YTD|2|true|2024-12-30");
        // 10 in each of 13 periods of 2024; asked for without the prefix, too
        assertThat(ask("select actual from income_statement_for('thirteen', '2024') where line = 'Revenue'"))
                .containsExactly("130.0000");
        assertThat(ask("select actual from income_statement_for('thirteen', 'FY2025-P02 T12') where line = 'Revenue'"))
                .containsExactly("130.0000");
    }

    /** December earns 10 and its year's 13th period, which has no days, 3; January earns 5. */
    @Test
    void aPeriodForAdjustmentsIsPartOfItsYearAndOfNoMonth() throws SQLException {
        assertThat(ask("select reported.period, months, reported.is_complete, prior_period, amount"
                        + " from reporting_period as reported join income_statement_by_period as statement using (client_id, period)"
                        + " where client_id = 'late' and line = 'Revenue' and reported.period similar to '(202.*Q.|.*2024.*|2025-01)'"
                        + " and reported.grain <> 'year' order by reported.last_ordinal, reported.period"))
                .containsExactly(
                        "2024-12|1|true|null|10.0000",
                        "2024-12 T12|1|false|null|10.0000",
                        "2024-12 YTD|1|true|null|10.0000",
                        "2024-Q4|1|true|null|13.0000",
                        "FY2024-P13|0|true|2024-12|3.0000",
                        "FY2024-P13 T12|1|false|null|13.0000",
                        "FY2024-P13 YTD|1|true|null|13.0000",
                        "2025-01|1|true|2024-12|5.0000",
                        "2025-Q1|1|true|2024-Q4|5.0000");
    }

    @Test
    void aYearsCashFlowLeadsFromNetIncomeToCash() throws SQLException {
        assertThat(ask("select section, line, amount from cash_flow_for('2024', client := 'mill')"))
                .containsExactly(
                        "operating|Net income|470.0000",
                        "operating|Depreciation and amortisation|100.0000",
                        "operating|Gains and losses on disposals, shown under investing|-50.0000",
                        "operating|Change in accounts receivable|-200.0000",
                        "operating|Change in accrued expenses|80.0000",
                        "null|Cash flow from operating activities|400.0000",
                        "investing|Fixed assets bought and sold|-250.0000", // 500 paid, 250 received
                        "null|Cash flow from investing activities|-250.0000",
                        "financing|Loans and leases|300.0000",
                        "financing|Drawings and dividends|-150.0000",
                        "null|Cash flow from financing activities|150.0000",
                        "null|Change in cash|300.0000",
                        "cash|Cash at the beginning|0.0000",
                        "cash|Opening balances entered|1000.0000",
                        "cash|Cash at the end|1300.0000");
        assertThat(ask("select line, amount, prior_period, prior_year from cash_flow_for('2025-Q1', client := 'mill')"
                        + " where line in ('Change in cash', 'Cash at the end')"))
                .containsExactly(
                        "Change in cash|10.0000|150.0000|-100.0000", "Cash at the end|1310.0000|1300.0000|900.0000");
    }

    /** Equipment is bought in the first quarter alone: the second shows nought beside it, and nothing where no books are. */
    @Test
    void aLineThatOnlyTheComparativesHaveIsThereAtNought() throws SQLException {
        assertThat(ask("select amount, prior_period, prior_year from cash_flow_for('2024-Q2', client := 'mill')"
                        + " where line = 'Fixed assets bought and sold'"))
                .containsExactly("0.0000|-500.0000|null");
    }

    @Test
    void cashFlowExplainsCashInEveryPeriodAndLocation() throws SQLException {
        for (String scope : List.of("cash_flow_by_period", "cash_flow_by_location")) {
            String place = scope.endsWith("location") ? ", location" : "";
            assertThat(ask("select client_id, period%1$s from %2$s group by client_id, period%1$s having "
                                    .formatted(place, scope)
                            + sum("line like 'Cash flow from %' or section = 'between locations'") + " <> "
                            + sum("line = 'Cash at the end'") + " - " + sum("line = 'Cash at the beginning'") + " - "
                            + sum("line = 'Opening balances entered'")))
                    .isEmpty();
        }
        assertThat(ask("select distinct line from cash_flow_by_location where line = 'Between locations'"))
                .containsExactly("Between locations");
    }

    @Test
    void equityComesFromOpeningToClosing() throws SQLException {
        String columns = "line, opening, net_income, owners, other, opening_entries, transferred, closing";
        assertThat(ask("select " + columns + " from changes_in_equity_for('2024', client := 'mill')"))
                .containsExactly(
                        "Capital paid in|0.0000|0.0000|0.0000|0.0000|1000.0000|0.0000|1000.0000",
                        "Drawings and dividends|0.0000|0.0000|-150.0000|0.0000|0.0000|0.0000|-150.0000",
                        "Current-year earnings|0.0000|470.0000|0.0000|0.0000|0.0000|0.0000|470.0000",
                        "Total equity|0.0000|470.0000|-150.0000|0.0000|1000.0000|0.0000|1320.0000");
        assertThat(ask("select " + columns + " from changes_in_equity_for('2025-02 YTD', client := 'mill')"))
                .containsExactly(
                        "Capital paid in|1000.0000|0.0000|0.0000|0.0000|0.0000|0.0000|1000.0000",
                        "Drawings and dividends|-150.0000|0.0000|0.0000|0.0000|0.0000|0.0000|-150.0000",
                        "Retained earnings|0.0000|0.0000|0.0000|0.0000|0.0000|470.0000|470.0000",
                        "Current-year earnings|470.0000|90.0000|0.0000|0.0000|0.0000|-470.0000|90.0000",
                        "Total equity|1320.0000|90.0000|0.0000|0.0000|0.0000|0.0000|1410.0000");
        assertThat(ask(
                        "select count(*) from changes_in_equity_by_period as equity join balance_sheet_by_period as sheet"
                                + " using (client_id, period, line) where line = 'Total equity' and closing <> amount"))
                .containsExactly("0");
    }

    @Test
    void booksThatPostClosingEntriesReadLikeBooksThatDoNot() throws SQLException {
        for (String statement : List.of("income_statement", "balance_sheet", "cash_flow", "changes_in_equity")) {
            assertThat(difference(statement + "_by_period", "mill", "unclosed", "true"))
                    .as(statement)
                    .isEmpty();
            assertThat(difference(statement + "_by_location", "mill", "unclosed", "true"))
                    .as(statement)
                    .isEmpty();
        }
    }

    /** An export for each year opens 2025 with the balances of 2024; that is no cash flow, and nothing that owners paid in. */
    @Test
    void yearsThatAreOpenedAfreshReadLikeBooksThatRunOn() throws SQLException {
        for (String statement : List.of("income_statement", "balance_sheet", "cash_flow", "changes_in_equity")) {
            assertThat(difference(statement + "_by_period", "mill", "yearly", "true"))
                    .as(statement)
                    .isEmpty();
        }
    }

    @Test
    void aMonthReadsAlikeInTheViewOfMonthsAndInThatOfAllPeriods() throws SQLException {
        for (String columns : List.of(
                "income_statement: place, line, nullif(amount, 0)",
                "balance_sheet: place, line, nullif(amount, 0)",
                "trial_balance: account_code, opening, debit, credit, closing")) {
            String view = columns.substring(0, columns.indexOf(':'));
            String rows = "select client_id, period, %s from %s".formatted(columns.substring(view.length() + 2), view);
            assertThat(ask(
                            "select * from ((%1$s except %1$s_by_period where grain = 'month') union all (%1$s_by_period where grain = 'month' except %1$s)) where columns(*) is not null"
                                    .formatted(rows)))
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    void anOldPeriodReadsAYearLaterAsItDid() throws SQLException {
        for (String statement :
                List.of("income_statement", "balance_sheet", "cash_flow", "changes_in_equity", "trial_balance")) {
            assertThat(difference(statement + "_by_period", "mill", "yearago", "fiscal_year = 2024"))
                    .as(statement)
                    .isEmpty();
        }
    }

    @Test
    void monthsAddUpToEveryLongerPeriod() throws SQLException {
        for (String statement : List.of("income_statement", "cash_flow")) {
            assertThat(ask("""
                    select whole.client_id, whole.period, whole.line, whole.amount, sum(month.amount)
                    from %1$s_by_period as whole
                    join %1$s_by_period as month
                        on month.client_id = whole.client_id and month.grain = 'month' and month.line = whole.line
                        and month.first_day between whole.first_day and whole.last_day
                    where whole.grain <> 'month' and whole.client_id <> 'late' and coalesce(whole.section, '') <> 'cash'
                    group by all
                    having whole.amount <> sum(month.amount)""".formatted(statement))).as(statement).isEmpty();
        }
    }

    @Test
    void locationsAddUpToTheWholeAndEachBalances() throws SQLException {
        for (String statement : STATEMENTS) {
            assertThat(ask("""
                    with whole as (select client_id, period, line, amount from %1$s_by_period),
                    part as (
                        select client_id, period, line, sum(amount) as amount
                        from %1$s_by_location where line <> 'Between locations' group by all having sum(amount) <> 0
                    )
                    select * from whole full join part using (client_id, period, line)
                    where coalesce(whole.amount, 0) <> coalesce(part.amount, 0)""".formatted(statement))).as(statement).isEmpty();
        }
        assertThat(ask("select client_id, period, location from balance_sheet_by_location group by all having "
                        + sum("line = 'Total assets'") + " <> " + sum("line = 'Total liabilities and equity'")))
                .isEmpty();
        assertThat(ask("select location, actual from income_statement_for('mill', '2025-02 T12', by := 'location')"
                        + " where line = 'Net income'"))
                .containsExactly("Mill|90.0000", "No location|-130.0000", "Shop|0.0000");
        assertThat(ask("select location, amount from balance_sheet_at('2025-Q1', client := 'mill', by := 'department')"
                        + " where line = 'Between locations' order by location"))
                .containsExactly("Mill|-90.0000", "No location|90.0000");
    }

    @Test
    void adjustmentsCanBeTakenOut() throws SQLException {
        assertThat(ask(
                        "select line, actual, adjustments, actual - adjustments from income_statement_for('mill', '2024-Q4')"
                                + " where line in ('Rent', 'Net income')"))
                .containsExactly("Rent|80.0000|80.0000|0.0000", "Net income|-80.0000|-80.0000|0.0000");
    }

    @Test
    void theTrialBalanceOfALongPeriodShowsWhatRolledOver() throws SQLException {
        assertThat(
                        ask(
                                "select account_code, opening, debit, credit, rolled, closing"
                                        + " from trial_balance_at('2025-02 T12', client := 'unclosed') where account_code in ('', '4000', '1100')"))
                .containsExactly(
                        "|0.0000|0.0000|0.0000|-470.0000|-470.0000",
                        "1100|600.0000|0.0000|400.0000|0.0000|200.0000",
                        "4000|-600.0000|0.0000|90.0000|600.0000|-90.0000");
        assertThat(ask(
                        "select client_id, period from trial_balance_by_period where client_id not in ('thirteen', 'late') group by all"
                                + " having sum(opening) <> 0 or sum(debit) <> sum(credit) or sum(closing) <> 0 or sum(rolled) <> 0"
                                + " or sum(opening + debit - credit + rolled - closing) <> 0"))
                .allMatch(row -> row.contains("2024")) // the year that opens with entries shows them as its opening
                .allMatch(row -> !row.endsWith("2024-12"));
    }

    @Test
    void theGeneralLedgerRunsFromOpeningToClosing() throws SQLException {
        assertThat(ask("select kind, posted_on, counter_accounts, debit, credit, balance"
                        + " from general_ledger_for('2024-Q4', client := 'mill', account := 'Bank')"))
                .containsExactly(
                        "opening|2024-10-01|null|null|null|1150.0000",
                        "line|2024-10-01|Loan|300.0000|0.0000|1450.0000",
                        "line|2024-11-01|Savings|0.0000|200.0000|1250.0000",
                        "line|2024-12-15|Drawings|0.0000|150.0000|1100.0000",
                        "closing|2024-12-31|null|300.0000|350.0000|1100.0000");
    }

    @Test
    void currencyEffectsOnCashAndProvisionsHaveTheirOwnLines() throws SQLException {
        Books books = new Books("abroad")
                .periods("2024-01-01", "2024-01-31")
                .account("1000", "Bank in dollars", "cash")
                .account("2300", "Provision for warranty", "other-current-liabilities", "non-cash")
                .account("7100", "Bank revaluation", "currency-gain", "cash")
                .account("6000", "Warranty", "other-expense")
                .account("9999", "What is this", "unclassified")
                .entry("2024-01-31", "normal", "1000", 7, "7100", -7)
                .entry("2024-01-31", "normal", "6000", 20, "2300", -20)
                .entry("2024-01-31", "normal", "9999", 3, "1000", -3);
        Snapshot snapshot = Books.snapshot(folder(), "s2", books.closeMonths());
        Catalogue.build(folder(), snapshot, new AuditRows(List.of(), List.of()));
        assertThat(Asked.rows(folder(), snapshot, "select line, amount from cash_flow order by place"))
                .containsExactly(
                        "Net income|-13.0000",
                        "Exchange differences on cash, shown below|-7.0000",
                        "Change in other current liabilities|20.0000",
                        "Unclassified accounts|-3.0000",
                        "Cash flow from operating activities|-3.0000",
                        "Cash flow from investing activities|0.0000",
                        "Cash flow from financing activities|0.0000",
                        "Effect of exchange rates on cash|7.0000",
                        "Change in cash|4.0000",
                        "Cash at the beginning|0.0000",
                        "Cash at the end|4.0000");
    }

    private static String sum(String condition) {
        return "sum(case when %s then amount else 0 end)".formatted(condition);
    }

    private static List<String> difference(String view, String one, String other, String where) throws SQLException {
        String rows =
                "select * exclude (client_id, prior_year) from (select *, 0 as prior_year from %s) where client_id = '%s' and %s";
        String first = rows.formatted(view, one, where);
        String second = rows.formatted(view, other, where);
        return ask("(%1$s except %2$s) union all (%2$s except %1$s)".formatted(first, second));
    }

    static Books mill(String client, boolean closes, boolean goesOn) {
        Books books = new Books(client)
                .periods("2024-01-01", "2025-03-31")
                .account("1000", "Bank", "cash")
                .account("1010", "Savings", "cash")
                .account("1100", "Customers", "receivables")
                .account("1500", "Equipment", "fixed-assets")
                .account("1590", "Depreciated", "accumulated-depreciation")
                .account("2000", "Loan", "loans")
                .account("2100", "Owed", "accruals")
                .account("3000", "Capital", "share-capital")
                .account("3100", "Retained earnings", "retained-earnings")
                .account("3200", "Drawings", "drawings")
                .account("4000", "Sales", "revenue")
                .account("6000", "Rent", "rent")
                .account("6800", "Depreciation", "depreciation")
                .account("7500", "Gain on disposal", "disposal-gain")
                .entry("2024-01-01", "opening", "1000", 1000, "3000", -1000)
                .at("Shop")
                .entry("2024-02-10", "normal", "1100", 600, "4000", -600)
                .at(null)
                .entry("2024-03-05", "normal", "1000", 400, "1100", -400)
                .entry("2024-03-06", "normal", "1500", 500, "1000", -500)
                .entry("2024-06-30", "normal", "6800", 100, "1590", -100)
                .entry("2024-09-01", "normal", "1000", 250, "1590", 100, "1500", -300, "7500", -50)
                .entry("2024-10-01", "normal", "1000", 300, "2000", -300)
                .entry("2024-11-01", "normal", "1010", 200, "1000", -200)
                .entry("2024-12-15", "normal", "3200", 150, "1000", -150)
                .entry("2024-12-31", "adjustment", "6000", 80, "2100", -80);
        if (closes) {
            books.entry("2024-12-31", "closing", "7500", 50, "6800", -100, "6000", -80, "3100", 130)
                    .at("Shop")
                    .entry("2024-12-31", "closing", "4000", 600, "3100", -600)
                    .at(null);
        }
        if (goesOn) {
            books.entry("2025-01-20", "normal", "2100", 80, "1000", -80)
                    .entry("2025-02-10", "normal", "1000", 90)
                    .at("Mill")
                    .entry("2025-02-10", "normal", "4000", -90)
                    .at(null);
        }
        return books.closeMonths();
    }

    static Books yearly() {
        return mill("yearly", true, true)
                .entry(
                        "2025-01-01",
                        "opening",
                        "1000",
                        1100,
                        "1010",
                        200,
                        "1100",
                        200,
                        "1500",
                        200,
                        "2000",
                        -300,
                        "2100",
                        -80,
                        "3000",
                        -1000,
                        "3100",
                        -470,
                        "3200",
                        150)
                .closeMonths();
    }

    /** Years of thirteen periods of four weeks. */
    private static Books thirteen() {
        Books books = new Books("thirteen");
        LocalDate yearFirstDay = LocalDate.parse("2024-01-01");
        for (int i = 0; i < 15; i++) {
            LocalDate firstDay = yearFirstDay.plusWeeks(4L * i);
            int year = 2024 + i / 13;
            int number = i % 13 + 1;
            books.add(new DimPeriod(
                    books.key(firstDay),
                    "thirteen",
                    "FY%d-P%02d".formatted(year, number),
                    firstDay,
                    firstDay.plusDays(27),
                    28,
                    year,
                    Math.min(4, (number + 2) / 3),
                    number,
                    false,
                    yearFirstDay.plusWeeks(52L * (i / 13)),
                    i == 0 ? null : books.key(firstDay.minusWeeks(4)),
                    i < 13 ? null : books.key(firstDay.minusWeeks(52)),
                    firstDay.minusWeeks(52),
                    firstDay.minusWeeks(48).minusDays(1),
                    "closed"));
        }
        books.account("1000", "Bank", "cash").account("4000", "Sales", "revenue");
        for (int i = 0; i < 15; i++) {
            books.entry(yearFirstDay.plusWeeks(4L * i).plusDays(3).toString(), "normal", "1000", 10, "4000", -10);
        }
        return books.closeMonths();
    }

    private static Books late() {
        Books books = new Books("late")
                .periods("2024-12-01", "2025-01-31")
                .account("1000", "Bank", "cash")
                .account("4000", "Sales", "revenue")
                .entry("2024-12-10", "normal", "1000", 10, "4000", -10)
                .entry("2025-01-10", "normal", "1000", 5, "4000", -5)
                .closeMonths();
        LocalDate yearLastDay = LocalDate.parse("2024-12-31");
        books.add(new DimPeriod(
                books.key("P13"),
                "late",
                "FY2024-P13",
                yearLastDay,
                yearLastDay,
                0,
                2024,
                4,
                13,
                true,
                LocalDate.parse("2024-01-01"),
                books.key(LocalDate.parse("2024-12-01")),
                null,
                LocalDate.parse("2023-12-31"),
                LocalDate.parse("2023-12-31"),
                "closed"));
        for (String[] leg : new String[][] {{"1000", "3"}, {"4000", "-3"}}) {
            BigDecimal amount = new BigDecimal(leg[1]);
            books.add(new FactAccountMonth(
                    "late",
                    books.key(leg[0]),
                    books.key("P13"),
                    null,
                    "adjustment",
                    yearLastDay,
                    amount.max(BigDecimal.ZERO),
                    amount.negate().max(BigDecimal.ZERO),
                    amount,
                    1));
        }
        return books;
    }

    private static WarehouseFolder folder() {
        return new WarehouseFolder(directory);
    }

    private static List<String> ask(String sql) throws SQLException {
        return Asked.rows(connection, sql);
    }
}
