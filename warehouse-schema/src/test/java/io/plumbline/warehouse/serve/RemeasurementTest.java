package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Open dollars in books of euros, worked by hand. One euro costs 1.0811 dollars on 28 March, the last day of the month that
 * has a rate, and 1.0723 on 30 April; nobody published any in May.
 *
 * <pre>
 *                       dollars   carried       March: / 1.0811           April: / 1.0723
 * receivables  1 March    1,000    920.00
 *              20 March    -400   -368.00
 *                           600    552.00       554.99     +2.99
 *              30 April remeasured   2.99                                 559.54  -  554.99 =  +4.55
 * loan         5 March   -2,000 -1,800.00    -1,849.97    -49.97       -1,865.15             -65.15
 * </pre>
 */
class RemeasurementTest {
    @TempDir
    Path directory;

    @Test
    void anOpenBalanceIsWorthTheClosingRateAndTheRestIsUnrealised() throws SQLException {
        assertThat(ask(
                        "select period, account_code, transaction_balance, rate_on, remeasured, carrying, booked_remeasurement, difference"
                                + " from unrealised_currency order by period, account_code"))
                .containsExactly(
                        "2024-03|1300|600.0000|2024-03-28|554.99|552.0000|0.0000|2.9900",
                        "2024-03|2000|-2000.0000|2024-03-28|-1849.97|-1800.0000|0.0000|-49.9700",
                        "2024-04|1300|600.0000|2024-04-30|559.54|554.9900|2.9900|4.5500",
                        "2024-04|2000|-2000.0000|2024-04-30|-1865.15|-1800.0000|0.0000|-65.1500",
                        "2024-05|1300|600.0000|null|null|554.9900|2.9900|null",
                        "2024-05|2000|-2000.0000|null|null|-1800.0000|0.0000|null");
    }

    /** 400 x 0.92 = 368 were carried, 380 came in. */
    @Test
    void whatASettlementRealisedIsToldFromWhatTheBooksRemeasured() throws SQLException {
        assertThat(ask("select period, kind, amount from realised_currency order by period"))
                .containsExactly("2024-03|realised|12.0000", "2024-04|remeasured|2.9900");
    }

    @Test
    void anOpenBalanceLeadsToItsDocuments() throws SQLException {
        assertThat(ask("select account_code, currency, transaction_balance, carrying"
                        + " from unrealised_currency_by_document('bakery', '2024-03')"))
                .containsExactly("1300|USD|600.0000|552.0000", "2000|USD|-2000.0000|-1800.0000");
    }

    private List<String> ask(String sql) throws SQLException {
        Books books = new Books("bakery")
                .periods("2024-03-01", "2024-05-31")
                .usualAccounts()
                .account("1300", "Receivables", "receivables", "balance sheet", "receivables", 20, 1)
                .account("7600", "Currency", "currency-gain", "income statement", "other income and expense", 350, -1)
                .rates("spot", "EUR", "USD", "2024-03-27", "1.0816", "2024-03-28", "1.0811", "2024-04-30", "1.0723")
                .foreignEntry("2024-03-01", "1300", 920, "USD", 1000, "4000", -920, "USD", -1000)
                .foreignEntry("2024-03-05", "1000", 1800, "EUR", 1800, "2000", -1800, "USD", -2000)
                .foreignEntry("2024-03-20", "1000", 380, "EUR", 380, "1300", -368, "USD", -400, "7600", -12, "EUR", -12)
                .foreignEntry("2024-04-30", "1300", "2.99", "EUR", "2.99", "7600", "-2.99", "EUR", "-2.99")
                .entry("2024-05-10", "normal", "1000", 10, "4000", -10);
        Snapshot snapshot = Books.snapshot(new WarehouseFolder(directory), "s1", books.closeMonths());
        Catalogue.build(new WarehouseFolder(directory), snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(new WarehouseFolder(directory), snapshot, sql);
    }
}
