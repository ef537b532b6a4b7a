package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.DimDate;
import io.plumbline.warehouse.star.DimPeriod;
import io.plumbline.warehouse.star.Reject;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A published warehouse of clients who live in the same files: every table has rows of each, and every text in them bears
 * its client's mark, which nothing else contains. Our client's messages name paths of the machine, too.
 */
final class Street {
    static final String OURS = "Qz7Mine";
    static final List<String> THEIRS =
            List.of("Xk3Theirs", "Wv9Others", "Ωmega-Jürgens", "Yp5Neighbours", "Vb2Strangers");

    /** Days of the others that we have no part in. */
    static final String THEIR_YEAR = "1937";

    /** Of every table and client. */
    static final int ROWS = 100;

    private static final BigDecimal THEIR_AMOUNT = new BigDecimal("3141.59");

    private Street() {}

    static WarehouseFolder publish(Path root) {
        WarehouseFolder folder = new WarehouseFolder(root.resolve("warehouse"));
        TreeMap<String, List<String>> files = new TreeMap<>();
        for (TableSchema table : Tables.IN_FILES) {
            String file = "s1/%s/shard=07/part-0.parquet".formatted(table.name());
            write(folder.snapshots().resolve(file), table.record());
            files.put(table.name(), List.of(file));
        }
        TreeMap<String, Snapshot.ClientState> states = new TreeMap<>();
        marks().forEach(mark -> states.put(id(mark), new Snapshot.ClientState("f", 7, null)));
        TreeMap<Integer, Snapshot.Shard> shards = new TreeMap<>();
        shards.put(7, new Snapshot.Shard("f", new TreeSet<>(states.keySet()), files));
        Snapshot snapshot = new Snapshot("s1", Books.KNOWN_AT, null, "0.1.0", shards, new TreeMap<>(), states);
        Json.write(folder.snapshotJson("s1"), snapshot);
        Catalogue.build(folder, snapshot, new AuditRows(rejects(folder), checks(root)));
        Publisher.publish(folder, snapshot);
        return folder;
    }

    static List<String> marks() {
        List<String> marks = new ArrayList<>(THEIRS);
        marks.add(2, OURS);
        return marks;
    }

    /** The mark, as far as the name of a folder may bear it. */
    static String id(String mark) {
        return mark.replaceAll("[^A-Za-z0-9]", "") + "-id";
    }

    private static List<CheckResult> checks(Path root) {
        return marks().stream()
                .map(mark -> new CheckResult(
                        id(mark),
                        "check " + mark,
                        "error",
                        "failed",
                        mark,
                        1,
                        "%s/clients/%s/exports/ledger.csv".formatted(root, id(mark))))
                .toList();
    }

    private static List<StagedExport> rejects(WarehouseFolder folder) {
        return marks().stream()
                .map(mark -> {
                    StagedExport export = new StagedExport(
                            1,
                            "ledger",
                            id(mark),
                            "journal",
                            "v1",
                            Books.KNOWN_AT,
                            Books.KNOWN_AT,
                            List.of(new StagedExport.SourceFile(
                                    1, mark, "00ff", 1, null, null, 1, 0, 1, List.of(), null, null)),
                            List.of());
                    String advice = "Look at %s/clients/%s/exports"
                            .formatted(folder.root().getParent(), id(mark));
                    TypedRows.write(
                            folder.rejects(export),
                            Reject.class,
                            List.of(new Reject(id(mark), 1, mark, 1L, mark, mark, mark, advice)));
                    return export;
                })
                .toList();
    }

    private static <R extends Record> void write(Path file, Class<R> table) {
        List<R> rows = new ArrayList<>();
        for (String mark : marks()) {
            for (int row = 0; row < ROWS; row++) {
                rows.add(row(table, mark, row));
            }
        }
        TypedRows.write(file, table, rows);
    }

    private static <R extends Record> R row(Class<R> table, String mark, int row) {
        RecordComponent[] components = table.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(table, components[i], mark, row);
        }
        try {
            var constructor = table.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Class<?> table, RecordComponent component, String mark, int row) {
        OneOf allowed = component.getAnnotation(OneOf.class);
        Class<?> type = component.getType();
        if (component.getName().equals("clientId")) {
            return id(mark);
        } else if (type == String.class) {
            return allowed == null ? "%s %d".formatted(mark, row) : allowed.value()[0];
        } else if (type == LocalDate.class) {
            return day(table, mark, row);
        } else if (type == LocalDateTime.class) {
            return day(table, mark, row).atStartOfDay();
        } else if (type == Instant.class) {
            return Books.KNOWN_AT;
        } else if (type == BigDecimal.class) {
            return mark.equals(OURS) ? BigDecimal.ONE : THEIR_AMOUNT;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == long.class || type == Long.class) {
            return mark.hashCode() * 1000L + row;
        } else if (type == Double.class) {
            return (double) row;
        }
        return row;
    }

    private static LocalDate day(Class<?> table, String mark, int row) {
        LocalDate first = LocalDate.parse(mark.equals(OURS) ? "2025-01-01" : THEIR_YEAR + "-01-01");
        boolean oneEach = table == DimDate.class || table == DimPeriod.class;
        return first.plusDays(oneEach ? row % 300 : row % 28);
    }

    /** What only the others have, as any engine prints it, and what only this machine knows. */
    static Map<String, String> nobodyElse(Path root) {
        Map<String, String> traces = new TreeMap<>();
        THEIRS.forEach(mark -> {
            traces.put("mark " + mark, mark);
            traces.put("id of " + mark, id(mark));
        });
        traces.put("amount", THEIR_AMOUNT.toString());
        traces.put("year", THEIR_YEAR + "-");
        traces.put("path of the machine", root.toString());
        return traces;
    }
}
