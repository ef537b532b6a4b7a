package io.plumbline.jobs.endtoend;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the Parquet files of a published snapshot hold: every column of every row, in the order of the files. */
final class TableHashes {
    private TableHashes() {}

    /** Table to its rows and, shard by shard, a hash of them. */
    static SortedMap<String, String> ofPublished(WarehouseFolder warehouse) {
        SortedMap<String, String> hashes = new TreeMap<>();
        Snapshot snapshot = Publisher.current(warehouse).orElseThrow();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (var shard : snapshot.shards().entrySet()) {
                for (var table : shard.getValue().files().entrySet()) {
                    String hash = hash(statement, warehouse, table.getValue());
                    hashes.merge(table.getKey(), shard.getKey() + ": " + hash, (one, other) -> one + ", " + other);
                }
            }
            return hashes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(Statement statement, WarehouseFolder warehouse, List<String> files) throws SQLException {
        String names =
                Sql.texts(files.stream().map(warehouse.snapshots()::resolve).toList());
        String sql = """
                select count(*) || ' rows ' || coalesce(md5(string_agg(cells, chr(10) order by place, file_row_number)), '')
                from (
                    select
                        list_position([%1$s], filename) as place,
                        file_row_number,
                        struct_pack(*columns(* exclude (filename, file_row_number)))::varchar as cells
                    from read_parquet([%1$s], hive_partitioning = false, file_row_number = true, filename = true)
                )""".formatted(names);
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
