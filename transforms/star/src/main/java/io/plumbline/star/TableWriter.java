package io.plumbline.star;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes a table by shard, each file sorted so that a query for one client reads few row groups. */
final class TableWriter {
    static final String SHARD = "shard";

    private static final long ROWS_PER_FILE = 8_000_000;
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final BuildSession session;
    private final Path snapshot;
    private final long stagedRows;

    TableWriter(BuildSession session, Path snapshot, long stagedRows) {
        this.session = session;
        this.snapshot = snapshot;
        this.stagedRows = stagedRows;
    }

    /** The files of each shard. */
    SortedMap<Integer, List<Path>> write(TableSchema table, Dataset<Row> rows) {
        Path folder = snapshot.resolve(table.name());
        Column[] order = order(table);
        sameShardTogether(table, rows)
                .sortWithinPartitions(order)
                .write()
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .option("maxRecordsPerFile", ROWS_PER_FILE)
                .partitionBy(SHARD)
                .parquet(folder.toUri().toString());
        return files(folder);
    }

    /** Rows that later statements of this build read, and nobody else. */
    List<Path> writeWork(String name, Dataset<Row> rows) {
        Path folder = work().resolve(name);
        rows.write().parquet(folder.toUri().toString());
        return parquet(folder);
    }

    Path work() {
        return snapshot.resolve("_work");
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

    private static SortedMap<Integer, List<Path>> files(Path folder) {
        SortedMap<Integer, List<Path>> files = new TreeMap<>();
        for (Path file : parquet(folder)) {
            String shard = folder.relativize(file).getName(0).toString().substring(SHARD.length() + 1);
            files.computeIfAbsent(Integer.valueOf(shard), none -> new ArrayList<>())
                    .add(file);
        }
        return files;
    }

    private static List<Path> parquet(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shard to table to files below {@code snapshots/}. */
    static void collect(
            SortedMap<Integer, Map<String, List<String>>> into,
            String table,
            SortedMap<Integer, List<Path>> files,
            Path snapshots) {
        files.forEach((shard, paths) -> into.computeIfAbsent(shard, none -> new TreeMap<>())
                .put(
                        table,
                        paths.stream()
                                .map(path ->
                                        snapshots.relativize(path).toString().replace('\\', '/'))
                                .toList()));
    }
}
