package io.plumbline.star;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Applies a pure function to all rows of a client at once; the first column is the client, rows come sorted. */
final class PerClient implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final Function function;

    private PerClient(Function function) {
        this.function = function;
    }

    /** From the rows of a client to its result. */
    interface Function extends Serializable {
        List<Row> apply(String clientId, List<Row> rows);
    }

    static Dataset<Row> apply(BuildSession session, Dataset<Row> rows, StructType result, Function function) {
        Dataset<Row> together = session.small() ? rows.coalesce(1) : rows.repartition(col("client_id"));
        String[] order = rows.columns();
        return together.sortWithinPartitions(java.util.Arrays.stream(order)
                        .map(name -> col(name))
                        .toArray(org.apache.spark.sql.Column[]::new))
                .mapPartitions(new PerClient(function), Encoders.row(result));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new ByClient(rows);
    }

    private final class ByClient implements Iterator<Row> {
        private final Iterator<Row> rows;
        private Iterator<Row> results = List.<Row>of().iterator();
        private @Nullable Row next;

        ByClient(Iterator<Row> rows) {
            this.rows = rows;
            this.next = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            while (!results.hasNext() && next != null) {
                results = nextClient(next).iterator();
            }
            return results.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return results.next();
        }

        private List<Row> nextClient(Row first) {
            String client = first.getString(0);
            List<Row> own = new ArrayList<>();
            Row row = first;
            while (row != null && row.getString(0).equals(client)) {
                own.add(row);
                row = rows.hasNext() ? rows.next() : null;
            }
            next = row;
            return function.apply(client, own);
        }
    }
}
