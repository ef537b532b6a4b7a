package io.plumbline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;

/** DuckDB without Plumbline: what the measured work is held against. */
final class Duck implements AutoCloseable {
    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    /** In memory, spilling to a folder, with as many threads as there are cores. */
    static Duck inMemory(Path spill) {
        Duck duck = open("jdbc:duckdb:", new Properties());
        duck.run("set memory_limit = '4GB'");
        duck.run("set temp_directory = '%s'".formatted(spill));
        return duck;
    }

    /** A catalogue as any client opens it. */
    static Duck readOnly(Path file) {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        return open("jdbc:duckdb:" + file, readOnly);
    }

    private static Duck open(String url, Properties properties) {
        try {
            return new Duck(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open " + url, e);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a file of SQL that lies beside this class; {@code ${name}} stands for a value of ours. */
    void script(String name, Map<String, String> values) {
        try (InputStream in = Duck.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name);
            }
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                sql = sql.replace("${" + value.getKey() + "}", value.getValue());
            }
            run(sql);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }

    /** The first row, its values parted by bars. */
    String row(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return "";
            }
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : " | ").append(row.getString(i));
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Seconds that a query takes to the last row, the median of several after a first that is not counted. */
    double seconds(String sql, int times) {
        double[] seconds = new double[times];
        for (int i = -1; i < times; i++) {
            long start = System.nanoTime();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[times / 2];
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
