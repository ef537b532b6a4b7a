package io.plumbline.jobs.extract;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A private in-memory DuckDB in which one export is typed and written; it spills to its folder and forgets all at the end. */
final class Workbench implements AutoCloseable {
    /**
     * For selects: the first day of the month that a column or cell names, null when it names none. Two digits of a year are
     * tried first: under {@code %Y} they would be a year of antiquity.
     */
    private static final String MONTH_NAMED = """
            create temp macro month_named(label) as date_trunc('month', try_strptime(trim(label), [
                '%b %y', '%b-%y', '%b%y', '%b %Y', '%B %Y', '%b-%Y', '%Y-%m', '%Y-%m-%d', '%Y/%m', '%Y%m', '%m/%Y', '%m.%Y']))::date
            """;

    private final Connection connection;

    /** @param memory as DuckDB writes it: {@code 2GB} */
    Workbench(Path spill, String memory, int threads) {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            run("set memory_limit = " + quoted(memory));
            run("set threads = " + threads);
            run("set temp_directory = " + quoted(spill.toString()));
            run("set TimeZone = 'UTC'");
            script(MONTH_NAMED);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
        }
    }

    /** A text as a SQL literal. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as a SQL identifier. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Runs one statement; values go in as parameters, never into the text. */
    void run(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    /** The first column of the first row as a whole number. */
    long count(String sql, Object... values) {
        return rows(sql, values).stream()
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.get(0)))
                .map(value -> ((Number) value).longValue())
                .orElse(0L);
    }

    /** All rows; nulls stand as nulls. */
    List<List<Object>> rows(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet result = statement.executeQuery()) {
            int width = result.getMetaData().getColumnCount();
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    /** Column names and types of a table, view or select in parentheses. */
    List<Described> describe(String relation) {
        return rows("select column_name, column_type from (describe select * from " + relation + ")").stream()
                .map(row -> new Described((String) row.get(0), (String) row.get(1)))
                .toList();
    }

    /** A column as DuckDB sees it. */
    record Described(String name, String type) {}

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Runs a fixed script. */
    void script(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    /** A statement that DuckDB refused. */
    static final class SqlFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlFailure(String sql, SQLException cause) {
            super(
                    cause.getMessage() + "\n  in: " + (sql.length() > 2000 ? sql.substring(0, 2000) + " ..." : sql),
                    cause);
        }

        /**
         * DuckDB's own words in one line, without the statement: the person knows the select, not what surrounds it. What
         * could not be converted may be personal data.
         */
        String words() {
            String all = String.valueOf(getCause() == null ? null : getCause().getMessage());
            String words = all.replaceFirst("(?s)\n+LINE \\d+:.*", "").replaceAll("\\s*\n\\s*", " ");
            return words.startsWith("Binder") || words.startsWith("Catalog") || words.startsWith("Parser")
                    ? words
                    : words.replaceAll("'[^']*'|\"[^\"]*\"", "...");
        }
    }
}
