package io.plumbline.warehouse.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A statement that ships as a file: its first line says in a comment what it gives. */
record SqlFile(String name, String about, String sql) {
    static SqlFile of(String folder, String name) {
        String path = "/io/plumbline/warehouse/%s/%s.sql".formatted(folder, name);
        try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("%s is listed but not there".formatted(path));
            }
            return new SqlFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private SqlFile(String name, String sql) {
        this(name, about(name, sql), sql);
    }

    private static String about(String name, String sql) {
        String first = sql.lines().findFirst().orElse("");
        if (!first.startsWith("-- ")) {
            throw new IllegalStateException(name + ".sql does not start with a comment that says what it gives");
        }
        return first.substring(3).strip();
    }
}
