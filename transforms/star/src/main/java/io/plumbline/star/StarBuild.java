package io.plumbline.star;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;

import io.plumbline.star.StarTables.StarTable;
import io.plumbline.warehouse.calendar.FiscalPeriod;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Builds the star of the given shards from staging: a list of tables, run side by side where they are independent. */
public final class StarBuild {
    private static final StructType CLIENT = new StructType()
            .add("client_id", DataTypes.StringType, false)
            .add("base_currency", DataTypes.StringType, false)
            .add("shard", DataTypes.StringType, false);

    private static final StructType FROZEN_PLAN = new StructType()
            .add("client_id", DataTypes.StringType, false)
            .add("plan", DataTypes.StringType, false)
            .add("version", DataTypes.IntegerType, true);

    private final StarInput input;
    private final Progress progress;
    private final Coverage coverage;
    private final BuildSession session;
    private final TableWriter writer;
    private final HashMap<String, String> shards = new HashMap<>();
    private final HashMap<String, ClientSettings> settings;
    private final SortedMap<Integer, Map<String, List<String>>> files = new ConcurrentSkipListMap<>();

    private StarBuild(SparkSession spark, StarInput input, Progress progress, long smallRows) {
        this.input = input;
        this.progress = progress;
        input.shards()
                .forEach((shard, clients) ->
                        clients.forEach(client -> shards.put(client.id(), "%02d".formatted(shard))));
        this.coverage = Coverage.of(Coverage.known(
                input.exports().stream()
                        .filter(export -> shards.containsKey(export.clientId()))
                        .toList(),
                input.asOf()));
        long stagedRows = Tables.STAGING.stream()
                .flatMap(record -> coverage.held(record.name()).stream())
                .mapToLong(held -> held.rows().rows())
                .sum();
        this.session = BuildSession.open(spark, stagedRows <= smallRows);
        this.writer = new TableWriter(session, input.place(), input.snapshotId(), stagedRows);
        this.settings = ClientSettings.of(input.clients(), coverage);
    }

    /**
     * Writes every table of the star below the snapshot's folder.
     *
     * @return shard to table to files, relative to {@code snapshots/}; a table without rows in a shard has no entry
     */
    public static SortedMap<Integer, Map<String, List<String>>> build(
            SparkSession spark, StarInput input, Progress progress) {
        return build(spark, input, progress, SparkSettings.smallRows(spark));
    }

    /** The same, with the number of staged rows up to which a build counts as small. */
    static SortedMap<Integer, Map<String, List<String>>> build(
            SparkSession spark, StarInput input, Progress progress, long smallRows) {
        return new StarBuild(spark, input, progress, smallRows).build();
    }

    private SortedMap<Integer, Map<String, List<String>>> build() {
        try {
            registerInputs();
            TaskGraph tasks = new TaskGraph();
            tasks.add("dim_source_file", Set.of(), () -> write("dim_source_file", SourceFileRows.of(coverage)));
            tasks.add("dim_period", Set.of(), this::buildCalendar);
            addMatches(tasks);
            StarTables.ALL.forEach(table -> tasks.add(table.name(), table.after(), () -> build(table)));
            tasks.run(session.small() ? 2 : 3);
            return new TreeMap<>(files);
        } finally {
            writer.deleteWork();
        }
    }

    private void registerInputs() {
        HashMap<String, String> shardOf = new HashMap<>(shards);
        session.spark().udf().register("shard_of", (UDF1<String, String>) shardOf::get, DataTypes.StringType);
        session.view(
                "client",
                session.local(
                        input.clients().stream()
                                .map(client ->
                                        RowFactory.create(client.id(), client.currency(), shards.get(client.id())))
                                .toList(),
                        CLIENT));
        session.view(
                "standard_account", session.local(StandardAccounts.shipped().rows(), StandardAccounts.SCHEMA));
        session.view("frozen_plan", session.local(frozenPlans(), FROZEN_PLAN));
        new StagedViews(session, input.place(), coverage).register();
        session.view("plan_version", session.sql("plan/plan_version"));
        Tables.STAR.forEach(table -> session.view(table.name(), session.empty(SparkSchema.of(table))));
        HashMap<String, ClientSettings> own = settings;
        session.view(
                "mapped_account",
                PerClient.apply(
                        session,
                        session.sql("ledger/account_as_stated"),
                        AccountMapping.RESULT,
                        (client, rows) -> AccountMapping.rows(client, rows, Objects.requireNonNull(own.get(client)))));
    }

    private void addMatches(TaskGraph tasks) {
        HashMap<String, ClientSettings> own = settings;
        tasks.add(
                StarTables.LOCATION_MATCH,
                Set.of(),
                () -> match(
                        StarTables.LOCATION_MATCH,
                        "commerce/location",
                        StarTables.LOCATION_RECORDS,
                        ListedNames.RESULT,
                        ListedNames::rows));
        tasks.add(
                StarTables.PRODUCT_MATCH,
                Set.of(),
                () -> match(
                        StarTables.PRODUCT_MATCH,
                        "commerce/product",
                        StarTables.PRODUCT_RECORDS,
                        ListedNames.RESULT,
                        ListedNames::rows));
        tasks.add(
                StarTables.PARTY_MATCH,
                Set.of("dim_account"), // whoever stands on a receivable is a customer
                () -> match(
                        StarTables.PARTY_MATCH,
                        "crm/party",
                        StarTables.PARTY_RECORDS,
                        PartyIdentities.RESULT,
                        (client, rows) -> PartyIdentities.rows(client, rows, Objects.requireNonNull(own.get(client)))));
    }

    /** Mentions, told apart by a pure function per client; written once because dimension and facts read the result. */
    private void match(String name, String sql, Set<String> records, StructType result, PerClient.Function function) {
        String thing = sql.substring(sql.indexOf('/') + 1);
        boolean needed = isStaged(records);
        Dataset<Row> mention = session.sql(sql + "_mention");
        session.view(thing + "_mention", mention);
        session.view(thing + "_identity", PerClient.apply(session, mention, result, function));
        Dataset<Row> matches = session.sql(sql + "_match");
        List<String> written = needed ? writer.writeWork(name, matches) : List.of();
        session.view(name, writer.read(matches.schema(), written));
    }

    private void build(StarTable table) {
        if (isStaged(table.staged())) {
            String subject = table.sql().substring(0, table.sql().indexOf('/') + 1);
            table.views().forEach(view -> session.view(view, session.sql(subject + view)));
            write(table.schema(), session.sql(table.sql()));
        }
    }

    private boolean isStaged(Set<String> records) {
        return records.stream().anyMatch(record -> !coverage.held(record).isEmpty());
    }

    /** Periods first, because facts wait for them. */
    private void buildCalendar() {
        Map<String, Row> dayRanges = new HashMap<>();
        if (StarTables.ALL.stream().anyMatch(table -> isStaged(table.staged()))) {
            session.sql("calendar/day_range").collectAsList().forEach(row -> dayRanges.put(row.getString(0), row));
        }
        List<Row> periods = new ArrayList<>();
        List<Row> clients = new ArrayList<>();
        SortedMap<String, TreeSet<LocalDate>> days = new TreeMap<>();
        for (Client client : input.clients()) {
            Row range = dayRanges.get(client.id());
            List<FiscalPeriod> own = CalendarRows.periods(client, reach(client, range), input.asOf());
            periods.addAll(CalendarRows.rows(client, own, input.asOf()));
            clients.add(clientRow(client, range));
            days.computeIfAbsent(shards.get(client.id()), none -> new TreeSet<>())
                    .addAll(CalendarRows.days(own));
        }
        write("dim_period", periods);
        session.view("period_day", session.sql("calendar/period_day"));
        write("dim_client", clients);
        List<Row> dates = new ArrayList<>();
        days.forEach((shard, shardDays) -> shardDays.forEach(day -> dates.add(CalendarRows.dayRow(shard, day))));
        TableSchema dimDate = Tables.published("dim_date");
        StructType schema = new StructType().add(TableWriter.SHARD, DataTypes.StringType, false);
        for (var field : SparkSchema.of(dimDate).fields()) {
            schema = schema.add(field);
        }
        write(dimDate, session.local(dates, schema));
    }

    private CalendarRows.Reach reach(Client client, @org.jspecify.annotations.Nullable Row range) {
        List<LocalDate> plausible = new ArrayList<>();
        coverage.known().stream()
                .filter(export -> export.clientId().equals(client.id()))
                .flatMap(export -> export.rows().stream())
                .flatMap(rows -> Stream.of(rows.openedOn(), rows.coveredFrom(), rows.coveredTo()))
                .forEach(day -> addPlausible(plausible, day));
        List<LocalDate> odd = new ArrayList<>();
        if (range != null) {
            addPlausible(plausible, day(range.get(1)));
            addPlausible(plausible, day(range.get(2)));
            range.getList(3).forEach(day -> odd.add(Objects.requireNonNull(day(day))));
        }
        LocalDate today = input.asOf().atZone(client.timeZone()).toLocalDate();
        return new CalendarRows.Reach(
                plausible.stream().min(LocalDate::compareTo).orElse(today),
                plausible.stream().max(LocalDate::compareTo).orElse(today),
                odd);
    }

    private static void addPlausible(List<LocalDate> days, @org.jspecify.annotations.Nullable LocalDate day) {
        if (day != null && day.getYear() >= 1900 && day.getYear() <= 2200) {
            days.add(day);
        }
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(@org.jspecify.annotations.Nullable Object value) {
        return (LocalDate) value;
    }

    private static Row clientRow(Client client, @org.jspecify.annotations.Nullable Row range) {
        return RowFactory.create(
                client.id(),
                client.name(),
                client.industry().orElse(null),
                client.currency(),
                client.timeZone().getId(),
                client.calendar().inWords(),
                range == null ? null : day(range.get(1)),
                range == null ? null : day(range.get(2)));
    }

    private List<Row> frozenPlans() {
        return input.clients().stream()
                .flatMap(client -> client.frozenPlans().stream().sorted().map(frozen -> frozenPlan(client, frozen)))
                .toList();
    }

    private static Row frozenPlan(Client client, String frozen) {
        int at = frozen.lastIndexOf('@');
        return at < 0
                ? RowFactory.create(client.id(), frozen, null)
                : RowFactory.create(client.id(), frozen.substring(0, at), Integer.valueOf(frozen.substring(at + 1)));
    }

    private void write(String table, List<Row> rows) {
        TableSchema schema = Tables.published(table);
        write(schema, session.local(rows, SparkSchema.of(schema)));
    }

    private void write(TableSchema table, Dataset<Row> result) {
        progress.started(table.name());
        long start = System.nanoTime();
        boolean sharded = Arrays.asList(result.columns()).contains(TableWriter.SHARD);
        Dataset<Row> rows =
                sharded ? result : result.withColumn(TableWriter.SHARD, call_function("shard_of", col("client_id")));
        SortedMap<Integer, List<String>> written =
                writer.write(table, Conformance.conform(rows, table, List.of(TableWriter.SHARD)));
        written.forEach((shard, names) -> files.computeIfAbsent(shard, none -> new ConcurrentSkipListMap<>())
                .put(table.name(), names));
        List<String> all = written.values().stream().flatMap(List::stream).toList();
        session.view(table.name(), writer.read(SparkSchema.of(table), all));
        progress.finished(table.name(), all.size(), Duration.ofNanos(System.nanoTime() - start));
    }
}
