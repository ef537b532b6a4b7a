package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.FactBankLine;
import io.plumbline.warehouse.star.FactStatedBalance;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bank says beside what the ledger says of the same days. */
class BankReconciliationTest {
    @TempDir
    Path directory;

    @Test
    void equalAmountsOfNearDaysMatchOnceAndTheRestIsShownOnBothSides() throws SQLException {
        Books books = new Books("bakery")
                .periods("2025-01-01", "2025-03-31")
                .usualAccounts()
                .account("1050", "Till", "cash", "balance sheet", "cash", 10, 1)
                .entry("2025-01-02", "opening", "1000", 500, "3000", -500)
                .entry("2025-01-10", "normal", "1000", 100, "4000", -100)
                .entry("2025-01-14", "normal", "1000", -30, "6000", 30)
                .entry("2025-01-20", "normal", "1000", -30, "6000", 30)
                .entry("2025-01-22", "normal", "1050", 9, "4000", -9)
                .entry("2025-02-20", "normal", "1000", 77, "4000", -77)
                .entry("2025-03-25", "normal", "1000", 55, "4000", -55);
        bank(books, "f0", "2025-01-05", "500");
        bank(books, "f1", "2025-01-12", "100");
        bank(books, "f2", "2025-01-15", "-30");
        bank(books, "f3", "2025-02-02", "-4.50");
        bank(books, "f4", "2025-02-28", "77");
        assertThat(
                        ask(
                                books,
                                "select status, posted_on, amount, bank_line_id, ledger_on, account_code from bank_reconciliation order by posted_on, status"))
                .as("the second rent was paid but once, 77 came eight days apart, the till has no statement")
                .containsExactly(
                        "not in the ledger|2025-01-05|500.0000|f0|null|null",
                        "matched|2025-01-12|100.0000|f1|2025-01-10|1000",
                        "matched|2025-01-15|-30.0000|f2|2025-01-14|1000",
                        "not on the statement|2025-01-20|-30.0000|null|2025-01-20|1000",
                        "not in the ledger|2025-02-02|-4.5000|f3|null|null",
                        "not on the statement|2025-02-20|77.0000|null|2025-02-20|1000",
                        "not in the ledger|2025-02-28|77.0000|f4|null|null");
    }

    @Test
    void everyLineOfTheStatementStandsInItOnce() throws SQLException {
        Books books = new Books("bakery").periods("2025-01-01", "2025-01-31").usualAccounts();
        for (int day = 1; day <= 28; day++) {
            books.entry("2025-01-%02d".formatted(day), "normal", "1000", 10, "4000", -10);
            bank(books, "b" + day, "2025-01-%02d".formatted(Math.min(28, day + 1)), "10");
        }
        assertThat(ask(
                        books,
                        "select status, count(*), count(distinct bank_line_id) from bank_reconciliation group by all"))
                .containsExactly("matched|28|28");
    }

    /** 1,000 opened, 250 more and a fee of 5 at the bank; a cheque of 40 is under way: 1,000 + 250 - 5 = 1,000 + 250 - 40 - 5 + 40. */
    @Test
    void whatIsOpenOnBothSidesExplainsTheBanksBalance() throws SQLException {
        Books books = new Books("bakery")
                .periods("2025-01-01", "2025-02-28")
                .usualAccounts()
                .entry("2025-01-02", "opening", "1000", 1000, "3000", -1000)
                .entry("2025-01-10", "normal", "1000", 250, "4000", -250)
                .entry("2025-01-25", "normal", "1000", -40, "6000", 40)
                .entry("2025-02-03", "normal", "1000", 9, "4000", -9);
        bank(books, "f1", "2025-01-11", "250");
        bank(books, "f2", "2025-01-31", "-5");
        stated(books, "0042", "2025-01-31", "1245");
        stated(books, "0099", "2025-01-31", "70");
        assertThat(
                        ask(
                                books,
                                "select bank_account, account_code, bank_balance, ledger_balance, difference, not_in_ledger, not_on_statement, unexplained from bank_balances order by bank_account"))
                .containsExactly(
                        "0042|1000|1245.0000|1210.0000|35.0000|-5.0000|-40.0000|0.0000",
                        "0099|null|70.0000|null|null|null|null|null");
    }

    private static void stated(Books books, String account, String day, String amount) {
        books.add(new FactStatedBalance(
                books.client,
                "Bank statement " + account + " " + day,
                "bank statement",
                account,
                null,
                null,
                LocalDate.parse(day),
                "closing",
                new BigDecimal(amount),
                null,
                null,
                "EUR",
                null,
                LocalDateTime.parse(day + "T12:00:00"),
                books.fileKey(),
                1));
    }

    private static void bank(Books books, String id, String day, String amount) {
        books.add(new FactBankLine(
                books.client,
                id,
                "0042",
                LocalDate.parse(day),
                new BigDecimal(amount),
                "EUR",
                null,
                null,
                null,
                null,
                books.fileKey(),
                1));
    }

    private List<String> ask(Books books, String sql) throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory);
        Snapshot snapshot = Books.snapshot(folder, "s1", books.closeMonths());
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder, snapshot, sql);
    }
}
