package io.plumbline.jobs.extract.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shape hands over while it reads: the header once, then every row of the file exactly once, as a row, as left
 * out or as rejected.
 */
public interface Rows {

    /** The columns of the rows that follow; called once, before the first row. Names are unique and never empty. */
    void header(List<String> columns);

    /** What stands in the file's own header, where the shape makes other columns of it; told before the header. */
    default void headings(List<String> headings) {}

    /** A column of the file that is not among the header's, as it says nothing that the others do not say. */
    default void columnLeftOut(String heading, String reason) {}

    /**
     * A row with as many cells as the header has columns.
     *
     * @param sourceRow line on which the row begins as a text editor counts it, from 1
     * @param cells valid only during the call
     */
    void row(long sourceRow, Cells cells);

    /** A row that carries no data: preamble, comment, blank line, total. */
    void leftOut(long sourceRow, String reason);

    /** A row that cannot be read; the reason is a value, not an exception. */
    void rejected(long sourceRow, @Nullable String column, @Nullable String found, String expected);

    /** Something the file says about itself: {@code title}, {@code period_from}, {@code Start date}. */
    default void property(String name, String value) {}

    /** How many rows are wanted at most; a shape that has to look ahead looks no further. */
    default long wanted() {
        return Long.MAX_VALUE;
    }

    /** True when no more rows are wanted; the shape then stops reading. */
    default boolean enough() {
        return false;
    }
}
