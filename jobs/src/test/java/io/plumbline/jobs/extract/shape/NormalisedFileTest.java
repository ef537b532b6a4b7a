package io.plumbline.jobs.extract.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalisedFileTest {
    @TempDir
    Path folder;

    private NormalisedFile normalised(String text) throws IOException {
        Source source = new Exports(folder).text(text);
        NormalisedFile file = NormalisedFile.create(folder.resolve("rows.csv"));
        try (file) {
            Shape.DELIMITED.read(source, Profile.of(source), ShapeSettings.DEFAULT, file);
        }
        return file;
    }

    private static List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void duckDbReadsEveryCellAsItWas() throws Exception {
        NormalisedFile file = normalised("source_row;it's;c\n\"a,\"\"b\"\"\";\" x\ny\";\n;'z';NULL\nbad\n");

        assertThat(Files.readString(folder.resolve("rows.csv")))
                .isEqualTo("source_row,source_row_2,it's,c\n2,\"a,\"\"b\"\"\",\" x\ny\",\n4,,'z',NULL\n");
        assertThat(query("from " + file.readRows() + " order by all"))
                .containsExactly(List.of("2", "a,\"b\"", " x\ny", "null"), List.of("4", "null", "'z'", "NULL"));
        assertThat(query("from " + file.readRejects()))
                .containsExactly(List.of("5", "null", "1 field: bad", "3 fields"));
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.rejected()).isEqualTo(1);
    }

    @Test
    void rowsOfMegabytesAndManyRowsAreReadBack() throws Exception {
        String large = "ä\"".repeat(2 << 20);
        NormalisedFile file =
                normalised("a,b\n\"" + large.replace("\"", "\"\"") + "\",1\n" + "x,\"y\nz\"\n".repeat(300_000));

        assertThat(query("select count(*), max(length(a)), max(source_row), count(b) from " + file.readRows()))
                .containsExactly(List.of("300001", "4194304", "600001", "300001"));
    }
}
