package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.schema.Lineage;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.schema.TypedRows.StagedRow;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.staging.LedgerLine;
import io.plumbline.warehouse.staging.OrderLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overlapping exports count once, by the rule of their record. */
class TruthTest {
    private static final Instant LATER = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private WarehouseFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new WarehouseFolder(directory);
    }

    @Test
    void theNewestExportThatCoversADayIsItsTruth() throws SQLException {
        StagedExport quarter =
                ledger(1, "2025-04-01", "v1", "2025-01-01", "2025-03-31", "2025-01-05", "2025-02-05", "2025-03-05");
        StagedExport february = ledger(2, "2025-04-02", "v1", "2025-02-01", "2025-02-28", "2025-02-06", "2025-02-07");
        assertThat(counted(List.of(quarter, february), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-01-05", "2025-02-06", "2025-02-07", "2025-03-05");
    }

    @Test
    void openingEntriesCountWhereNobodyCoversTheDayBefore() throws SQLException {
        StagedExport february =
                opened(ledger(1, "2025-03-01", "v1", "2025-02-01", "2025-02-28", "2025-01-31", "2025-02-05"));
        StagedExport march =
                opened(ledger(2, "2025-04-01", "v1", "2025-03-01", "2025-03-31", "2025-02-28", "2025-03-05"));
        StagedExport again = opened(ledger(3, "2025-05-01", "v1", "2025-02-01", "2025-03-31", "2025-01-31"));
        assertThat(counted(List.of(march), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-02-28", "2025-03-05");
        assertThat(counted(List.of(march, february), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-01-31", "2025-02-05", "2025-03-05");
        assertThat(counted(
                        List.of(march, february, again),
                        LATER,
                        "export_key || ' ' || posted_on",
                        "counted_ledger_line"))
                .containsExactly("3 2025-01-31");
    }

    private static StagedExport opened(StagedExport export) {
        StagedExport.Rows rows = export.rows().get(0);
        return new StagedExport(
                export.key(),
                export.folder(),
                export.clientId(),
                export.format(),
                export.formatVersion(),
                export.knownAt(),
                export.stagedAt(),
                export.files(),
                List.of(new StagedExport.Rows(
                        rows.record(),
                        rows.feed(),
                        rows.rows(),
                        rows.coveredFrom(),
                        rows.coveredTo(),
                        Objects.requireNonNull(rows.coveredFrom()).minusDays(1))));
    }

    @Test
    void anExportWithoutARowTakesTheDaysThatItCovers() throws SQLException {
        StagedExport quarter =
                ledger(1, "2025-04-01", "v1", "2025-01-01", "2025-03-31", "2025-01-05", "2025-02-05", "2025-03-05");
        StagedExport empty = ledger(2, "2025-04-02", "v1", "2025-02-01", "2025-02-28");
        assertThat(counted(List.of(quarter, empty), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-01-05", "2025-03-05");
    }

    @Test
    void anExportOfWhichEveryRowWasRejectedSaysNothing() throws SQLException {
        StagedExport quarter = ledger(1, "2025-04-01", "v1", "2025-01-01", "2025-03-31", "2025-02-05");
        StagedExport unreadable = withRejects(3, ledger(2, "2025-04-02", "v1", "2025-02-01", "2025-02-28"));
        assertThat(counted(List.of(quarter, unreadable), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-02-05");
    }

    @Test
    void anEarlierMomentKnowsOnlyWhatWasStagedByThen() throws SQLException {
        StagedExport quarter = ledger(1, "2025-04-01", "v1", "2025-01-01", "2025-03-31", "2025-02-05");
        StagedExport february = ledger(2, "2025-04-02", "v1", "2025-02-01", "2025-02-28", "2025-02-06");
        assertThat(counted(
                        List.of(quarter, february),
                        Instant.parse("2025-04-01T12:00:00Z"),
                        "posted_on",
                        "counted_ledger_line"))
                .containsExactly("2025-02-05");
    }

    @Test
    void ofOneContentOnlyTheNewestReadingCounts() throws SQLException {
        StagedExport first = ledger(1, "2025-04-01", "v1", "2025-02-01", "2025-02-28", "2025-02-05");
        StagedExport again = ledger(1, "2025-04-01", "v2", "2025-02-01", "2025-02-28", "2025-02-06");
        assertThat(counted(List.of(first, again), LATER, "posted_on", "counted_ledger_line"))
                .containsExactly("2025-02-06");
    }

    @Test
    void allLinesOfAnOrderComeFromTheNewestExportThatHasIt() throws SQLException {
        StagedExport first = orders(1, "2025-04-01", "a", "a", "b");
        StagedExport second = orders(2, "2025-04-02", "b", "b");
        assertThat(counted(List.of(first, second), LATER, "export_key || order_id", "counted_order_line"))
                .containsExactly("1a", "1a", "2b", "2b");
    }

    private static StagedExport withRejects(long rejected, StagedExport export) {
        StagedExport.SourceFile file = export.files().get(0);
        return new StagedExport(
                export.key(),
                export.folder(),
                export.clientId(),
                export.format(),
                export.formatVersion(),
                export.knownAt(),
                export.stagedAt(),
                List.of(new StagedExport.SourceFile(
                        file.key(),
                        file.path(),
                        file.sha256(),
                        file.bytes(),
                        null,
                        null,
                        rejected,
                        0,
                        rejected,
                        List.of(),
                        null,
                        null)),
                export.rows());
    }

    private StagedExport ledger(
            int content, String knownOn, String version, String from, String to, String... postedOn) {
        StagedExport export = export(content, knownOn, version, "ledger_line", postedOn.length, from, to);
        List<LedgerLine> lines = Stream.of(postedOn)
                .map(day -> new LedgerLine(
                        "e",
                        null,
                        null,
                        LocalDate.parse(day),
                        "1",
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
                        BigDecimal.ONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
        TypedRows.writeStaged(folder.rows(export, export.rows().get(0)), LedgerLine.class, staged(export, lines));
        return export;
    }

    private StagedExport orders(int content, String knownOn, String... orderIds) {
        StagedExport export = export(content, knownOn, "v1", "order_line", orderIds.length, null, null);
        List<OrderLine> lines = Stream.of(orderIds)
                .map(id -> new OrderLine(
                        id,
                        null,
                        LocalDate.EPOCH,
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
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
        TypedRows.writeStaged(folder.rows(export, export.rows().get(0)), OrderLine.class, staged(export, lines));
        return export;
    }

    private static StagedExport export(
            int content,
            String knownOn,
            String version,
            String record,
            int rows,
            @Nullable String from,
            @Nullable String to) {
        Instant knownAt = Instant.parse(knownOn + "T00:00:00Z");
        return new StagedExport(
                content + (version.equals("v1") ? 0 : 100),
                content + version,
                "acme",
                "f",
                version,
                knownAt,
                version.equals("v1") ? knownAt : knownAt.plusSeconds(60),
                List.of(new StagedExport.SourceFile(
                        content,
                        "exports/%d.csv".formatted(content),
                        "sha" + content,
                        1,
                        null,
                        null,
                        rows,
                        rows,
                        0,
                        List.of(),
                        null,
                        null)),
                List.of(new StagedExport.Rows(
                        record,
                        "f",
                        rows,
                        from == null ? null : LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to))));
    }

    private static <R extends Record> List<StagedRow<R>> staged(StagedExport export, List<R> rows) {
        return new ArrayList<>(IntStream.range(0, rows.size())
                .mapToObj(i -> new StagedRow<>(new Lineage("acme", export.key(), 1, i + 1), rows.get(i)))
                .toList());
    }

    private List<String> counted(List<StagedExport> exports, Instant asOf, String column, String view)
            throws SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Truth.create(connection, folder, exports, asOf, Set.of("acme"));
            return Asked.rows(connection, "select %s from %s order by 1".formatted(column, view));
        }
    }
}
