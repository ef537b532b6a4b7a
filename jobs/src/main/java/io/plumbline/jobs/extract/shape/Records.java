package io.plumbline.jobs.extract.shape;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a table one after the other, before anybody knows which of them is the header. */
interface Records extends Closeable {

    /** Moves to the next record; false at the end. */
    boolean next() throws IOException;

    /** Moves over a line without looking into it; false at the end. */
    boolean skipLine() throws IOException;

    /** The line on which the record begins. */
    long line();

    /** How many fields the record has. */
    int fields();

    /** Its fields; asked for once a record at most, as it takes the quotes off. */
    Cells cells();

    /** What had to be there for the record to be readable; null when it is. */
    @Nullable
    String problem();

    /** True when the record's text begins with the prefix. */
    boolean beginsWith(String prefix);

    /** True when nothing but blanks stands there. */
    boolean isBlank();

    /** The beginning of the record as it stands in the file. */
    String excerpt();

    /** Lines that the record stretches over. */
    long lines();

    /** Goes back so that the second line of this record is read next, for when a quote swallowed what follows. */
    boolean reread();
}
