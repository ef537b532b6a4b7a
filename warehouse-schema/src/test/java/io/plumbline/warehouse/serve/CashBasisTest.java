package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Income statements on the cash basis of ledgers small enough to work out by hand. */
class CashBasisTest {
    @TempDir
    Path directory;

    private final Books shop = new Books("shop")
            .periods("2025-01-01", "2025-04-30")
            .usualAccounts()
            .account("1100", "Receivables", "receivables", "balance sheet", "receivables", 20, 1)
            .account("2100", "Payables", "payables", "balance sheet", "payables", 110, -1)
            .account("2200", "VAT", "sales-tax", "balance sheet", "other current liabilities", 120, -1)
            .account("4100", "Repairs", "revenue", "income statement", "revenue", 310, -1);
    private final Posting anna = Posting.in(shop).party("Anna");
    private final Posting mill = Posting.in(shop).party("Mill");

    @Test
    void revenueCountsInTheProportionInWhichItsInvoiceIsPaid() throws SQLException {
        anna.document("INV-1").entry("2025-01-10", "1100", 120, "4000", -100, "2200", -20);
        anna.document("INV-1").entry("2025-02-05", "1000", 30, "1100", -30);
        anna.document("INV-1").entry("2025-03-05", "1000", 90, "1100", -90);
        // 30 of 120 is a quarter of the 100 earned; VAT is no part of it
        assertThat(netIncome())
                .containsExactly(
                        "2025-01|0.0000|100.0000|-100.0000",
                        "2025-02|25.0000|0.0000|25.0000",
                        "2025-03|75.0000|0.0000|75.0000");
        assertThat(unmatched()).isEmpty();
    }

    @Test
    void theLastPaymentTakesTheRestOfEveryLine() throws SQLException {
        anna.document("INV-1").entry("2025-01-10", "1100", 100, "4000", -70.01, "4100", -29.99);
        anna.document("INV-1").entry("2025-02-05", "1000", 33.33, "1100", -33.33);
        anna.document("INV-1").entry("2025-03-05", "1000", 33.33, "1100", -33.33);
        anna.document("INV-1").entry("2025-04-05", "1000", 33.34, "1100", -33.34);
        // 4000: 70.01 x 0.3333 = 23.334..., x 0.6666 = 46.668...; 4100: 29.99 x 0.3333 = 9.995..., x 0.6666 = 19.991...
        assertThat(ask(
                        "select recognised_on, account.account_code, amount from cash_basis_line join accounts as account"
                                + " using (account_id) order by all"))
                .containsExactly(
                        "2025-02-05|4000|-23.3300",
                        "2025-02-05|4100|-10.0000",
                        "2025-03-05|4000|-23.3400",
                        "2025-03-05|4100|-9.9900",
                        "2025-04-05|4000|-23.3400",
                        "2025-04-05|4100|-10.0000");
    }

    @Test
    void onePaymentSettlesTheInvoicesThatBearItsMark() throws SQLException {
        anna.mark("A").entry("2025-01-10", "1100", 30, "4000", -30);
        anna.mark("A").entry("2025-01-20", "1100", 70, "4100", -70);
        anna.entry("2025-01-25", "1100", 5, "4000", -5);
        anna.mark("A").entry("2025-03-01", "1000", 100, "1100", -100);
        assertThat(ask("select matched_by, settled_on, amount from settlement order by amount"))
                .containsExactly("settlement mark|2025-03-01|30.0000", "settlement mark|2025-03-01|70.0000");
        assertThat(unmatched()).containsExactly("unpaid invoice|2025-01-25|5.0000|0.0000|5.0000|5.0000");
    }

    @Test
    void aPaymentIsMatchedByTheInvoiceThatItsTextNames() throws SQLException {
        anna.document("1221").entry("2025-01-10", "1100", 50, "4000", -50);
        anna.document("1222").entry("2025-01-12", "1100", 50, "4100", -50);
        // its own number is that of the other invoice, by chance
        anna.document("1222").text("Payment of invoice 1221").entry("2025-02-01", "1000", 50, "1100", -50);
        assertThat(ask("select account_code, document_ref from cash_basis_unmatched"))
                .containsExactly("1100|1222");
        assertThat(
                        ask(
                                "select line, cash from income_statement_cash_basis where period = '2025-02' and line = 'Revenue'"))
                .containsExactly("Revenue|50.0000");
    }

    @Test
    void anExactAmountIsMatchedWhereOnlyOneFits() throws SQLException {
        anna.entry("2025-01-10", "1100", 61, "4000", -61);
        anna.entry("2025-01-11", "1100", 62, "4000", -62);
        anna.entry("2025-02-01", "1000", 62, "1100", -62);
        assertThat(ask("select matched_by, amount from settlement")).containsExactly("amount|62.0000");
        assertThat(unmatched()).containsExactly("unpaid invoice|2025-01-10|61.0000|0.0000|61.0000|61.0000");
    }

    @Test
    void aStretchThatAddsUpToNoughtIsSettled() throws SQLException {
        mill.entry("2025-01-10", "5000", 40, "2100", -40);
        mill.entry("2025-01-20", "5000", 60, "2100", -60);
        mill.entry("2025-02-10", "2100", 100, "1000", -100);
        mill.entry("2025-02-20", "5000", 10, "2100", -10);
        assertThat(ask("select matched_by, settled_on, amount from settlement order by amount"))
                .containsExactly("cleared balance|2025-02-10|40.0000", "cleared balance|2025-02-10|60.0000");
        assertThat(unmatched()).containsExactly("unpaid bill|2025-02-20|10.0000|0.0000|10.0000|-10.0000");
    }

    @Test
    void creditNotesAndOverpaymentsLeaveWhatTheyAre() throws SQLException {
        anna.document("INV-1").entry("2025-01-10", "1100", 100, "4000", -100);
        anna.document("INV-1").text("Credit note").entry("2025-02-01", "1100", -20, "4000", 20);
        anna.document("INV-1").entry("2025-03-01", "1000", 90, "1100", -90);
        // February: 20 of the invoice and the credit note undo each other. March: the other 80; 10 were paid too much.
        assertThat(netIncome())
                .containsExactly(
                        "2025-01|0.0000|100.0000|-100.0000",
                        "2025-02|0.0000|-20.0000|20.0000",
                        "2025-03|80.0000|0.0000|80.0000");
        assertThat(unmatched()).containsExactly("receipt without invoice|2025-03-01|-90.0000|-80.0000|-10.0000|0.0000");
    }

    @Test
    void whatIsPaidAtOnceCountsAtOnce() throws SQLException {
        shop.entry("2025-01-31", "normal", "6000", 20, "1000", -20);
        anna.document("INV-1").entry("2025-02-10", "1000", 25, "1100", 75, "4000", -100);
        anna.document("INV-2").entry("2025-02-20", "1100", 100, "4000", -100);
        // a discount is booked with the payment, and counts with it
        anna.document("INV-2").entry("2025-03-20", "1000", 98, "4900", 2, "1100", -100);
        assertThat(netIncome())
                .containsExactly(
                        "2025-01|-20.0000|-20.0000|0.0000",
                        "2025-02|25.0000|200.0000|-175.0000",
                        "2025-03|98.0000|-2.0000|100.0000");
        assertThat(unmatched()).containsExactly("unpaid invoice|2025-02-10|75.0000|0.0000|75.0000|75.0000");
    }

    @Test
    void theDifferenceToAccrualIsWhatReceivablesAndPayablesHaveChanged() throws SQLException {
        anna.document("INV-1").entry("2025-01-10", "1100", 100, "4000", -100);
        mill.document("B7").entry("2025-01-15", "5000", 60, "2100", -60);
        anna.document("INV-1").entry("2025-02-05", "1000", 45, "1100", -45);
        mill.document("B7").entry("2025-02-15", "2100", 60, "1000", -60);
        anna.document("INV-2").entry("2025-03-10", "1100", 10, "4000", -10);
        // by the other route: balances of the trial balance, which knows nothing of settlements
        List<String> receivablesLessPayables =
                ask("select period, sum(closing) from trial_balance where section in ('receivables', 'payables')"
                        + " group by period order by period");
        assertThat(ask("select period, sum(accrual - cash) over (order by first_day) from income_statement_cash_basis"
                        + " where line = 'Net income' order by period"))
                .isEqualTo(receivablesLessPayables)
                .containsExactly("2025-01|40.0000", "2025-02|55.0000", "2025-03|65.0000");
        assertThat(ask("select sum(net_income_held_back) from cash_basis_unmatched"))
                .containsExactly("65.0000");
    }

    private List<String> netIncome() throws SQLException {
        return ask("select period, cash, accrual, difference from income_statement_cash_basis"
                + " where line = 'Net income' order by period");
    }

    private List<String> unmatched() throws SQLException {
        return ask("select kind, posted_on, amount, settled, open, net_income_held_back from cash_basis_unmatched"
                + " order by posted_on");
    }

    private List<String> ask(String sql) throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory);
        Snapshot snapshot = Books.snapshot(folder, "s1", shop.closeMonths());
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder, snapshot, sql);
    }
}
