package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport.Rows;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtentTest {
    private static final LocalDate MARCH_3 = LocalDate.of(2025, 3, 3);
    private static final LocalDate MAY_20 = LocalDate.of(2025, 5, 20);

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void aLedger() {
        bench = new Workbench(folder, "1GB", 1);
        bench.script("create temp table ledger (posted_on date, entry_kind varchar)");
        line("2025-05-20", "null");
        line("2025-03-03", "null");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void rowsCoverFromTheirFirstDayToTheirLast() {
        Rows rows = extent(Mapping.Covers.DAYS);
        assertThat(rows).isEqualTo(new Rows("ledger_line", "all", 2, MARCH_3, MAY_20));
    }

    @Test
    void formatThatCoversMonthsOrYearsCoversThemWhole() {
        Rows months = extent(Mapping.Covers.MONTHS);
        assertThat(months.coveredFrom()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(months.coveredTo()).isEqualTo(LocalDate.of(2025, 5, 31));
        Rows years = extent(Mapping.Covers.YEARS);
        assertThat(years.coveredFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(years.coveredTo()).isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @Test
    void statedPeriodWidensWhatTheRowsCover() {
        Rows rows = extent(Mapping.Covers.DAYS, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 4, 30));
        assertThat(rows.coveredFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(rows.coveredTo()).isEqualTo(MAY_20);
    }

    @Test
    void openingEntriesOnTheEveOpenAndAreNotCovered() {
        line("2025-02-28", "'opening'");
        Rows rows = extent(Mapping.Covers.MONTHS);
        assertThat(rows.openedOn()).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(rows.coveredFrom()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(rows.rows()).isEqualTo(3);
    }

    @Test
    void openingEntriesOnAnyOtherDayAreRowsLikeOthers() {
        line("2025-01-31", "'opening'");
        Rows rows = extent(Mapping.Covers.DAYS);
        assertThat(rows.openedOn()).isNull();
        assertThat(rows.coveredFrom()).isEqualTo(LocalDate.of(2025, 1, 31));
    }

    @Test
    void recordThatIsNoWindowCoversNoDays() {
        Rows rows = new Extent(bench, export(), Mapping.Covers.DAYS, List.of()).of(Tables.staged("account"), "ledger");
        assertThat(rows).isEqualTo(new Rows("account", "all", 2, null, null));
    }

    private void line(String day, String kind) {
        bench.script("insert into ledger values ('%s', %s)".formatted(day, kind));
    }

    private Rows extent(Mapping.Covers covers, LocalDate... stated) {
        return new Extent(bench, export(), covers, List.of(stated)).of(Tables.staged("ledger_line"), "ledger");
    }

    private Export export() {
        Export.Member member =
                new Export.Member(Path.of("journal.csv"), "exports/journal.csv", "ab12", "input", Optional.empty());
        return new Export(
                "acme", folder, 1, "journal", "1", List.of(member), Optional.empty(), ReadingSettings.UNSET, Set.of());
    }
}
