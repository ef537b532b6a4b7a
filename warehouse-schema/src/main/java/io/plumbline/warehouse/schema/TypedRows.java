package io.plumbline.warehouse.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Records to Parquet and back, through DuckDB. */
public final class TypedRows {
    /** A row of staging with the place it came from. */
    public record StagedRow<R extends Record>(Lineage lineage, R row) {}

    private TypedRows() {}

    /** Writes the rows of one table, in the table's order. */
    public static <R extends Record> void write(Path parquet, Class<R> record, List<R> rows) {
        TableSchema table = TableSchema.of(record);
        if (table.staged().isPresent()) {
            throw new IllegalArgumentException("Rows of %s need lineage: use writeStaged".formatted(table.name()));
        }
        write(parquet, table, rows.stream().map(TypedRows::values).toList());
    }

    /** Writes the rows of a staged record as an export leaves them. */
    public static <R extends Record> void writeStaged(Path parquet, Class<R> record, List<StagedRow<R>> rows) {
        write(
                parquet,
                TableSchema.of(record),
                rows.stream().map(TypedRows::stagedValues).toList());
    }

    /** The rows of one table, in the order of the file. */
    public static <R extends Record> List<R> read(Path parquet, Class<R> record) {
        return read(parquet, TableSchema.of(record)).stream()
                .map(values -> row(record, values))
                .toList();
    }

    /** The rows of a query whose columns are the table's. */
    public static <R extends Record> List<R> read(Connection connection, String sql, Class<R> record)
            throws SQLException {
        return read(connection, sql, TableSchema.of(record)).stream()
                .map(values -> row(record, values))
                .toList();
    }

    /** The rows of a staged record, in the order of the file. */
    public static <R extends Record> List<StagedRow<R>> readStaged(Path parquet, Class<R> record) {
        int lineage = Lineage.class.getRecordComponents().length;
        return read(parquet, TableSchema.of(record)).stream()
                .map(values -> new StagedRow<>(
                        row(Lineage.class, values.subList(0, lineage)),
                        row(record, values.subList(lineage, values.size()))))
                .toList();
    }

    /** Appends the rows to an existing table of the same columns. */
    public static <R extends Record> void append(Connection connection, String tableName, List<R> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        TableSchema table = TableSchema.of(rows.get(0).getClass());
        append(
                connection,
                tableName,
                table,
                rows.stream().map(TypedRows::values).toList());
    }

    private static void write(Path parquet, TableSchema table, List<List<@Nullable Object>> rows) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Files.createDirectories(parquet.toAbsolutePath().getParent());
            statement.execute("create table rows (%s)".formatted(table.duckDbColumns()));
            append(connection, "rows", table, rows);
            String order = table.order().isEmpty() ? "" : " order by " + String.join(", ", table.order());
            statement.execute("copy (from rows%s) to %s (format parquet)".formatted(order, Sql.text(parquet)));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot write rows of %s to %s: %s".formatted(table.name(), parquet, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + parquet, e);
        }
    }

    private static void append(
            Connection connection, String tableName, TableSchema table, List<List<@Nullable Object>> rows)
            throws SQLException {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, tableName)) {
            for (List<@Nullable Object> row : rows) {
                appender.beginRow();
                for (int i = 0; i < row.size(); i++) {
                    append(appender, table.columns().get(i), row.get(i));
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, ColumnSchema column, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof String text) {
            appender.append(text);
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            appender.append(truth.booleanValue());
        } else if (value instanceof LocalDate day) {
            appender.append(day);
        } else if (value instanceof LocalDateTime moment) {
            appender.append(moment);
        } else if (value instanceof Instant instant) {
            appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else if (value instanceof BigDecimal number && column.type() instanceof ColumnType.Exact exact) {
            appender.append(scaled(column, number, exact));
        } else {
            throw new IllegalArgumentException(
                    "%s: cannot write %s as %s".formatted(column.name(), value, column.type()));
        }
    }

    /** DuckDB's appender refuses a number of another scale; one that does not fit is refused here by name. */
    private static BigDecimal scaled(ColumnSchema column, BigDecimal number, ColumnType.Exact exact) {
        try {
            return number.setScale(exact.scale(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "%s: %s has more than %d decimals".formatted(column.name(), number, exact.scale()), e);
        }
    }

    private static List<@Nullable Object> stagedValues(StagedRow<?> staged) {
        List<@Nullable Object> values = new ArrayList<>(values(staged.lineage()));
        values.addAll(values(staged.row()));
        return values;
    }

    private static List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        try {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                values.add(component.getAccessor().invoke(row));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + row.getClass(), e);
        }
        return values;
    }

    private static List<List<@Nullable Object>> read(Path parquet, TableSchema table) {
        String columns = table.columns().stream().map(ColumnSchema::name).collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return read(
                    connection,
                    "select %s from read_parquet(%s, hive_partitioning = false)".formatted(columns, Sql.text(parquet)),
                    table);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot read rows of %s from %s: %s".formatted(table.name(), parquet, e.getMessage()), e);
        }
    }

    private static List<List<@Nullable Object>> read(Connection connection, String sql, TableSchema table)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    row.add(value(result, i + 1, table.columns().get(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, int index, ColumnSchema column) throws SQLException {
        if (result.getObject(index) == null) {
            return null;
        } else if (column.type() instanceof ColumnType.Exact) {
            return result.getBigDecimal(index);
        } else if (column.type() instanceof ColumnType.Simple simple) {
            return switch (simple) {
                case TEXT -> result.getString(index);
                case INT -> result.getInt(index);
                case LONG -> result.getLong(index);
                case DOUBLE -> result.getDouble(index);
                case BOOLEAN -> result.getBoolean(index);
                case DATE -> result.getObject(index, LocalDate.class);
                case LOCAL_TIME -> result.getObject(index, LocalDateTime.class);
                case INSTANT -> result.getObject(index, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            };
        }
        throw new IllegalStateException("No reading for " + column.type());
    }

    private static <R extends Record> R row(Class<R> record, List<@Nullable Object> values) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a %s of %s".formatted(record.getSimpleName(), values), e);
        }
    }
}
