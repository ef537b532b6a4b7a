package io.plumbline.star;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds a statement's result against the record that it fills: names both ways, types, required and allowed values. */
final class Conformance {
    private Conformance() {}

    /** The result as the table declares it; wrong values fail the write that reads it. */
    static Dataset<Row> conform(Dataset<Row> result, TableSchema table, List<String> beside) {
        compareNames(result, table, beside);
        Column[] columns = Stream.concat(
                        beside.stream().map(name -> col(name)),
                        table.columns().stream().map(column -> checked(result, table, column)))
                .toArray(Column[]::new);
        return result.select(columns);
    }

    private static void compareNames(Dataset<Row> result, TableSchema table, List<String> beside) {
        Set<String> found = new LinkedHashSet<>(Arrays.asList(result.columns()));
        List<String> missing = new ArrayList<>(beside);
        table.columns().forEach(column -> missing.add(column.name()));
        missing.removeAll(found);
        List<String> unexpected = new ArrayList<>(found);
        table.columns().forEach(column -> unexpected.remove(column.name()));
        unexpected.removeAll(beside);
        if (!missing.isEmpty() || !unexpected.isEmpty() || found.size() != result.columns().length) {
            throw new IllegalStateException(
                    "%s: the statement lacks %s and has %s that the record %s does not have. Make the two agree."
                            .formatted(
                                    table.name(),
                                    missing,
                                    unexpected,
                                    table.record().getSimpleName()));
        }
    }

    private static Column checked(Dataset<Row> result, TableSchema table, ColumnSchema column) {
        Column value = col(column.name()).cast(SparkSchema.type(column.type()));
        boolean nullable = result.schema().apply(column.name()).nullable();
        if (column.required() && nullable) {
            value = when(
                            col(column.name()).isNull(),
                            raise_error(concat(
                                    lit("%s.%s is empty where ".formatted(table.name(), column.name())),
                                    place(table, column),
                                    lit("; every row needs one."))))
                    .otherwise(value);
        }
        if (!column.allowed().isEmpty()) {
            value = when(
                            col(column.name()).isin(column.allowed().toArray()).equalTo(lit(false)),
                            raise_error(concat(
                                    lit("%s.%s is \"".formatted(table.name(), column.name())),
                                    col(column.name()),
                                    lit("\" where "),
                                    place(table, column),
                                    lit("; expected one of %s.".formatted(column.allowed())))))
                    .otherwise(value);
        }
        return value.as(column.name());
    }

    private static Column place(TableSchema table, ColumnSchema column) {
        Stream<String> names =
                table.columns().stream().map(ColumnSchema::name).filter(name -> !name.equals(column.name()));
        Set<String> telling = new LinkedHashSet<>(table.order());
        telling.addAll(List.of("client_id", "source_file_key", "source_row"));
        Column[] parts = names.filter(telling::contains)
                .map(name -> concat(lit(name + " = "), coalesce(col(name).cast("string"), lit("null")), lit(" ")))
                .toArray(Column[]::new);
        return parts.length == 0 ? lit("it stands alone") : concat(parts);
    }
}
