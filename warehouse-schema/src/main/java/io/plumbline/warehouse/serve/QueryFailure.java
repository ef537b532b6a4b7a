package io.plumbline.warehouse.serve;

/** SQL that was refused or that DuckDB could not answer; the message is for whoever typed it. */
public final class QueryFailure extends RuntimeException {
    public QueryFailure(String message) {
        super(message);
    }

    QueryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
