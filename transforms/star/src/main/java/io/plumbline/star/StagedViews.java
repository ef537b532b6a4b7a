package io.plumbline.star;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.plumbline.star.Coverage.Days;
import io.plumbline.star.Coverage.Held;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The staged records as views, reduced to what is true: {@code staging_<record>}, with the columns of the record, its
 * {@code feed}, and for dumps {@code dump_on}, {@code next_dump_on} and {@code export_order}. Of a record with several
 * dumps {@code staging_<record>} shows all of them and {@code current_<record>} the newest.
 */
final class StagedViews {
    private static final StructType HOLDS = new StructType()
            .add("held_export_key", DataTypes.LongType, false)
            .add("feed", DataTypes.StringType, false)
            .add("known_at", DataTypes.TimestampNTZType, false)
            .add("dump_on", DataTypes.DateType, false)
            .add("next_dump_on", DataTypes.DateType, true)
            .add("export_order", DataTypes.IntegerType, false)
            .add("is_newest", DataTypes.BooleanType, false)
            .add("holds_from", DataTypes.DateType, true)
            .add("holds_to", DataTypes.DateType, true)
            .add("undated_as", DataTypes.DateType, true);

    private final BuildSession session;
    private final WarehousePlace place;
    private final Coverage coverage;

    StagedViews(BuildSession session, WarehousePlace place, Coverage coverage) {
        this.session = session;
        this.place = place;
        this.coverage = coverage;
    }

    void register() {
        Tables.STAGING.forEach(this::register);
    }

    private void register(TableSchema record) {
        List<Held> held = coverage.held(record.name());
        Dataset<Row> rows = held.isEmpty() ? session.empty(staged(record)) : truth(record, held);
        session.view("staging_" + record.name(), rows);
        if (relation(record).equals(Relation.SNAPSHOT)) {
            session.view("current_" + record.name(), rows.where(col("is_newest")));
        }
    }

    private Dataset<Row> truth(TableSchema record, List<Held> held) {
        Staged staged = record.staged().orElseThrow();
        return switch (staged.relation()) {
            case SNAPSHOT -> rows(record, held);
            case UPSERT -> newestOfKey(rows(record, held), staged, held);
            case WINDOW -> windows(record, staged, held);
        };
    }

    private Dataset<Row> windows(TableSchema record, Staged staged, List<Held> held) {
        List<Held> whole = held.stream().filter(one -> one.days().isEmpty()).toList();
        List<Held> cut = held.stream().filter(one -> !one.days().isEmpty()).toList();
        if (cut.isEmpty()) {
            return rows(record, whole);
        }
        Column day = coalesce(col(staged.day()), col("undated_as"));
        Dataset<Row> parts =
                rows(record, cut).where(day.between(col("holds_from"), col("holds_to"))); // ranges do not overlap
        return whole.isEmpty() ? parts : session.leaf(rows(record, whole).unionByName(parts));
    }

    private Dataset<Row> newestOfKey(Dataset<Row> rows, Staged staged, List<Held> held) {
        if (held.stream().allMatch(Held::newest)) {
            return rows; // no feed has a second export
        }
        Column[] key = Stream.concat(Stream.of("client_id", "feed"), Stream.of(staged.by()))
                .map(name -> col(name))
                .toArray(Column[]::new);
        Dataset<Row> newest = rows.groupBy(key).agg(max(col("export_order")).as("export_order"));
        List<String> names = Stream.concat(Stream.of("client_id", "feed", "export_order"), Stream.of(staged.by()))
                .toList();
        // newest has one row per key, so that no row is multiplied
        return rows.join(newest, names.toArray(String[]::new), "left_semi");
    }

    /** The staged rows beside what their export stands for; a cut export stands once for each of its day ranges. */
    private Dataset<Row> rows(TableSchema record, List<Held> held) {
        String[] paths =
                held.stream().map(one -> place.rows(one.export(), one.rows())).toArray(String[]::new);
        Dataset<Row> staged = session.leaf(
                session.spark().read().schema(SparkSchema.of(record)).parquet(paths));
        Map<Long, LocalDate> next = nextDumps(held);
        List<Row> holds = held.stream().flatMap(one -> holds(one, next)).toList();
        return staged.join(session.local(holds, HOLDS), staged.col("export_key").equalTo(col("held_export_key")))
                .drop("held_export_key");
    }

    private static Stream<Row> holds(Held held, Map<Long, LocalDate> next) {
        return held.days().isEmpty()
                ? Stream.of(hold(held, next, null))
                : held.days().stream().map(days -> hold(held, next, days));
    }

    private static Row hold(Held held, Map<Long, LocalDate> next, @org.jspecify.annotations.Nullable Days days) {
        StagedExport export = held.export();
        return RowFactory.create(
                export.key(),
                held.rows().feed(),
                Times.utc(export.knownAt()),
                held.dumpOn(),
                next.get(export.key()),
                held.order(),
                held.newest(),
                days == null ? null : days.from(),
                days == null ? null : days.to(),
                held.rows().coveredTo());
    }

    private static Map<Long, LocalDate> nextDumps(List<Held> held) {
        Map<Long, LocalDate> next = new HashMap<>();
        for (int place = 0; place + 1 < held.size(); place++) {
            Held one = held.get(place);
            Held after = held.get(place + 1);
            if (sameFeed(one).test(after)) {
                next.put(one.export().key(), after.dumpOn());
            }
        }
        return next;
    }

    private static Predicate<Held> sameFeed(Held one) {
        return other -> other.export().clientId().equals(one.export().clientId())
                && other.rows().feed().equals(one.rows().feed());
    }

    private static StructType staged(TableSchema record) {
        StructType own = SparkSchema.of(record);
        for (var field : HOLDS.fields()) {
            if (!field.name().equals("held_export_key")) {
                own = own.add(field);
            }
        }
        return own;
    }

    private static Relation relation(TableSchema record) {
        return record.staged().orElseThrow().relation();
    }
}
