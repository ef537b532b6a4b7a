package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.FactAccountMonth;
import io.plumbline.warehouse.star.FactLedgerLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check finds the break that is planted for it, names it, and leaves the client next door alone. */
class ChecksTest {
    @TempDir
    Path directory;

    private WarehouseFolder folder;
    private Books good;
    private Books broken;

    @BeforeEach
    void openBooks() {
        folder = new WarehouseFolder(directory);
        good = books("good");
        broken = books("broken");
    }

    @Test
    void soundBooksPass() {
        List<CheckResult> results = check();
        assertThat(results).noneMatch(result -> result.status().equals("failed"));
        assertThat(results)
                .filteredOn(result ->
                        result.clientId().equals("good") && result.status().equals("passed"))
                .extracting(CheckResult::checkName)
                .contains(
                        "staging_equals_ledger",
                        "entry_balances",
                        "books_balance",
                        "ledger_equals_account_months",
                        "account_months_equal_statements",
                        "balance_sheet_balances",
                        "cash_flow_explains_cash",
                        "rows_accounted_for",
                        "keys_unique",
                        "required_values",
                        "allowed_values",
                        "references");
    }

    @Test
    void anUnbalancedEntryIsNamed() {
        broken.entry("2025-02-10", "normal", "1000", 10, "4000", -9);
        assertBroken("entry_balances", "2025-02-10 is out by 1.0000 (exports/ledger.csv, row 7)");
        assertBroken("books_balance", null);
        assertBroken("balance_sheet_balances", "2025-02: assets 160.0000, liabilities and equity 159.0000");
        assertBroken("cash_flow_explains_cash", "2025-02: cash flow -11.0000, change in cash -10.0000");
    }

    @Test
    void totalsThatTheFileStatesAreHeldAgainstItsRows() {
        broken.stated(null, "entries", "2025-01-01", "2025-12-31", 99);
        broken.stated("1000", "opening", null, "2024-12-31", 40);
        broken.stated("1000", "closing", null, "2025-12-31", 200);

        CheckResult result = failed("control_totals_hold");

        assertThat(result.severity()).isEqualTo("warning");
        assertThat(result.compared()).isEqualTo("2 totals, 2 of them out");
        assertThat(result.sample())
                .isEqualTo("exports/ledger.csv, row 1: entries is 99.0000, its rows make 3.0000; "
                        + "exports/ledger.csv, row 1: 1000 closing is 200.0000, its rows make 190.0000");
    }

    @Test
    void linesOutsideEntriesWarnOnly() {
        broken.line(null, "2025-02-10", "normal", "4000", new BigDecimal("-9"));
        CheckResult result = failed("books_balance");
        assertThat(result.severity()).isEqualTo("warning");
        assertThat(result.compared()).isEqualTo("7 lines add up to -9.0000; 1 stand outside any entry");
    }

    @Test
    void aLostLineIsFoundAgainstStaging() {
        rows(FactLedgerLine.class).subList(0, 2).clear();
        CheckResult result = failed("staging_equals_ledger");
        assertThat(result.compared()).isEqualTo("staging 6 lines of 0.0000, ledger 4 lines of 0.0000");
        assertThat(result.failures()).isEqualTo(2);
    }

    @Test
    void aWrongAccountMonthIsNamed() {
        broken.closeMonths();
        List<Record> months = rows(FactAccountMonth.class);
        FactAccountMonth month = (FactAccountMonth) months.get(0);
        BigDecimal wrong = month.debit().add(BigDecimal.ONE);
        months.set(
                0,
                new FactAccountMonth(
                        month.clientId(),
                        month.accountId(),
                        month.periodKey(),
                        null,
                        "normal",
                        month.firstDay(),
                        wrong,
                        month.credit(),
                        wrong.subtract(month.credit()),
                        month.lines()));
        List<CheckResult> results = run(Map.of(), Map.of());
        assertThat(results)
                .filteredOn(result -> result.checkName().equals("ledger_equals_account_months"))
                .filteredOn(result -> result.clientId().equals("broken"))
                .singleElement()
                .satisfies(result -> assertThat(result.sample())
                        .isEqualTo("account 1000 in 2025-01: ledger 170.0000, account months 171.0000"));
    }

    @Test
    void anAccountWithoutDimensionIsADanglingReference() {
        Record line = rows(FactLedgerLine.class).get(0);
        rows(io.plumbline.warehouse.star.DimSourceFile.class).clear();
        assertThat(line).isNotNull();
        assertBroken("references", "fact_ledger_line.source_file_key: 6");
    }

    @Test
    void aDoubledKeyIsFound() {
        rows(FactLedgerLine.class).add(rows(FactLedgerLine.class).get(0));
        assertBroken("keys_unique", "fact_ledger_line: 1");
    }

    @Test
    void aValueThatIsNotAllowedIsFound() {
        FactLedgerLine line = (FactLedgerLine) rows(FactLedgerLine.class).get(0);
        rows(FactLedgerLine.class).set(0, withKind(line, "odd"));
        assertBroken("allowed_values", "fact_ledger_line.entry_kind: 1");
    }

    @Test
    void unclassifiedAccountsWarnWithTheirNames() {
        broken.account("9999", "What is this", "unclassified", "balance sheet", "unclassified", 900, 1);
        broken.entry("2025-02-01", "normal", "9999", 33, "1000", -33);
        CheckResult result = failed("accounts_unclassified");
        assertThat(result.sample()).isEqualTo("9999 What is this");
        assertThat(result.severity()).isEqualTo("warning");
    }

    @Test
    void unrecognisedFilesWarn() {
        List<CheckResult> results = run(Map.of(), Map.of("broken", List.of("exports/holiday.jpg")));
        assertThat(results)
                .filteredOn(result -> result.status().equals("failed"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.checkName()).isEqualTo("files_unrecognised");
                    assertThat(result.sample()).isEqualTo("exports/holiday.jpg");
                });
    }

    @Test
    void aClientMayDowngradeACheck() {
        broken.entry("2025-02-10", "normal", "1000", 10, "4000", -9);
        List<CheckResult> results = run(
                Map.of("broken", new CheckRules(Map.of("entry_balances", Severity.WARNING), Optional.empty())),
                Map.of());
        assertThat(results)
                .filteredOn(result ->
                        result.clientId().equals("broken") && result.checkName().equals("entry_balances"))
                .extracting(CheckResult::severity)
                .containsExactly("warning");
    }

    private static Books books(String client) {
        return new Books(client)
                .periods("2025-01-01", "2025-02-28")
                .usualAccounts()
                .entry("2025-01-02", "normal", "1000", 100, "3000", -100)
                .entry("2025-01-10", "normal", "1000", 70, "4000", -70)
                .entry("2025-02-11", "normal", "6000", 20, "1000", -20);
    }

    private static FactLedgerLine withKind(FactLedgerLine line, String kind) {
        return new FactLedgerLine(
                line.ledgerLineKey(),
                line.clientId(),
                line.entryKey(),
                line.entryId(),
                kind,
                null,
                line.postedOn(),
                line.periodKey(),
                line.accountKey(),
                line.accountId(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                line.amount(),
                "EUR",
                line.amount(),
                null,
                null,
                null,
                line.sourceFileKey(),
                line.sourceRow());
    }

    private List<Record> rows(Class<? extends Record> table) {
        return broken.rows.computeIfAbsent(table, none -> new ArrayList<>());
    }

    private void assertBroken(String check, @org.jspecify.annotations.Nullable String sample) {
        CheckResult result = failed(check);
        assertThat(result.severity()).isEqualTo("error");
        if (sample != null) {
            assertThat(result.sample()).contains(sample);
        }
    }

    private CheckResult failed(String check) {
        List<CheckResult> failed = check().stream()
                .filter(result -> result.status().equals("failed"))
                .toList();
        assertThat(failed).extracting(CheckResult::clientId).containsOnly("broken");
        return failed.stream()
                .filter(result -> result.checkName().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " did not fail; failed: " + failed));
    }

    private List<CheckResult> check() {
        broken.closeMonths();
        return run(Map.of(), Map.of());
    }

    private List<CheckResult> run(Map<String, CheckRules> rules, Map<String, List<String>> unrecognised) {
        good.closeMonths();
        if (!broken.rows.containsKey(FactAccountMonth.class)) {
            broken.closeMonths();
        }
        addDays(good);
        addDays(broken);
        List<StagedExport> exports = List.of(good.stage(folder), broken.stage(folder));
        Snapshot candidate = Books.snapshot(folder, "s1", good, broken);
        CheckSettings settings = new CheckSettings(Set.of("good", "broken"), rules, unrecognised, Limits.DEFAULT);
        return Checks.run(folder, candidate, exports, Books.KNOWN_AT, settings);
    }

    private static void addDays(Books books) {
        books.days("2025-01-01", "2025-02-28");
    }
}
