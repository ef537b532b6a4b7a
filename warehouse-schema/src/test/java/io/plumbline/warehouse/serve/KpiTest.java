package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * KPIs worked out by hand from a mill's books:
 *
 * <pre>
 * 2025-01  opening: bank 1,000, stock 400, capital 1,400; 100 are paid in; nothing is sold
 * 2025-02  sells 600 on credit for stock of 240; pays rent of 100
 * 2025-03  is paid 450; buys stock of 180 on credit; sells 500 for cash at the counter for stock of 200; pays rent of 100
 * </pre>
 */
class KpiTest {
    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void publish() throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory.resolve("warehouse"));
        Snapshot snapshot = Books.snapshot(folder, "s1", mill());
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        connection = Engine.open(Limits.DEFAULT);
        Catalogue.attach(connection, folder.catalogue("s1"));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    /** March: revenue 500, cost 200, rent 100; bank 1,850; receivables 150; stock 140; payables 180. */
    @Test
    void ratiosAreThoseOfTheMonthsSumsAndBalances() throws SQLException {
        assertThat(ask("select kpi, value from kpi where period = '2025-03' and value is not null order by place"))
                .containsExactly(
                        "gross-margin|60.0000", // 300 / 500
                        "operating-margin|40.0000", // 200 / 500
                        "ebitda-margin|40.0000",
                        "net-margin|40.0000",
                        "cash|1850.0000", // 1,100 - 100 + 450 + 500 - 100
                        "working-capital|1960.0000", // 1,850 + 150 + 140 - 180
                        "current-ratio|11.8889", // 2,140 / 180
                        "quick-ratio|11.1111", // 2,000 / 180
                        "days-sales-outstanding|9.3000", // 150 x 31 / 500
                        "days-payable-outstanding|27.9000", // 180 x 31 / 200
                        "days-inventory|21.7000", // 140 x 31 / 200
                        "cash-conversion-cycle|3.1000", // 9.3 + 21.7 - 27.9
                        "debt-to-worth|0.0918", // 180 / 1,960
                        "burn|-250.0000"); // 0 - 100 + 850 in three months, without what was paid in
    }

    @Test
    void emptyDenominatorGivesNothingAndNotNought() throws SQLException {
        assertThat(ask(
                        "select kpi, value from kpi where period = '2025-01' and kpi in ('gross-margin', 'current-ratio',"
                                + " 'days-sales-outstanding', 'cash') order by place"))
                .containsExactly(
                        "gross-margin|null", "cash|1100.0000", "current-ratio|null", "days-sales-outstanding|null");
    }

    @Test
    void seriesBeginWithTheFirstFigureAndKeepTheirNoughts() throws SQLException {
        assertThat(
                        ask(
                                "select period, value from series_value where series_id = 'income-statement.rent' order by period"))
                .containsExactly("2025-02|100.0000", "2025-03|100.0000");
        assertThat(ask("select series_id, period, value from series_value where name in ('Total revenue', 'Inventory')"
                        + " order by place, period"))
                .containsExactly(
                        "balance-sheet.inventory|2025-01|400.0000",
                        "balance-sheet.inventory|2025-02|160.0000",
                        "balance-sheet.inventory|2025-03|140.0000",
                        "income-statement.total-revenue|2025-02|600.0000",
                        "income-statement.total-revenue|2025-03|500.0000");
    }

    @Test
    void lineOfSeveralAccountsDividesIntoThem() throws SQLException {
        assertThat(ask("select series_id, kind, name, period, value from series_value"
                        + " where part_of = 'income-statement.revenue' order by series_id, period"))
                .containsExactly(
                        "income-statement.revenue/40|account|40 Sales|2025-02|600.0000",
                        "income-statement.revenue/40|account|40 Sales|2025-03|0.0000",
                        "income-statement.revenue/41|account|41 Counter|2025-03|500.0000");
        assertThat(ask("select distinct part_of from series_value where part_of is not null"))
                .containsExactly("income-statement.revenue");
    }

    @Test
    void linesAddUpToTotalsWithTheirOrientation() throws SQLException {
        assertThat(ask("""
                        select total.name, total.period
                        from series_value as total
                        join (
                            select layout.statement, layout.line, value.period, sum(value.value * value.orientation) as amount
                            from (select statement, line, unnest(sections) as section from statement_layout) as layout
                            join series_value as value
                                on value.subject = layout.statement and value.section = layout.section and value.kind = 'line'
                            group by all
                        ) as summed
                            on summed.statement = total.subject and summed.line = total.name and summed.period = total.period
                        where total.value * total.orientation <> summed.amount""")).isEmpty();
    }

    /** Sales of 550 and rent of 90 are budgeted: costs are shown as positive, as in the series. */
    @Test
    void budgetIsShownAsItsSeriesIs() throws SQLException {
        assertThat(ask("select series_id, period, budget from series_budget order by series_id"))
                .containsExactly(
                        "income-statement.ebitda|2025-03|460.0000",
                        "income-statement.gross-profit|2025-03|550.0000",
                        "income-statement.net-income|2025-03|460.0000",
                        "income-statement.operating-income|2025-03|460.0000",
                        "income-statement.profit-before-tax|2025-03|460.0000",
                        "income-statement.rent|2025-03|90.0000",
                        "income-statement.revenue|2025-03|550.0000",
                        "income-statement.total-operating-expense|2025-03|90.0000",
                        "income-statement.total-revenue|2025-03|550.0000");
    }

    private static Books mill() {
        return new Books("mill")
                .periods("2025-01-01", "2025-03-31")
                .account("10", "Bank", "cash")
                .account("11", "Customers", "receivables")
                .account("12", "Stock", "inventory")
                .account("20", "Suppliers", "payables")
                .account("30", "Capital", "share-capital")
                .account("40", "Sales", "revenue")
                .account("41", "Counter", "revenue")
                .account("50", "Cost", "cost-of-sales")
                .account("60", "Rent", "rent")
                .entry("2025-01-01", "opening", "10", 1000, "12", 400, "30", -1400)
                .entry("2025-01-20", "normal", "10", 100, "30", -100)
                .entry("2025-02-10", "normal", "11", 600, "40", -600)
                .entry("2025-02-10", "normal", "50", 240, "12", -240)
                .entry("2025-02-28", "normal", "60", 100, "10", -100)
                .entry("2025-03-05", "normal", "10", 450, "11", -450)
                .entry("2025-03-08", "normal", "12", 180, "20", -180)
                .entry("2025-03-20", "normal", "10", 500, "41", -500)
                .entry("2025-03-20", "normal", "50", 200, "12", -200)
                .entry("2025-03-31", "normal", "60", 100, "10", -100)
                .budget("2025-03", "40", 550, "60", 90)
                .closeMonths();
    }

    private static List<String> ask(String sql) throws SQLException {
        return Asked.rows(connection, sql);
    }
}
