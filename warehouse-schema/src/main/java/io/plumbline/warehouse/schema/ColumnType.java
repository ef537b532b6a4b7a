package io.plumbline.warehouse.schema;

/** A column's type, with its name in DuckDB's SQL. */
public sealed interface ColumnType {
    /** The type as DuckDB writes it. */
    String duckDb();

    /** A type without parameters. Timestamps are stored without a zone; instants are UTC. */
    enum Simple implements ColumnType {
        TEXT("varchar"),
        INT("integer"),
        LONG("bigint"),
        DOUBLE("double"),
        BOOLEAN("boolean"),
        DATE("date"),
        INSTANT("timestamp"),
        LOCAL_TIME("timestamp");

        private final String duckDb;

        Simple(String duckDb) {
            this.duckDb = duckDb;
        }

        @Override
        public String duckDb() {
            return duckDb;
        }
    }

    /** An exact decimal number. */
    record Exact(int precision, int scale) implements ColumnType {
        @Override
        public String duckDb() {
            return "decimal(%d,%d)".formatted(precision, scale);
        }
    }
}
