package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.schema.Lineage;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.schema.TypedRows.StagedRow;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.staging.LedgerLine;
import io.plumbline.warehouse.star.DimSourceFile;
import io.plumbline.warehouse.star.FactStatedBalance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in a ledger since a report was issued, and that nothing changes by itself. */
class RestatementTest {
    @TempDir
    Path directory;

    private final Books books =
            new Books("shop").periods("2025-01-01", "2025-03-31").usualAccounts();
    private final List<StagedExport> exports = new ArrayList<>();

    /** January was exported on 3 February; on 1 March it had lost a rent, gained another, and February had come. */
    private void exportTwice() {
        export(
                "2025-02-03",
                "2025-01-01",
                "2025-01-31",
                "2025-01-02 E1 1000 1000",
                "2025-01-02 E1 3000 -1000",
                "2025-01-10 E2 1000 70",
                "2025-01-10 E2 4000 -70",
                "2025-01-31 E3 6000 20",
                "2025-01-31 E3 1000 -20");
        export(
                "2025-03-01",
                "2025-01-01",
                "2025-02-28",
                "2025-01-02 E1 1000 1000",
                "2025-01-02 E1 3000 -1000",
                "2025-01-10 F2 1000 70",
                "2025-01-10 F2 4000 -70",
                "2025-01-31 F3 6000 25",
                "2025-01-31 F3 1000 -25",
                "2025-02-11 F4 6000 20",
                "2025-02-11 F4 1000 -20");
        books.entry("2025-01-02", "normal", "1000", 1000, "3000", -1000)
                .entry("2025-01-10", "normal", "1000", 70, "4000", -70)
                .entry("2025-01-31", "normal", "6000", 25, "1000", -25)
                .entry("2025-02-11", "normal", "6000", 20, "1000", -20);
    }

    @Test
    void aNewerExportIsComparedLineByLineWithWhatWasKnown() throws SQLException {
        exportTwice();
        // another number of the same entry restates nothing
        assertThat(ask("select change, period, known_at, days_after_period, account_code, amount, file, file_row"
                        + " from ledger_restatement order by amount"))
                .containsExactly(
                        "added|2025-01|2025-03-01 02:00:00.0|29|1000|-25.0000|exports/ledger-2.csv|6",
                        "removed|2025-01|2025-03-01 02:00:00.0|29|6000|-20.0000|exports/ledger-1.csv|5",
                        "removed|2025-01|2025-03-01 02:00:00.0|29|1000|20.0000|exports/ledger-1.csv|6",
                        "added|2025-01|2025-03-01 02:00:00.0|29|6000|25.0000|exports/ledger-2.csv|5");
    }

    @Test
    void whatWasIssuedIsWhatTheExportOfThatDaySaid() throws SQLException {
        exportTwice();
        // January by hand from the first export: 70 earned, 20 rent, 1,050 in the bank
        assertThat(ask("select statement, account_code, issued, changed, restated"
                        + " from as_issued('shop', '2025-01', '2025-02-10') order by 1, 2"))
                .containsExactly(
                        "balance sheet||-50.0000|5.0000|-45.0000",
                        "balance sheet|1000|1050.0000|-5.0000|1045.0000",
                        "balance sheet|3000|-1000.0000|0.0000|-1000.0000",
                        "income statement|4000|-70.0000|0.0000|-70.0000",
                        "income statement|6000|20.0000|5.0000|25.0000");
        assertThat(ask("select count(*) filter (where changed <> 0) from as_issued('shop', '2025-01', '2025-03-02')"))
                .containsExactly("0");
    }

    @Test
    void theBridgeLeadsFromTheIssuedToTheRestatedFigure() throws SQLException {
        exportTwice();
        assertThat(ask("select account_code, step, amount, posted_on, file, file_row"
                        + " from restatement_bridge('shop', '2025-01', '2025-02-10') where account_code = '6000'"))
                .containsExactly(
                        "6000|as issued|20.0000|null|null|null",
                        "6000|removed|-20.0000|2025-01-31|exports/ledger-1.csv|5",
                        "6000|added|25.0000|2025-01-31|exports/ledger-2.csv|5",
                        "6000|restated|25.0000|null|null|null");
        assertThat(ask("select account_code, sum(case when step = 'restated' then -amount else amount end)"
                        + " from restatement_bridge('shop', '2025-01', '2025-02-10') group by 1 order by 1"))
                .containsExactly("1000|0.0000", "6000|0.0000");
    }

    @Test
    void daysThatNobodyHadExportedAreNotInWhatWasIssued() throws SQLException {
        exportTwice();
        assertThat(ask("select account_code, issued, restated from as_issued('shop', '2025-02', '2025-02-10')"
                        + " where statement = 'income statement' or account_code = '1000' order by 1"))
                .containsExactly("1000|1050.0000|1025.0000", "6000|0.0000|20.0000");
        assertThat(ask("select step, amount from restatement_bridge('shop', '2025-02', '2025-02-10')"
                        + " where account_code = '6000'"))
                .containsExactly("as issued|0.0000", "not exported then|20.0000", "restated|20.0000");
    }

    @Test
    void aLineThatIsThereTwiceAndThenOnceIsRemovedOnce() throws SQLException, IOException {
        export(
                "2025-02-03",
                "2025-01-01",
                "2025-01-31",
                "2025-01-31 E1 6000 20",
                "2025-01-31 E1 1000 -20",
                "2025-01-31 E2 6000 20",
                "2025-01-31 E2 1000 -20");
        export("2025-03-10", "2025-01-15", "2025-02-28", "2025-01-31 E1 6000 20", "2025-01-31 E1 1000 -20");
        export("2025-04-10", "2025-02-01", "2025-02-28");
        books.entry("2025-01-31", "normal", "6000", 20, "1000", -20);
        assertThat(ask("select change, account_code, entry_id, amount, file_row from ledger_restatement order by 2"))
                .containsExactly("removed|1000|E2|20.0000|4", "removed|6000|E2|-20.0000|3");
        // the third export changes nothing, and that is kept, too
        assertThat(kept())
                .extracting(file -> file.getFileName().toString().replaceFirst(".*[.]", ""))
                .containsExactlyInAnyOrder("parquet", "none");
        assertThat(ask("select finding, found_on, account_code, amount, reason from ledger_health"
                        + " where finding like 'change%' order by 3"))
                .containsExactly(
                        "change in a closed period|2025-01-31|1000|20.0000|removed 38 days after the end of 2025-01, told by exports/ledger-2.csv",
                        "change in a closed period|2025-01-31|6000|-20.0000|removed 38 days after the end of 2025-01, told by exports/ledger-2.csv");
    }

    @Test
    void whatIsWorkedOutOnceIsNotReadAgain() throws SQLException, IOException {
        exportTwice();
        List<String> first = ask("from ledger_change order by all");
        List<Path> kept = kept();
        assertThat(kept).singleElement().satisfies(file -> assertThat(file).hasParent(folder().export(exports.get(1))));
        Files.delete(folder().rows(exports.get(0), exports.get(0).rows().get(0)));
        assertThat(ask("from ledger_change order by all")).isEqualTo(first);
    }

    @Test
    void aReportMadeBeforeTheChangeDiffersByIt() throws SQLException {
        exportTwice();
        books.add(new FactStatedBalance(
                "shop",
                "P&L January",
                "income statement",
                "6000",
                null,
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2025-01-31"),
                "movement",
                new BigDecimal("20"),
                null,
                null,
                "EUR",
                null,
                LocalDateTime.parse("2025-02-10T00:00:00"),
                fileKey(1),
                1));
        assertThat(ask("select difference, class, explanation from tie_out where account_code = '6000'"))
                .containsExactly(
                        "-5.0000|later change|newer exports changed the account by 5.0000 after the report was made");
    }

    @Test
    void anOldMonthAskedAYearLaterIsTheSame() throws SQLException {
        String statements = "select period, line, amount::varchar from income_statement where period < '2025-02'"
                + " union all select period, line, amount::varchar from balance_sheet where period < '2025-02'"
                + " union all select period, account_code, closing::varchar from trial_balance where period < '2025-02' order by all";
        Books then = year(new Books("shop").periods("2023-12-01", "2025-01-31").usualAccounts());
        Books later = year(new Books("shop").periods("2023-12-01", "2026-03-31").usualAccounts())
                .entry("2025-12-31", "normal", "1000", 900, "4000", -900)
                .entry("2025-12-31", "closing", "4000", 900, "3100", -900)
                .entry("2026-01-01", "opening", "1000", 2100, "3000", -1000, "3100", -1100)
                .entry("2026-02-01", "normal", "6000", 10, "1000", -10);
        List<String> issued = ask(then, statements);
        assertThat(issued).hasSizeGreaterThan(30);
        assertThat(ask(later, statements)).isEqualTo(issued);
    }

    private static Books year(Books books) {
        return books.entry("2023-12-01", "normal", "1000", 1000, "3000", -1000)
                .entry("2023-12-05", "normal", "1000", 150, "4000", -150)
                .entry("2024-06-05", "normal", "1000", 80, "4000", -80)
                .entry("2025-01-05", "normal", "6000", 30, "1000", -30);
    }

    /** An export; each line is day, entry, account and amount, and stands in the row of its place. */
    private void export(String known, String from, String to, String... lines) {
        int number = exports.size() + 1;
        Instant knownAt = Instant.parse(known + "T02:00:00Z");
        String path = "exports/ledger-%d.csv".formatted(number);
        StagedExport export = new StagedExport(
                number,
                "ledger-" + number,
                "shop",
                "journal",
                "v1",
                knownAt,
                knownAt,
                List.of(new StagedExport.SourceFile(
                        fileKey(number),
                        path,
                        "00" + number,
                        1,
                        null,
                        null,
                        lines.length,
                        lines.length,
                        0,
                        List.of(),
                        null,
                        null)),
                List.of(new StagedExport.Rows(
                        "ledger_line", "ledger", lines.length, LocalDate.parse(from), LocalDate.parse(to))));
        TypedRows.writeStaged(
                folder().rows(export, export.rows().get(0)),
                LedgerLine.class,
                IntStream.range(0, lines.length)
                        .mapToObj(place -> staged(export, place + 1, lines[place].split(" ")))
                        .toList());
        exports.add(export);
        books.add(new DimSourceFile(
                fileKey(number),
                "shop",
                path,
                "journal",
                "v1",
                "ledger",
                "00" + number,
                1,
                null,
                null,
                lines.length,
                lines.length,
                0,
                0,
                LocalDate.parse(from),
                LocalDate.parse(to),
                null,
                knownAt,
                false));
    }

    private static StagedRow<LedgerLine> staged(StagedExport export, int row, String[] line) {
        return new StagedRow<>(
                new Lineage("shop", export.key(), export.files().get(0).key(), row),
                new LedgerLine(
                        line[1],
                        null,
                        null,
                        LocalDate.parse(line[0]),
                        line[2],
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new BigDecimal(line[3]),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private long fileKey(int number) {
        return books.key("file", number);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder().staging("shop"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("ledger_change"))
                    .toList();
        }
    }

    private WarehouseFolder folder() {
        return new WarehouseFolder(directory);
    }

    private List<String> ask(String sql) throws SQLException {
        return ask(books, sql);
    }

    private List<String> ask(Books asked, String sql) throws SQLException {
        Snapshot snapshot = Books.snapshot(folder(), "s1", asked.closeMonths());
        Catalogue.build(folder(), snapshot, new AuditRows(exports, List.of()));
        return Asked.rows(folder(), snapshot, sql);
    }
}
