package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.FactStatedBalance;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a vendor beside ledgers small enough to add up by hand. */
class TieOutTest {
    @TempDir
    Path directory;

    /** 2024 earns 300; January 2025 earns 70, February loses 20. Nobody closes the year. */
    private final Books books = new Books("shop")
            .periods("2024-12-01", "2025-03-31")
            .usualAccounts()
            .entry("2024-12-01", "normal", "1000", 1000, "3000", -1000)
            .entry("2024-12-05", "normal", "1000", 300, "4000", -300)
            .entry("2025-01-10", "normal", "1000", 70, "4000", -70)
            .entry("2025-02-11", "normal", "6000", 20, "1000", -20);

    private int row;

    @Test
    void aTrialBalanceWhoseSystemRollsEarningsIntoEquityTiesToTheCent() throws SQLException {
        balances("2025-02-28", "1000", 1350, "3000", -1000, "Retained Earnings", -300, "4000", -70, "6000", 20);
        assertThat(ask("select figures, agreeing, differing, largest_difference from tie_out_summary"))
                .containsExactly("5|5|0|0.0000");
        assertThat(ask("select account_code, stated, ours from tie_out where account_name like 'earnings%'"))
                .containsExactly("Retained Earnings|-300.0000|-300.0000");
    }

    @Test
    void accountsAreFoundByCodeByFullNameOrByTheirLastName() throws SQLException {
        books.account("Costs:Van", "Van", "vehicles", "income statement", "operating expense", 330, 1)
                .entry("2025-02-12", "normal", "Costs:Van", 5, "1000", -5);
        movement("1000 - Bank", "2025-02-01", "2025-02-28", "-25");
        movement("Rent (6000)", "2025-02-01", "2025-02-28", "20");
        movement("Van", "2025-02-01", "2025-02-28", "5");
        assertThat(ask("select account_code, class from tie_out order by 1"))
                .containsExactly("1000|null", "6000|null", "Costs:Van|null");
    }

    @Test
    void aBalanceSheetShowsTheEarningsOfTheYearWithoutAnAccount() throws SQLException {
        state("Balance sheet", "balance sheet", null, "Bank", null, "2025-02-10", "closing", null, "1370", null);
        state("Balance sheet", "balance sheet", null, "Capital", null, "2025-02-10", "closing", null, "1000", null);
        state(
                "Balance sheet",
                "balance sheet",
                null,
                "Retained earnings",
                null,
                "2025-02-10",
                "closing",
                null,
                "300",
                null);
        state("Balance sheet", "balance sheet", null, "Net Income", null, "2025-02-10", "closing", null, "70", null);
        // of a day within a month, before the rent is paid
        assertThat(ask("select account_name, stated, ours, class from tie_out order by 1"))
                .containsExactly(
                        "Bank|1370.0000|1370.0000|null",
                        "Capital|-1000.0000|-1000.0000|null",
                        "earnings of earlier years|-300.0000|-300.0000|null",
                        "earnings of the year|-70.0000|-70.0000|null");
    }

    @Test
    void ofAnAccountThatAReportOfAPartDoesNotListItSaysNothing() throws SQLException {
        balances("2025-02-28", "1000", 1350, "3000", -1000, "3100", -300, "4000", -70);
        assertThat(differences()).containsExactly("6000|null|20.0000|-20.0000|no line");
        assertThat(check(Optional.of(new BigDecimal("0.01"))))
                .satisfies(result -> assertThat(result.status()).isEqualTo("passed"))
                .satisfies(result -> assertThat(result.compared())
                        .isEqualTo("4 figures of 1 reports, 0 of them differ, by 0.0000 at most"));
    }

    /** -1,350 + 1,000 + 300 + 70 - 20 = 0: it has room for nothing else, and so says that no rent was paid. */
    @Test
    void whatAReportDoesNotListThatAddsUpByItselfIsStatedAsNought() throws SQLException {
        balances("2025-02-28", "1000", 1350, "3000", -1000, "3100", -300, "4000", -70, "7000", 20);
        assertThat(differences())
                .containsExactly(
                        "6000|null|20.0000|-20.0000|missing lines", "7000|20.0000|0.0000|20.0000|missing lines");
        assertThat(check(Optional.of(new BigDecimal("0.01"))).status()).isEqualTo("failed");
    }

    @Test
    void aMissingAccountAndAnExportThatEndsEarlierAreMissingLines() throws SQLException {
        movement("Postage", "2025-02-01", "2025-02-28", "12");
        assertThat(ask("select account_code, class, explanation from tie_out where account_code = 'Postage'"))
                .containsExactly("Postage|missing lines|no account of the ledger has this code or name");
    }

    @Test
    void oppositeDifferencesWithinASectionAreMappingAndAcrossSectionsAMissingEntry() throws SQLException {
        books.account("6100", "Office", "office", "income statement", "operating expense", 330, 1);
        movement("6000", "2025-02-01", "2025-02-28", "12");
        movement("6100", "2025-02-01", "2025-02-28", "8");
        movement("1000", "2025-02-01", "2025-02-28", "-55");
        movement("7000", "2025-02-01", "2025-02-28", "35");
        assertThat(ask("select account_code, difference, class, explanation from tie_out order by 1"))
                .containsExactly(
                        "1000|-35.0000|missing lines|Interest paid differs by the opposite amount: an entry between the two is missing on one side",
                        "6000|-8.0000|mapping|Office differs by the opposite amount",
                        "6100|8.0000|mapping|Rent differs by the opposite amount",
                        "7000|35.0000|missing lines|Bank differs by the opposite amount: an entry between the two is missing on one side");
    }

    @Test
    void whatThePeriodBesideItLacksIsAMatterOfDate() throws SQLException {
        movement("6000", "2025-01-01", "2025-01-31", "20");
        movement("6000", "2025-02-01", "2025-02-28", "0");
        assertThat(
                        ask(
                                "select to_on, difference, class, explanation from tie_out where account_code = '6000' order by 1"))
                .containsExactly(
                        "2025-01-31|20.0000|date|the period beside it differs by the opposite amount",
                        "2025-02-28|-20.0000|date|the period beside it differs by the opposite amount");
    }

    @Test
    void aLineJustAfterTheDayIsAMatterOfDate() throws SQLException {
        state("TB", "trial balance", "6000", null, null, "2025-01-31", "closing", "20", null, null);
        assertThat(ask("select difference, class, explanation from tie_out where account_code = '6000'"))
                .containsExactly("20.0000|date|a line of this amount is posted on 2025-02-11");
    }

    @Test
    void whatWasEnteredAfterTheReportIsALaterChange() throws SQLException {
        Posting.in(books).entered("2025-05-02T09:00:00", "clerk").entry("2025-02-20", "6000", 33, "1000", -33);
        movement("6000", "2025-02-01", "2025-02-28", "20");
        assertThat(ask("select difference, class, explanation from tie_out where account_code = '6000'"))
                .containsExactly("-33.0000|later change|lines of 33.0000 were entered after the report was made");
    }

    @Test
    void aReportOfCashIsComparedOnTheCashBasisAndOneThatDoesNotSaySoIsRecognised() throws SQLException {
        books.account("1100", "Receivables", "receivables", "balance sheet", "receivables", 20, 1);
        Posting.in(books).party("Anna").document("INV-1").entry("2025-02-15", "1100", 400, "4000", -400);
        Posting.in(books).party("Anna").document("INV-1").entry("2025-02-25", "1000", 100, "1100", -100);
        state(
                "P&L, cash",
                "income statement",
                "4000",
                null,
                "2025-02-01",
                "2025-02-28",
                "movement",
                null,
                "100",
                "cash");
        state("P&L", "income statement", "4000", null, "2025-02-01", "2025-02-28", "movement", null, "100", null);
        assertThat(ask("select report, stated, ours, class from tie_out where account_code = '4000' order by 1"))
                .containsExactly("P&L|-100.0000|-400.0000|basis", "P&L, cash|-100.0000|-100.0000|null");
    }

    @Test
    void aBalanceInForeignMoneyIsAMatterOfCurrency() throws SQLException {
        Posting.in(books).in("USD", "110").entry("2025-02-15", "2000", 100, "1000", -100);
        state("TB", "trial balance", "2000", null, null, "2025-02-28", "closing", "110", null, null);
        assertThat(ask("select difference, class from tie_out where account_code = '2000'"))
                .containsExactly("10.0000|currency");
    }

    @Test
    void aDifferenceWarnsAndAboveTheLimitStopsThePublish() {
        balances("2025-02-28", "1000", 1350.02, "3000", -1000, "3100", -300, "4000", -70, "6000", 20);
        assertThat(check(Optional.empty()))
                .satisfies(result ->
                        assertThat(result.status() + " " + result.severity()).isEqualTo("failed warning"))
                .satisfies(result -> assertThat(result.compared())
                        .isEqualTo("5 figures of 1 reports, 1 of them differ, by 0.0200 at most"))
                .satisfies(result -> assertThat(result.sample())
                        .isEqualTo("TB: 1000 closing, stated 1350.0200, ledger 1350.0000 (unexplained)"));
        assertThat(check(Optional.of(new BigDecimal("0.01"))))
                .satisfies(result ->
                        assertThat(result.status() + " " + result.severity()).isEqualTo("failed error"));
        assertThat(check(Optional.of(new BigDecimal("0.02"))))
                .satisfies(result ->
                        assertThat(result.status() + " " + result.severity()).isEqualTo("passed error"));
    }

    private CheckResult check(Optional<BigDecimal> limit) {
        WarehouseFolder folder = new WarehouseFolder(directory);
        books.closeMonths().days("2024-12-01", "2025-03-31");
        StagedExport export = books.stage(folder);
        Snapshot candidate = Books.snapshot(folder, "s1", books);
        return Checks.run(
                        folder,
                        candidate,
                        List.of(export),
                        Books.KNOWN_AT,
                        new CheckSettings(
                                Set.of("shop"),
                                Map.of("shop", new CheckRules(Map.of(), limit)),
                                Map.of(),
                                Limits.DEFAULT))
                .stream()
                .filter(result -> result.checkName().equals("tie_out"))
                .findFirst()
                .orElseThrow();
    }

    private void balances(String day, Object... accounts) {
        for (int i = 0; i < accounts.length; i += 2) {
            state(
                    "TB",
                    "trial balance",
                    (String) accounts[i],
                    null,
                    null,
                    day,
                    "closing",
                    accounts[i + 1].toString(),
                    null,
                    null);
        }
    }

    private void movement(String account, String from, String to, String amount) {
        state("Movements", "trial balance", null, account, from, to, "movement", amount, null, null);
    }

    private void state(
            String report,
            String statement,
            @Nullable String code,
            @Nullable String name,
            @Nullable String from,
            String to,
            String measure,
            @Nullable String amount,
            @Nullable String naturalAmount,
            @Nullable String basis) {
        books.add(new FactStatedBalance(
                "shop",
                report,
                statement,
                code,
                name,
                from == null ? null : LocalDate.parse(from),
                LocalDate.parse(to),
                measure,
                amount == null ? null : new BigDecimal(amount),
                naturalAmount == null ? null : new BigDecimal(naturalAmount),
                basis,
                "EUR",
                null,
                LocalDateTime.ofInstant(Books.KNOWN_AT, ZoneOffset.UTC),
                books.fileKey(),
                ++row));
    }

    private List<String> differences() throws SQLException {
        return ask(
                "select account_code, stated, ours, difference, class from tie_out where class is not null order by 1");
    }

    private List<String> ask(String sql) throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory);
        Snapshot snapshot = Books.snapshot(folder, "s1", books.closeMonths());
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return Asked.rows(folder, snapshot, sql);
    }
}
