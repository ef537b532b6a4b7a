package io.plumbline.jobs.nightly;

import com.zaxxer.hikari.HikariDataSource;

/** Where Spring Batch keeps the books of a run, for as long as the run takes. */
interface JobDatabase extends AutoCloseable {
    HikariDataSource connections();

    /** Whether its tables are there already. */
    boolean hasTables();

    /** Throws when the run may not go on, as another one may have begun. */
    void confirm();

    @Override
    default void close() {
        connections().close();
    }
}
