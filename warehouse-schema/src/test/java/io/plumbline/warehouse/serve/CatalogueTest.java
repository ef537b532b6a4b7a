package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.DimChannel;
import io.plumbline.warehouse.star.DimClient;
import io.plumbline.warehouse.star.Reject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue shows every table, comments on it, and holds a client back without touching the others. */
class CatalogueTest {
    @TempDir
    Path directory;

    private WarehouseFolder folder;

    @BeforeEach
    void openFolder() {
        folder = new WarehouseFolder(directory.resolve("o'brien; drop table x; --"));
    }

    @Test
    void everyTableIsThereWithItsTypesAlsoWithoutAnyFile() throws SQLException {
        Snapshot empty =
                new Snapshot("s1", Books.KNOWN_AT, null, "0.1.0", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        build(empty);
        for (TableSchema table : Tables.PUBLISHED) {
            assertThat(ask(empty, "select count(*) from " + table.name())).containsExactly("0");
        }
        for (String view : Views.VIEWS) {
            assertThat(ask(empty, "select count(*) >= 0 from " + view)).containsExactly("true");
        }
        assertThat(
                        ask(
                                empty,
                                "select data_type from duckdb_columns() where table_name = 'fact_order_line'"
                                        + " and column_name in ('quantity', 'ordered_at', 'line_number') order by column_index"))
                .containsExactly("INTEGER", "TIMESTAMP", "DECIMAL(18,6)");
    }

    @Test
    void everyTableAndColumnAndViewHasAComment() throws SQLException {
        Snapshot snapshot = build(books("acme", 100));
        assertThat(
                        ask(
                                snapshot,
                                "select view_name from duckdb_views() where not internal and comment is null"
                                        + " union all select table_name from duckdb_tables() where not internal and comment is null"
                                        + " union all select function_name from duckdb_functions() where not internal and comment is null"))
                .isEmpty();
        assertThat(ask(
                        snapshot,
                        "select comment from duckdb_columns()"
                                + " where table_name = 'fact_ledger_line' and column_name = 'amount'"))
                .containsExactly("debit-positive, base currency");
    }

    @Test
    void oldClientsCanOpenIt() throws SQLException {
        Snapshot snapshot = build(books("acme", 100));
        assertThat(ask(
                        snapshot,
                        "select tags['storage_version'] from duckdb_databases() where database_name = 'warehouse'"))
                .singleElement()
                .asString()
                .startsWith("v1.2.0");
    }

    @Test
    void aHeldClientShowsItsLastGoodRowsAndTheOthersTheirNewOnes() throws SQLException {
        Snapshot before = Books.snapshot(folder, "s1", books("held", 1), books("fresh", 2));
        Snapshot now = Books.snapshot(folder, "s2", books("held", 10), books("fresh", 20));
        Snapshot.Held held = new Snapshot.Held(
                "entry_balances",
                Snapshot.Cause.CHECK,
                Books.KNOWN_AT,
                null,
                "s1",
                before.shards().values().iterator().next().files());
        Snapshot published = new Snapshot(
                "s2", now.builtAt(), null, "0.1.0", now.shards(), new TreeMap<>(Map.of("held", held)), now.clients());
        build(published);
        assertThat(ask(published, "select client_id, sum(debit) from ledger group by 1 order by 1"))
                .containsExactly("fresh|20.0000", "held|1.0000");
        assertThat(
                        ask(
                                published,
                                "select client_id, state, stale_since, cause, reason, shown_from_snapshot from freshness order by 1"))
                .containsExactly(
                        "fresh|fresh|null|null|null|s2", "held|stale|2025-04-01 02:00:00.0|check|entry_balances|s1");
    }

    @Test
    void aClientHeldFromItsFirstDayShowsNothing() throws SQLException {
        Snapshot now = Books.snapshot(folder, "s1", books("held", 10), books("fresh", 20));
        Snapshot published = new Snapshot(
                "s1",
                now.builtAt(),
                null,
                "0.1.0",
                now.shards(),
                new TreeMap<>(Map.of(
                        "held",
                        new Snapshot.Held(
                                "files_refused", Snapshot.Cause.FILES, Books.KNOWN_AT, null, null, Map.of()))),
                now.clients());
        build(published);
        assertThat(ask(published, "select distinct client_id from ledger")).containsExactly("fresh");
        assertThat(ask(published, "select state from freshness where client_id = 'held'"))
                .containsExactly("absent");
    }

    @Test
    void whatBelongsToNoClientCountsOnce() throws SQLException {
        String first = "s1/dim_channel/shard=01/a.parquet";
        String second = "s1/dim_channel/shard=02/b.parquet";
        for (String file : List.of(first, second)) {
            TypedRows.write(
                    folder.snapshots().resolve(file),
                    DimChannel.class,
                    List.of(new DimChannel(1, "Direct", false), new DimChannel(2, "Email", null)));
        }
        TreeMap<Integer, Snapshot.Shard> shards = new TreeMap<>();
        shards.put(1, new Snapshot.Shard("f", new TreeSet<>(), Map.of("dim_channel", List.of(first))));
        shards.put(2, new Snapshot.Shard("f", new TreeSet<>(), Map.of("dim_channel", List.of(second))));
        Snapshot snapshot = new Snapshot("s1", Books.KNOWN_AT, null, "0.1.0", shards, new TreeMap<>(), new TreeMap<>());
        build(snapshot);
        assertThat(ask(snapshot, "select channel from dim_channel order by 1")).containsExactly("Direct", "Email");
    }

    @Test
    void filesOfOtherTypesAreRefusedByName() {
        String file = "s1/fact_deal/shard=01/a.parquet";
        TypedRows.write(
                folder.snapshots().resolve(file),
                DimClient.class,
                List.of(new DimClient("a", "a", null, "EUR", "UTC", "", null, null)));
        TreeMap<Integer, Snapshot.Shard> shards = new TreeMap<>();
        shards.put(1, new Snapshot.Shard("f", new TreeSet<>(), Map.of("fact_deal", List.of(file))));
        Snapshot snapshot = new Snapshot("s1", Books.KNOWN_AT, null, "0.1.0", shards, new TreeMap<>(), new TreeMap<>());
        assertThatThrownBy(() -> build(snapshot)).hasMessageContaining("deal_key");
        assertThat(folder.catalogue("s1")).doesNotExist();
    }

    @Test
    void rejectsAndChecksAreHeldByTheCatalogueItself() throws SQLException {
        Snapshot snapshot = Books.snapshot(folder, "s1", books("acme", 100));
        StagedExport export = new StagedExport(
                1,
                "x",
                "acme",
                "journal",
                "v1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(new StagedExport.SourceFile(
                        9, "exports/x.csv", "00", 1, null, null, 3, 2, 1, List.of(), null, null)),
                List.of());
        Reject reject = new Reject("acme", 9, "exports/x.csv", 118L, "amount", "1.234,50", "a number", null);
        TypedRows.write(folder.rejects(export), Reject.class, List.of(reject));
        CheckResult check = new CheckResult("acme", "rows_rejected", "warning", "failed", "1 row", 1, "it's row 118");
        Catalogue.build(folder, snapshot, new AuditRows(List.of(export), List.of(check)));
        assertThat(ask(snapshot, "select file, file_row, column_name, found from rejects"))
                .containsExactly("exports/x.csv|118|amount|1.234,50");
        assertThat(Catalogue.checkResults(folder, "s1")).containsExactly(check);
    }

    private static Books books(String client, int amount) {
        return new Books(client)
                .periods("2025-01-01", "2025-01-31")
                .usualAccounts()
                .entry("2025-01-02", "normal", "1000", amount, "3000", -amount)
                .closeMonths();
    }

    private Snapshot build(Books books) {
        return build(Books.snapshot(folder, "s1", books));
    }

    private Snapshot build(Snapshot snapshot) {
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        return snapshot;
    }

    private List<String> ask(Snapshot snapshot, String sql) throws SQLException {
        return Asked.rows(folder, snapshot, sql);
    }
}
