package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A DuckDB of its own, in memory: databases are attached to it, so that two sessions of one process never share one. */
final class Engine {
    private Engine() {}

    static Connection open(Limits limits) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        run(
                connection,
                "set memory_limit = " + Sql.text(limits.memory()),
                "set threads = " + limits.threads(),
                "set temp_directory = "
                        + Sql.text(System.getProperty("java.io.tmpdir") + "/plumbline-duckdb-"
                                + ProcessHandle.current().pid()),
                "set preserve_insertion_order = false",
                "set enable_progress_bar = false");
        return connection;
    }

    static void run(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException("%s%nin: %s".formatted(e.getMessage(), shortened(sql)), e);
            }
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static String shortened(String sql) {
        return sql.length() <= 2_000 ? sql : sql.substring(0, 2_000) + " ...";
    }
}
