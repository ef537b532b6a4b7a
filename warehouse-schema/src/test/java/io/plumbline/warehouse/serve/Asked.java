package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows of a catalogue as text, columns joined by a bar: easy to write down in a test. */
final class Asked {
    private Asked() {}

    static List<String> rows(WarehouseFolder folder, Snapshot snapshot, String sql) throws SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(connection, folder.catalogue(snapshot.id()));
            return rows(connection, sql);
        }
    }

    static List<String> rows(Path file, String sql) throws SQLException {
        try (Connection connection = Engine.open(Limits.DEFAULT)) {
            Catalogue.attach(connection, file);
            return rows(connection, sql);
        }
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : "|").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
