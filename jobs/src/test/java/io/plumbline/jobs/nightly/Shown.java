package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a reader finds in the published warehouse: every table and view, as a hash of its rows in whatever order. */
final class Shown {
    private static final List<String> FACTS = List.of("fact_ledger_line", "fact_deal_stage", "trial_balance");

    private Shown() {}

    /** What a reader looks at in passing. */
    record Look(String snapshot, SortedMap<String, String> facts) {}

    static Look look(WarehouseFolder warehouse) {
        try (Connection connection = open(warehouse)) {
            return new Look(texts(connection, "select id from snapshot").get(0), hashes(connection, FACTS));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String snapshot(WarehouseFolder warehouse) {
        return look(warehouse).snapshot();
    }

    /** Everything that the catalogue names. */
    static SortedMap<String, String> tables(WarehouseFolder warehouse) {
        try (Connection connection = open(warehouse)) {
            List<String> names = texts(
                    connection,
                    "select table_name from information_schema.tables where table_catalog = current_database() order by 1");
            return hashes(connection, names);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static SortedMap<String, String> facts(SortedMap<String, String> tables) {
        SortedMap<String, String> facts = new TreeMap<>(tables);
        facts.keySet().retainAll(FACTS);
        return facts;
    }

    private static Connection open(WarehouseFolder warehouse) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("access_mode", "read_only");
        return DriverManager.getConnection("jdbc:duckdb:" + warehouse.current(), readOnly);
    }

    private static SortedMap<String, String> hashes(Connection connection, List<String> names) throws SQLException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String name : names) {
            hashes.put(
                    name,
                    texts(
                                    connection,
                                    "select count(*) || ' rows, ' || coalesce(sum(md5_number(row::varchar) %% 1000000007)::varchar, '') from \"%s\" as row"
                                            .formatted(name))
                            .get(0));
        }
        return hashes;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
