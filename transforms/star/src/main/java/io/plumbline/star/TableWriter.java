package io.plumbline.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Writes a table by shard, each file sorted so that a query for one client reads few row groups. */
final class TableWriter {
    static final String SHARD = "shard";

    private static final long ROWS_PER_FILE = 8_000_000;
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final BuildSession session;
    private final WarehousePlace place;
    private final String snapshotId;
    private final long stagedRows;

    TableWriter(BuildSession session, WarehousePlace place, String snapshotId, long stagedRows) {
        this.session = session;
        this.place = place;
        this.snapshotId = snapshotId;
        this.stagedRows = stagedRows;
    }

    /** The files of each shard, below {@code snapshots/}. */
    SortedMap<Integer, List<String>> write(TableSchema table, Dataset<Row> rows) {
        String folder = snapshotId + "/" + table.name();
        Column[] order = order(table);
        sameShardTogether(table, rows)
                .sortWithinPartitions(order)
                .write()
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .option("maxRecordsPerFile", ROWS_PER_FILE)
                .partitionBy(SHARD)
                .parquet(place.snapshots(folder));
        SortedMap<Integer, List<String>> files = new TreeMap<>();
        for (String file : NamedFiles.takeCommitted(place.snapshots(folder))) {
            files.computeIfAbsent(shard(file), none -> new ArrayList<>()).add(folder + "/" + file);
        }
        return files;
    }

    /** Rows that later statements of this build read, and nobody else; below {@code snapshots/}. */
    List<String> writeWork(String name, Dataset<Row> rows) {
        String folder = work() + "/" + name;
        rows.write().parquet(place.snapshots(folder));
        return NamedFiles.takeCommitted(place.snapshots(folder)).stream()
                .map(file -> folder + "/" + file)
                .toList();
    }

    /** Rows that this build has written. */
    Dataset<Row> read(StructType schema, Collection<String> files) {
        return session.parquet(schema, files.stream().map(place::snapshots).toList());
    }

    void deleteWork() {
        Path work = new Path(place.snapshots(work()));
        try {
            work.getFileSystem(session.spark().sessionState().newHadoopConf()).delete(work, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + work, e);
        }
    }

    private String work() {
        return snapshotId + "/_work";
    }

    private Dataset<Row> sameShardTogether(TableSchema table, Dataset<Row> rows) {
        if (session.small()) {
            return rows.coalesce(1);
        }
        long parts = Math.max(1, stagedRows / ROWS_PER_FILE);
        if (parts == 1 || table.order().size() < 2) {
            return rows.repartition(col(SHARD));
        }
        Column part = pmod(xxhash64(col(table.order().get(1))), lit(parts)); // one day stays in one file
        return rows.repartition(col(SHARD), part);
    }

    /** A total order: the table's own, then what tells rows apart, so that the same rows give the same file. */
    private static Column[] order(TableSchema table) {
        Set<String> names = new LinkedHashSet<>();
        names.add(SHARD);
        names.addAll(table.order());
        table.key().forEach(column -> names.add(column.name()));
        List<String> all = table.columns().stream().map(ColumnSchema::name).toList();
        if (all.contains("source_row")) {
            names.addAll(List.of("source_file_key", "source_row"));
        }
        names.addAll(all);
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }

    private static Integer shard(String file) {
        return Integer.valueOf(file.substring(SHARD.length() + 1, file.indexOf('/')));
    }
}
