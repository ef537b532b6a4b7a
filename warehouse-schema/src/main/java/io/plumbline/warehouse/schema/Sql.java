package io.plumbline.warehouse.schema;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as DuckDB writes them where a statement takes no parameter: in views and in {@code copy}. */
public final class Sql {
    private Sql() {}

    /** A text literal; a quote in it is doubled, and DuckDB knows no other escape. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    public static String text(Path path) {
        return text(path.toString());
    }

    public static String texts(Collection<?> values) {
        return values.stream().map(value -> text(value.toString())).collect(Collectors.joining(", "));
    }

    /** A name that needs no quoting to be safe. */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
