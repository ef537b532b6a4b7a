package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of groups and of shared rates, kept in the catalogue: no client's rows depend on them, and no shard is built for them. */
final class SharedTables {
    private static final String RATES = "exchange_rate";

    private SharedTables() {}

    static void create(Connection connection) throws SQLException {
        for (TableSchema table : Tables.SHARED) {
            Engine.run(connection, "create table %s (%s)".formatted(table.name(), table.duckDbColumns()));
        }
    }

    static void create(Connection connection, WarehouseFolder folder, SharedRows rows) throws SQLException {
        create(connection);
        TypedRows.append(connection, "dim_group", rows.groups());
        TypedRows.append(connection, "bridge_group_member", rows.members());
        TypedRows.append(connection, "group_counterparty", rows.counterparties());
        TypedRows.append(connection, "group_elimination", rows.eliminations());
        insertRates(connection, folder, rows.rates());
    }

    /** Of several files that give a rate for the same day, the newest is right. */
    private static void insertRates(Connection connection, WarehouseFolder folder, List<StagedExport> exports)
            throws SQLException {
        Engine.run(
                connection,
                "create temporary table rate_file (export_key bigint, source_file_key bigint, path varchar, known_at varchar)");
        for (StagedExport export : exports) {
            for (StagedExport.SourceFile file : export.files()) {
                Engine.run(
                        connection,
                        "insert into rate_file values (%d, %d, %s, %s)"
                                .formatted(
                                        export.key(),
                                        file.key(),
                                        Sql.text(file.path()),
                                        Sql.text(export.knownAt().toString())));
            }
        }
        List<String> parquet = exports.stream()
                .flatMap(export -> export.rows().stream()
                        .filter(rows -> rows.record().equals(RATES))
                        .map(rows -> folder.rows(export, rows).toString()))
                .toList();
        if (!parquet.isEmpty()) {
            Engine.run(connection, """
                    insert into shared_rate
                    select rate.from_currency, rate.to_currency, rate.quoted_on, rate.kind, rate.rate, rate.source,
                        file.path, rate.source_row
                    from read_parquet([%s], hive_partitioning = false) as rate
                    join rate_file as file  -- one row per file of an export
                        on  file.export_key = rate.export_key
                        and file.source_file_key = rate.source_file_key
                    qualify row_number() over (
                        partition by rate.from_currency, rate.to_currency, rate.quoted_on, rate.kind
                        order by file.known_at desc, rate.export_key desc, rate.source_row desc) = 1
                    order by rate.to_currency, rate.quoted_on, rate.from_currency, rate.kind""".formatted(Sql.texts(parquet)));
        }
        Engine.run(connection, "drop table rate_file");
    }
}
