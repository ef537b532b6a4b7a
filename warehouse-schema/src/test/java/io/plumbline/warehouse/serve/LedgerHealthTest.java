package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what is planted for it, and nothing in books that have nothing wrong. */
class LedgerHealthTest {
    @TempDir
    Path directory;

    private final Books books = new Books("shop")
            .periods("2025-01-01", "2025-12-31")
            .usualAccounts()
            .account("1400", "Stock", "inventory", "balance sheet", "inventory", 30, 1)
            .account("1900", "Suspense", "clearing", "balance sheet", "other current assets", 40, 1)
            .account("1910", "Card clearing", "clearing", "balance sheet", "other current assets", 40, 1);
    private final Posting landlord = Posting.in(books).party("Landlord");

    @Test
    void cleanBooksHaveNoFindings() throws SQLException {
        aYearOfTrade(0, 0);
        books.entry("2025-12-30", "normal", "1910", 70, "4000", -70)
                .entry("2025-12-31", "normal", "1000", 70, "1910", -70);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aMissingRentAndADoubledOneAreFound() throws SQLException {
        aYearOfTrade(5, 9);
        assertThat(findings())
                .containsExactly(
                        "duplicated entry|warning|2025-09-01|null|500.0000",
                        "recurring line doubled|warning|2025-09-01|6000|500.0000",
                        "recurring line missing|warning|2025-05-31|6000|500.0000");
        assertThat(ask("select file, file_row from ledger_health where finding = 'recurring line missing'"))
                .as("the April rent: capital and the pairs of January, February and March before it, and its own")
                .singleElement()
                .asString()
                .startsWith("exports/ledger.csv|");
    }

    @Test
    void theSameDocumentTwiceIsFound() throws SQLException {
        capital();
        Posting bill = Posting.in(books).party("Mill").document("R-77");
        bill.text("flour").entry("2025-03-03", "5000", 80, "1000", -80);
        bill.text("flour, again").entry("2025-03-20", "5000", 80, "1000", -80);
        assertThat(ask("select finding, found_on, reason from ledger_health"))
                .containsExactly(
                        "duplicated entry|2025-03-20|document R-77 of the same party and amount was entered on 2025-03-03, too");
    }

    @Test
    void aGapInNumbersThatAreOtherwiseCompleteIsFound() throws SQLException {
        capital();
        for (int number = 1; number <= 30; number++) {
            if (number != 17) {
                Posting.in(books)
                        .document("F-%04d".formatted(number))
                        .entry("2025-02-%02d".formatted(1 + number % 28), "1000", number, "4000", -number);
            }
        }
        assertThat(ask("select finding, reason from ledger_health where reason like 'F-%' or reason like '%F-%'"))
                .containsExactly("gap in numbering|F-17 of 2025 is missing, before F-18");
    }

    @Test
    void anEntryOnADayOfRestAndOneByAStrangerAreFound() throws SQLException {
        capital();
        Posting clerk = Posting.in(books).entered("2025-01-02T10:00:00", "clerk");
        LocalDate day = LocalDate.parse("2025-01-02");
        for (int number = 0; number < 600; number++) {
            day = day.plusDays(number % 2);
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            clerk.text("till " + number)
                    .entry(
                            day.isAfter(LocalDate.parse("2025-12-30")) ? "2025-12-30" : day.toString(),
                            "1000",
                            10 + number,
                            "4000",
                            -10 - number);
        }
        Posting.in(books).entered("2025-06-15T03:00:00", "stranger").entry("2025-06-15", "6800", 7, "1000", -7);
        assertThat(ask("select finding, found_on, amount, reason from ledger_health order by 1"))
                .containsExactly(
                        "entry by an odd user|2025-06-15|7.0000|user stranger entered 1 of 601 entries",
                        "entry on an odd day|2025-06-15|7.0000|a Sunday; 1 of 601 entries are posted on one");
    }

    @Test
    void aRoundAmountWhereAmountsHardlyEverAreRoundIsFound() throws SQLException {
        books.entry("2025-01-01", "opening", "1000", 90000, "3000", -90000);
        for (int number = 1; number <= 120; number++) {
            books.entry(
                    LocalDate.parse("2025-01-01").plusDays(number).toString(),
                    "normal",
                    "5000",
                    100 + number + 0.37,
                    "1000",
                    -100 - number - 0.37);
        }
        books.entry("2025-05-20", "normal", "5000", 5000, "1000", -5000);
        assertThat(ask("select finding, account_code, amount, reason from ledger_health"))
                .containsExactly("round amount|5000|5000.0000|1 of 121 lines of the account have a round amount");
    }

    @Test
    void balancesThatCannotBeAreFound() throws SQLException {
        capital();
        books.entry("2025-02-10", "normal", "6800", 1040, "1000", -1040)
                .entry("2025-02-12", "normal", "1000", 900, "4000", -900)
                .entry("2025-03-10", "normal", "1400", 30, "1000", -30)
                .entry("2025-04-10", "normal", "5000", 50, "1400", -50)
                .entry("2025-04-11", "normal", "1400", 60, "1000", -60)
                .entry("2025-04-12", "normal", "1900", 13, "1000", -13)
                .entry("2025-05-12", "normal", "1910", 21, "1000", -21)
                .entry("2025-12-12", "normal", "1910", 5, "1000", -5);
        assertThat(findings())
                .containsExactly(
                        "balance in suspense|warning|2025-04-12|1900|13.0000",
                        "balance that does not clear|notice|2025-12-12|1910|21.0000",
                        "negative cash|warning|2025-02-10|1000|-40.0000",
                        "negative inventory|warning|2025-04-10|1400|-20.0000");
    }

    @Test
    void anUnbalancedEntryAndOneFarFromItsDocumentAreFound() throws SQLException {
        capital();
        for (int number = 1; number <= 40; number++) {
            Posting.in(books)
                    .dated("2025-03-01")
                    .text("n" + number)
                    .entry("2025-03-05", "5000", number, "1000", -number);
        }
        Posting.in(books).dated("2024-10-01").entry("2025-03-06", "5000", 99.5, "1000", -99);
        assertThat(ask("select finding, severity, amount, reason from ledger_health order by 1"))
                .containsExactly(
                        "posted far from its document|notice|99.5000|156 days after the document of 2024-10-01",
                        "unbalanced entry|error|0.5000|debits and credits differ by 0.50");
        assertThat(ask("select finding, findings, amount from ledger_health_summary order by 1"))
                .containsExactly("posted far from its document|1|99.5000", "unbalanced entry|1|0.5000");
    }

    private void capital() {
        books.entry("2025-01-01", "opening", "1000", 1000, "3000", -1000);
    }

    /** Rent and takings each month; a month without rent, and one with two, when it is not 0. */
    private void aYearOfTrade(int without, int twice) {
        capital();
        for (int month = 1; month <= 12; month++) {
            String first = "2025-%02d-01".formatted(month);
            for (int time = 0; time < (month == without ? 0 : month == twice ? 2 : 1); time++) {
                landlord.text("rent").entry(first, "6000", 500, "1000", -500);
            }
            books.entry("2025-%02d-05".formatted(month), "normal", "1000", 700 + month * 10, "4000", -700 - month * 10);
        }
    }

    private List<String> findings() throws SQLException {
        return ask("select finding, severity, found_on, account_code, amount from ledger_health order by all");
    }

    private List<String> ask(String sql) throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory);
        Snapshot snapshot = Books.snapshot(folder, "s1", books.closeMonths());
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder, snapshot, sql);
    }
}
