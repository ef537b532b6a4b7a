package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A foreign member's books in the currency of its group, worked by hand. */
class TranslationTest {
    @TempDir
    Path directory;

    /**
     * One US dollar in euros: 0.90 at the end of December; January 0.92 on average and 0.94 at its end; February 0.95 and
     * 0.96.
     *
     * <pre>
     *                 January                       February
     * cash            1,200 x 0.94 =  1,128.00      1,150 x 0.96 =  1,104.00
     * capital        -1,000 x 0.90 =   -900.00                       -900.00
     * sales            -200 x 0.92 =   -184.00                       -184.00
     * rent                                             50 x 0.95 =     47.50
     * adjustment                         44.00                        67.50
     *
     * opening net assets  1,000 x (0.94 - 0.90) =  40.00      1,200 x (0.96 - 0.94) = 24.00
     * income                200 x (0.94 - 0.92) =   4.00        -50 x (0.96 - 0.95) = -0.50
     * movement                                     44.00                              23.50
     * </pre>
     */
    @Test
    void eachAccountIsTranslatedAtItsOwnRateAndTheAdjustmentProvesItself() throws SQLException {
        assertThat(ask("select period, line, closing from consolidated_trial_balance order by period, place"))
                .containsExactly(
                        "2025-01|Cash and bank|1128.0000",
                        "2025-01|Capital paid in|-900.0000",
                        "2025-01|Translation adjustment|-44.0000",
                        "2025-01|Revenue|-184.0000",
                        "2025-02|Cash and bank|1104.0000",
                        "2025-02|Capital paid in|-900.0000",
                        "2025-02|Translation adjustment|-67.5000",
                        "2025-02|Revenue|-184.0000",
                        "2025-02|Rent|47.5000");
        assertThat(ask(
                        "select period, from_opening_net_assets, from_income, from_owners, movement, adjustment, rounding, is_proven"
                                + " from translation_adjustment order by period"))
                .containsExactly(
                        "2025-01|40.0000|4.0000|0.0000|44.0000|44.0000|0.0000|true",
                        "2025-02|24.0000|-0.5000|0.0000|23.5000|67.5000|0.0000|true");
        assertThat(ask("select * from consolidation_gap")).isEmpty();
    }

    /**
     * The ECB prices one euro: 1.0000 and 1.2500 dollars, 0.8000 and 0.9000 pounds. A dollar is 0.80 and 0.72 pounds, 0.76 on
     * average. February has no rate in its last seven days: 20 February is too old, and its mean stands.
     */
    @Test
    void aCrossRateGoesThroughTheEuroAndAMissingRateLeavesAGap() throws SQLException {
        Books us = new Books("us", 1, "USD")
                .periods("2025-01-01", "2025-02-28")
                .usualAccounts()
                .rates("spot", "EUR", "USD", "2024-12-31", "1.0000", "2025-01-30", "1.0000", "2025-01-31", "1.2500")
                .rates("spot", "EUR", "GBP", "2024-12-31", "0.8000", "2025-01-30", "0.8000", "2025-01-31", "0.9000")
                .rates("spot", "EUR", "USD", "2025-02-20", "1.0000")
                .rates("spot", "EUR", "GBP", "2025-02-20", "0.7500")
                .entry("2025-01-15", "normal", "1000", 1000, "4000", -1000)
                .entry("2025-02-15", "normal", "1000", 1000, "4000", -1000);
        GroupBooks group = new GroupBooks().group("g", "GBP").member("g", "us");
        WarehouseFolder folder = new WarehouseFolder(directory);
        assertThat(group.ask(
                        folder,
                        "select last_day, closing_rate::double, average_rate::double from group_rate order by 1",
                        us))
                .containsExactly("2024-12-31|0.8|0.8", "2025-01-31|0.72|0.76", "2025-02-28|null|0.75");
        assertThat(group.ask(
                        folder,
                        "select period, line, amount from consolidated_balance_sheet where kind = 'line' order by period, place",
                        us))
                .containsExactly(
                        "2025-01|Cash and bank|720.0000",
                        "2025-01|Current-year earnings|760.0000",
                        "2025-01|Translation adjustment|-40.0000",
                        "2025-02|Cash and bank|null",
                        "2025-02|Current-year earnings|1510.0000",
                        "2025-02|Translation adjustment|null");
        assertThat(group.ask(folder, "select * from consolidation_gap", us))
                .containsExactly("g|us|2025-02|no closing rate of USD in GBP for 2025-02");
    }

    /**
     * Home sold for 100.00 euros to its American sister, whose books owe it 110 dollars: 99.00 euros at the closing rate of
     * 0.90, bought for 104.50 at the average of 0.95. Other customers and suppliers stay.
     */
    @Test
    void whatAPartyIsOwedGoesOutAtTheRatesOfItsAccounts() throws SQLException {
        Books home = counterparts(new Books("home"))
                .with("Sister Inc", null, null)
                .entry("2025-01-10", "normal", "1300", 100, "4000", -100)
                .with(null, null, null)
                .entry("2025-01-11", "normal", "1300", 7, "4000", -7);
        Books sister = counterparts(new Books("sister", 1, "USD"))
                .rates("closing", "USD", "EUR", "2024-12-31", "0.90", "2025-01-31", "0.90")
                .rates("average", "USD", "EUR", "2025-01-31", "0.95")
                .with("Home GmbH", null, null)
                .entry("2025-01-10", "normal", "5000", 110, "2300", -110);
        GroupBooks group = new GroupBooks()
                .group("g", "EUR")
                .member("g", "home")
                .member("g", "sister")
                .party("g", "home", "sister", "Sister Inc")
                .party("g", "sister", "home", "Home GmbH")
                .eliminate("g", "balances", "receivables", "payables")
                .eliminate("g", "trade", "revenue", "cost-of-sales");
        WarehouseFolder folder = new WarehouseFolder(directory);
        assertThat(group.ask(
                        folder,
                        "select rule, books_of_a, books_of_b, unmatched from elimination order by place",
                        home,
                        sister))
                .containsExactly("balances|100.0000|-99.0000|1.0000", "trade|-100.0000|104.5000|4.5000");
        assertThat(group.ask(
                        folder,
                        "select line, closing from consolidated_trial_balance where closing <> 0 order by place",
                        home,
                        sister))
                .containsExactly(
                        "Accounts receivable|7.0000",
                        "Unmatched between members|1.0000",
                        "Translation adjustment|-5.5000",
                        "Revenue|-7.0000",
                        "Unmatched between members|4.5000");
    }

    private static Books counterparts(Books books) {
        return books.periods("2025-01-01", "2025-01-31")
                .usualAccounts()
                .account("1300", "Receivables", "receivables", "balance sheet", "receivables", 20, 1)
                .account("2300", "Payables", "payables", "balance sheet", "payables", 110, -1);
    }

    private List<String> ask(String sql) throws SQLException {
        Books us = new Books("us", 1, "USD")
                .periods("2025-01-01", "2025-02-28")
                .usualAccounts()
                .rates("closing", "USD", "EUR", "2024-12-31", "0.90", "2025-01-31", "0.94", "2025-02-28", "0.96")
                .rates("average", "USD", "EUR", "2025-01-01", "0.92", "2025-02-01", "0.95")
                .entry("2025-01-01", "opening", "1000", 1000, "3000", -1000)
                .entry("2025-01-15", "normal", "1000", 200, "4000", -200)
                .entry("2025-02-15", "normal", "6000", 50, "1000", -50);
        return new GroupBooks().group("g", "EUR").member("g", "us").ask(new WarehouseFolder(directory), sql, us);
    }
}
