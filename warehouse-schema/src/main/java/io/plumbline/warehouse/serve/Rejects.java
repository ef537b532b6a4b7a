package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.Reject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The rejects of exports, gathered from beside their rows. */
final class Rejects {
    private Rejects() {}

    static void insert(Connection connection, String tableName, WarehouseFolder folder, List<StagedExport> exports)
            throws SQLException {
        List<Path> files = exports.stream()
                .filter(Rejects::hasRejects)
                .map(folder::rejects)
                .filter(Files::exists)
                .toList();
        if (!files.isEmpty()) {
            // A file that several exports use is rejected in each of them, for the same reasons.
            Engine.run(
                    connection,
                    "insert into %s select distinct %s from read_parquet([%s], hive_partitioning = false)"
                            .formatted(tableName, columns(), Sql.texts(files)));
        }
    }

    private static boolean hasRejects(StagedExport export) {
        return export.files().stream().anyMatch(file -> file.rowsRejected() > 0 || file.refused() != null);
    }

    private static String columns() {
        return TableSchema.of(Reject.class).columns().stream()
                .map(ColumnSchema::name)
                .collect(Collectors.joining(", "));
    }
}
