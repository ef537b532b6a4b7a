package io.plumbline.star;

import io.plumbline.warehouse.calendar.FiscalCalendar;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.client.AccountRule;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.ColumnType;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A warehouse folder whose staging a test fills with canonical rows, export by export. */
final class StagedWorkspace {
    static final Instant NOW = Instant.parse("2025-04-10T06:00:00Z");

    private final SparkSession spark;
    private final WarehouseFolder folder;
    private final List<StagedExport> exports = new ArrayList<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private int builds;

    StagedWorkspace(SparkSession spark, Path root) {
        this.spark = spark;
        this.folder = new WarehouseFolder(root);
    }

    static Client client(String id) {
        return new Client(
                id,
                "The " + id,
                Optional.empty(),
                "EUR",
                ZoneId.of("Europe/Berlin"),
                new MonthlyCalendar(Month.JANUARY),
                15,
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                "");
    }

    static Client withRules(Client client, List<AccountRule> rules, Optional<String> nationalChart) {
        return new Client(
                client.id(),
                client.name(),
                client.industry(),
                client.currency(),
                client.timeZone(),
                client.calendar(),
                client.closingDays(),
                nationalChart,
                rules,
                client.sameParties(),
                client.frozenPlans(),
                client.keptPersonal(),
                client.settingsHash());
    }

    static Client withCalendar(Client client, FiscalCalendar calendar) {
        return new Client(
                client.id(),
                client.name(),
                client.industry(),
                client.currency(),
                client.timeZone(),
                calendar,
                client.closingDays(),
                client.nationalChart(),
                client.accountRules(),
                client.sameParties(),
                client.frozenPlans(),
                client.keptPersonal(),
                client.settingsHash());
    }

    StagedWorkspace with(Client client) {
        clients.put(client.id(), client);
        return this;
    }

    List<StagedExport> exports() {
        return exports;
    }

    /** An export known since noon of a day, covering the days of its rows. */
    StagedExport export(String clientId, String format, String day, List<? extends Record> rows) {
        return export(clientId, format, day, rows, UnaryOperator.identity());
    }

    /** The same, with its manifest changed before it counts. */
    StagedExport export(
            String clientId,
            String format,
            String day,
            List<? extends Record> rows,
            UnaryOperator<StagedExport> change) {
        clients.computeIfAbsent(clientId, StagedWorkspace::client);
        long key = 1000L + exports.size();
        String name = "%s-%s-%d".formatted(format, day, exports.size());
        Map<Class<? extends Record>, List<Record>> byRecord = new LinkedHashMap<>();
        rows.forEach(row -> byRecord.computeIfAbsent(row.getClass(), none -> new ArrayList<>())
                .add(row));
        Instant knownAt = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
        List<StagedExport.Rows> counts = byRecord.entrySet().stream()
                .map(entry -> counts(format, TableSchema.of(entry.getKey()), entry.getValue()))
                .toList();
        StagedExport export = change.apply(new StagedExport(
                key,
                name,
                clientId,
                format,
                "v1",
                knownAt,
                knownAt,
                List.of(new StagedExport.SourceFile(
                        key * 10,
                        "exports/" + name + ".csv",
                        "sha-" + key,
                        1,
                        null,
                        null,
                        rows.size(),
                        rows.size(),
                        0,
                        List.of(),
                        null,
                        null)),
                counts));
        byRecord.forEach((record, own) -> write(export, TableSchema.of(record), own));
        exports.add(export);
        return export;
    }

    private static StagedExport.Rows counts(String format, TableSchema table, List<Record> rows) {
        Staged staged = table.staged().orElseThrow();
        String feed = staged.feed() == Feed.CLIENT ? table.name() : format;
        List<LocalDate> days = staged.day().isEmpty()
                ? List.of()
                : rows.stream()
                        .map(row -> (LocalDate) value(row, staged.day()))
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return new StagedExport.Rows(
                table.name(),
                feed,
                rows.size(),
                days.isEmpty() ? null : days.get(0),
                days.isEmpty() ? null : days.get(days.size() - 1));
    }

    private void write(StagedExport export, TableSchema table, List<Record> records) {
        List<Row> rows = new ArrayList<>();
        for (Record record : records) {
            List<@Nullable Object> cells = new ArrayList<>(List.of(
                    export.clientId(), export.key(), export.files().get(0).key(), rows.size() + 2L));
            for (ColumnSchema column : table.ownColumns()) {
                cells.add(cell(value(record, column.name()), column.type()));
            }
            rows.add(RowFactory.create(cells.toArray()));
        }
        Path target = folder.export(export).resolve(table.name() + ".parquet");
        spark.createDataFrame(rows, SparkSchema.of(table))
                .coalesce(1)
                .write()
                .parquet(target.toUri().toString());
    }

    private static @Nullable Object cell(@Nullable Object value, ColumnType type) {
        if (value instanceof BigDecimal number && type instanceof ColumnType.Exact exact) {
            return number.setScale(exact.scale());
        }
        return value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
    }

    private static @Nullable Object value(Record record, String column) {
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component
                        .getName()
                        .replaceAll("([A-Z])", "_$1")
                        .toLowerCase(java.util.Locale.ROOT)
                        .equals(column)) {
                    return component.getAccessor().invoke(record);
                }
            }
            throw new IllegalArgumentException("%s has no %s".formatted(record, column));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Star build() {
        return build(NOW);
    }

    Star build(Instant asOf) {
        return build(spark, asOf, Progress.SILENT);
    }

    Star build(SparkSession session, Instant asOf, Progress progress) {
        return build(session, asOf, progress, SparkSettings.SMALL_ROWS);
    }

    /** As if the staged rows were too many for one task. */
    Star buildAsLarge() {
        return build(spark, NOW, Progress.SILENT, 0);
    }

    private Star build(SparkSession session, Instant asOf, Progress progress, long smallRows) {
        SortedMap<Integer, List<Client>> shards = new TreeMap<>();
        int shard = 0;
        for (Client client : clients.values()) {
            shards.computeIfAbsent(shard++ % 2, none -> new ArrayList<>()).add(client);
        }
        String snapshot = "20250410T06000" + builds++;
        return new Star(
                session.newSession(),
                folder,
                StarBuild.build(
                        session,
                        new StarInput(WarehousePlace.of(folder), snapshot, shards, exports, asOf),
                        progress,
                        smallRows));
    }

    /** A star that was built, as views to ask. */
    static final class Star {
        private final SparkSession spark;
        private final WarehouseFolder folder;
        private final SortedMap<Integer, Map<String, List<String>>> files;

        Star(SparkSession spark, WarehouseFolder folder, SortedMap<Integer, Map<String, List<String>>> files) {
            this.spark = spark;
            this.folder = folder;
            this.files = files;
            spark.conf().set("spark.sql.shuffle.partitions", "1");
            Tables.STAR.forEach(this::view);
        }

        private void view(TableSchema table) {
            String[] paths = files(table.name()).stream()
                    .map(path -> path.toUri().toString())
                    .toArray(String[]::new);
            (paths.length == 0
                            ? spark.createDataFrame(List.of(), SparkSchema.of(table))
                            : spark.read().schema(SparkSchema.of(table)).parquet(paths))
                    .createOrReplaceTempView(table.name());
        }

        List<Path> files(String table) {
            return files.values().stream()
                    .flatMap(tables -> tables.getOrDefault(table, List.of()).stream())
                    .map(folder.snapshots()::resolve)
                    .toList();
        }

        SortedMap<Integer, Map<String, List<String>>> files() {
            return files;
        }

        /** Every row as text, its cells separated by a bar. */
        List<String> rows(String sql) {
            return Arrays.stream((Row[]) spark.sql(sql).collect())
                    .map(row -> row.mkString("|"))
                    .toList();
        }

        long count(String table) {
            return spark.table(table).count();
        }

        /** The content of a table's files in their order. */
        List<String> content(String table) {
            return files(table).stream()
                    .flatMap(file -> Arrays.stream((Row[]) spark.read()
                            .schema(SparkSchema.of(Tables.published(table)))
                            .parquet(file.toUri().toString())
                            .collect()))
                    .map(row -> row.mkString("|"))
                    .toList();
        }
    }
}
