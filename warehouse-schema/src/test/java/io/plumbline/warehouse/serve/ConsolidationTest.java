package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group of two levels, worked by hand: {@code top} holds 75 % of {@code south}, whose own group {@code mid} holds 80 % of
 * {@code coast} from February to March.
 *
 * <pre>
 *            parent                    south                            coast
 * January    capital      10,000.00    capital (750 by parent) 1,000.00  capital  500.00, sales 100.00
 *            shares in south  750.00
 * February   sales           300.00    shares in coast           520.00  sales to south  60.01
 *                                      sales                     200.00
 *                                      bought from coast          60.00
 * March                                                                  sales           40.00
 * April                                coast sold for            700.00
 * </pre>
 */
class ConsolidationTest {
    @TempDir
    Path directory;

    /**
     * Goodwill: 520 - 80 % x (500 + 100) = 40. Others: 20 % x (600 + 60.01) = 132.00, of which 20 % x 60.01 = 12.00 earned
     * in the group. Sales and purchases meet but for a cent, as do receivables and payables.
     *
     * <pre>
     * cash          1,000 - 520 + 200 + 600 = 1,280.00    capital                  1,000.00
     * unmatched     60.01 - 60.00           =     0.01    earned: 200 + 0.01 - 12 =  188.01
     * goodwill                                   40.00    others                     132.00
     *                                        1,320.01                              1,320.01
     * </pre>
     */
    @Test
    void aMemberBoughtInTheYearBringsGoodwillAndLeavesOthersTheirShare() throws SQLException {
        assertThat(ask("select line, amount from consolidated_balance_sheet"
                        + " where group_id = 'mid' and period = '2025-02' and (kind = 'total' or amount <> 0)"
                        + " order by place"))
                .containsExactly(
                        "Cash and bank|1280.0000",
                        "Unmatched between members|0.0100",
                        "Goodwill of acquired members|40.0000",
                        "Total assets|1320.0100",
                        "Total liabilities|0.0000",
                        "Capital paid in|1000.0000",
                        "Current-year earnings|188.0100",
                        "Non-controlling interests|132.0000",
                        "Total equity|1320.0100",
                        "Total liabilities and equity|1320.0100");
        assertThat(ask("select line, amount, year_to_date from consolidated_income_statement where group_id = 'mid'"
                        + " and period = '2025-02' and place > 35000 order by place"))
                .containsExactly(
                        "Unmatched between members|0.0100|0.0100",
                        "Profit before tax|200.0100|200.0100",
                        "Net income|200.0100|200.0100",
                        "EBITDA|200.0100|200.0100",
                        "Net income of non-controlling interests|12.0000|12.0000",
                        "Net income of the owners|188.0100|188.0100");
    }

    /**
     * Others hold 25 % of south and 1 - 75 % x 80 % = 40 % of coast, and bear 25 % of what south paid for net assets of coast.
     *
     * <pre>
     * 25 % x (1,000 + 200 - 60) + 40 % x 660.01 - 25 % x (520 - 40) = 285.00 + 264.00 - 120.00 = 429.00
     * the same by steps: 25 % x (1,000 + 188.01) + 132.00 = 429.00
     * earned: 25 % x 140 + 40 % x 60.01 = 59.00
     * </pre>
     */
    @Test
    void aGroupWithinAGroupCountsThroughBothShares() throws SQLException {
        assertThat(ask("select line, amount from consolidated_balance_sheet"
                        + " where group_id = 'top' and period = '2025-02' and (kind = 'total' or amount <> 0)"
                        + " order by place"))
                .containsExactly(
                        "Cash and bank|10830.0000",
                        "Unmatched between members|0.0100",
                        "Goodwill of acquired members|40.0000",
                        "Total assets|10870.0100",
                        "Total liabilities|0.0000",
                        "Capital paid in|10000.0000",
                        "Current-year earnings|441.0100",
                        "Non-controlling interests|429.0000",
                        "Total equity|10870.0100",
                        "Total liabilities and equity|10870.0100");
    }

    /**
     * Sold for 700 when net assets were 700.01: the group gains 700 - 40 - 80 % x 700.01 = 99.99, which is 180 in south's
     * books less 80 % x 100.01 = 80.01 that the group has earned with it before.
     */
    @Test
    void aMemberThatLeavesTakesAlongWhatWasEarnedWithIt() throws SQLException {
        assertThat(ask("select line, amount, year_to_date from consolidated_income_statement where group_id = 'mid'"
                        + " and period = '2025-04' and place > 35000 and kind <> 'beside' order by place"))
                .containsExactly(
                        "Gains and losses on disposals|180.0000|180.0000",
                        "Unmatched between members|0.0000|0.0100",
                        "Members that left|-80.0100|-80.0100",
                        "Profit before tax|99.9900|340.0000",
                        "Net income|99.9900|340.0000",
                        "Net income of non-controlling interests|0.0000|20.0000",
                        "Net income of the owners|99.9900|320.0000");
        assertThat(ask("select line, amount from consolidated_balance_sheet"
                        + " where group_id = 'mid' and period = '2025-04' and (kind = 'total' or amount <> 0)"
                        + " order by place"))
                .containsExactly(
                        "Cash and bank|1380.0000",
                        "Total assets|1380.0000",
                        "Accounts payable|60.0000",
                        "Total liabilities|60.0000",
                        "Capital paid in|1000.0000",
                        "Current-year earnings|320.0000",
                        "Total equity|1320.0000",
                        "Total liabilities and equity|1380.0000");
    }

    @Test
    void whatTheBooksOfTwoMembersDisagreeOnIsShown() throws SQLException {
        assertThat(ask(
                        "select rule, member_a, member_b, books_of_a, books_of_b, unmatched, unmatched_in_month from elimination"
                                + " where group_id = 'mid' and period = '2025-02' order by place"))
                .containsExactly(
                        "Balances|coast|south|60.0100|-60.0000|0.0100|0.0000",
                        "Trade|coast|south|-60.0100|60.0000|-0.0100|-0.0100");
    }

    @Test
    void booksAndEveryEntryOfConsolidationAddUpToNought() throws SQLException {
        assertThat(ask("select group_id, last_day, source, sum(balance) from consolidation_line"
                        + " group by all having sum(balance) <> 0"))
                .isEmpty();
    }

    /** Nothing of a group is in what a member is handed: neither who else belongs to it nor what it earns. */
    @Test
    void oneMembersShareKnowsOfNoGroup() throws SQLException, IOException {
        ask("select 1");
        Path file = directory.resolve("coast.duckdb");
        ClientExport.write(new WarehouseFolder(directory), Optional.of("s1"), "coast", file);
        for (TableSchema table : Tables.SHARED) {
            assertThat(Asked.rows(file, "select * from " + table.name()))
                    .as(table.name())
                    .isEmpty();
        }
        assertThat(Asked.rows(file, "select * from consolidated_balance_sheet")).isEmpty();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("south");
    }

    @Test
    void aFigureOfTheGroupLeadsToTheMembersAccounts() throws SQLException {
        assertThat(
                        ask(
                                "select source, client_id, account_code, balance from consolidated_drill('mid', 'Cash and bank', '2025-02')"))
                .containsExactly("books|coast|1000|600.0000", "books|south|1000|680.0000");
    }

    private List<String> ask(String sql) throws SQLException {
        Books parent = books("parent")
                .entry("2025-01-01", "normal", "1000", 10000, "3000", -10000)
                .entry("2025-01-02", "normal", "1500", 750, "1000", -750)
                .entry("2025-02-10", "normal", "1000", 300, "4000", -300);
        Books south = books("south")
                .entry("2025-01-02", "normal", "1000", 1000, "3000", -1000)
                .entry("2025-02-01", "normal", "1500", 520, "1000", -520)
                .entry("2025-02-10", "normal", "1000", 200, "4000", -200)
                .entry("2025-02-20", "normal", "5010", 60, "2300", -60)
                .entry("2025-04-01", "normal", "1000", 700, "1500", -520, "7500", -180);
        Books coast = books("coast")
                .entry("2025-01-01", "normal", "1000", 500, "3000", -500)
                .entry("2025-01-10", "normal", "1000", 100, "4000", -100)
                .entry("2025-02-20", "normal", "1300", "60.01", "4010", "-60.01")
                .entry("2025-03-10", "normal", "1000", 40, "4000", -40);
        GroupBooks groups = new GroupBooks()
                .group("mid", "EUR")
                .member("mid", "south")
                .member("mid", "coast", "0.8", "0.8", "south", "2025-02-01", "2025-03-31")
                .group("top", "EUR")
                .member("top", "parent")
                .member("top", "south", "0.75", "0.75", "parent", null, null)
                .member("top", "coast", "0.6", "0.8", "south", "2025-02-01", "2025-03-31");
        for (String group : List.of("mid", "top")) {
            groups.account(group, "coast", "south", "1300")
                    .account(group, "coast", "south", "4010")
                    .account(group, "south", "coast", "2300")
                    .account(group, "south", "coast", "5010")
                    .eliminate(group, "Balances", "receivables", "payables")
                    .eliminate(group, "Trade", "revenue", "cost-of-sales");
        }
        return groups.ask(new WarehouseFolder(directory), sql, parent, south, coast);
    }

    private static Books books(String client) {
        return new Books(client)
                .periods("2025-01-01", "2025-04-30")
                .usualAccounts()
                .account("1300", "Receivables", "receivables", "balance sheet", "receivables", 20, 1)
                .account("1500", "Shares", "other-assets", "balance sheet", "other assets", 60, 1)
                .account("2300", "Payables", "payables", "balance sheet", "payables", 110, -1)
                .account("4010", "Sales to the group", "revenue", "income statement", "revenue", 310, -1)
                .account("5010", "Bought in the group", "cost-of-sales", "income statement", "cost of sales", 320, 1)
                .account(
                        "7500",
                        "Gain on disposals",
                        "disposal-gain",
                        "income statement",
                        "other income and expense",
                        350,
                        -1);
    }
}
