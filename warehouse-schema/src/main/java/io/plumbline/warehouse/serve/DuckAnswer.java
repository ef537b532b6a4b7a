package io.plumbline.warehouse.serve;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer as DuckDB streams it. */
final class DuckAnswer implements Answer {
    private final Statement statement;
    private final @Nullable ResultSet result;
    private final List<Column> columns;

    private DuckAnswer(Statement statement, @Nullable ResultSet result, List<Column> columns) {
        this.statement = statement;
        this.result = result;
        this.columns = columns;
    }

    static Answer of(Connection connection, String sql) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            ResultSet result = statement.execute(sql) ? statement.getResultSet() : null; // nothing comes of a copy
            return new DuckAnswer(statement, result, result == null ? List.of() : columns(result.getMetaData()));
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        try {
            return result != null && result.next();
        } catch (SQLException e) {
            throw new QueryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<@Nullable Object> row() {
        try {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(value(Objects.requireNonNull(result), i));
            }
            return row;
        } catch (SQLException e) {
            throw new QueryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close an answer", e);
        }
    }

    private static List<Column> columns(ResultSetMetaData meta) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
        }
        return List.copyOf(columns);
    }

    private static @Nullable Object value(ResultSet result, int index) throws SQLException {
        Object value = result.getObject(index);
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Double
                || value instanceof LocalDate
                || value instanceof LocalDateTime) {
            return value;
        } else if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime();
        } else if (value instanceof Date day) {
            return day.toLocalDate();
        } else if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        } else if (value instanceof Float number) {
            return number.doubleValue();
        } else if (value instanceof java.math.BigInteger number) {
            return new BigDecimal(number);
        }
        return result.getString(index);
    }
}
