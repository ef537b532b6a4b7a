package io.plumbline.warehouse.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that answer a statement, one after the other. */
public interface Answer extends AutoCloseable {
    /** A column, with its type as DuckDB names it. */
    record Column(String name, String type) {}

    List<Column> columns();

    /** Goes to the next row; false when there is none. */
    boolean next();

    /**
     * The values of the row: String, Boolean, Integer, Long, BigDecimal, Double, LocalDate, LocalDateTime, null; lists
     * and whatever else DuckDB has as text.
     */
    List<@Nullable Object> row();

    @Override
    void close();
}
