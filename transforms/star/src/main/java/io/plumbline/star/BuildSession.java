package io.plumbline.star;

import io.plumbline.warehouse.schema.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The Spark session of one build: its views and its SQL files.
 *
 * @param small whether every statement runs as one task, so that nothing is ever shuffled
 */
record BuildSession(SparkSession spark, boolean small) {
    static BuildSession open(SparkSession spark, boolean small) {
        SparkSession own = SparkSettings.forBuild(spark, small);
        TextFunctions.register(own);
        return new BuildSession(own, small);
    }

    void view(String name, Dataset<Row> rows) {
        rows.createOrReplaceTempView(name);
    }

    /** The result of {@code <name>.sql}. */
    Dataset<Row> sql(String name) {
        return spark.sql(resource(name + ".sql"));
    }

    Dataset<Row> local(List<Row> rows, StructType schema) {
        return leaf(spark.createDataFrame(rows, schema));
    }

    Dataset<Row> empty(StructType schema) {
        return spark.createDataFrame(List.of(), schema);
    }

    /** Rows of files that this build or an extraction has written. */
    Dataset<Row> parquet(StructType schema, List<String> files) {
        if (files.isEmpty()) {
            return empty(schema);
        }
        return leaf(spark.read().schema(schema).parquet(files.toArray(String[]::new)));
    }

    Dataset<Row> parquet(TableSchema table, List<String> files) {
        return parquet(SparkSchema.of(table), files);
    }

    /** Where a plan starts to read; one partition when small, which spares every later exchange. */
    Dataset<Row> leaf(Dataset<Row> rows) {
        return small ? rows.coalesce(1) : rows;
    }

    private static String resource(String name) {
        try (InputStream in = BuildSession.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource %s beside %s".formatted(name, BuildSession.class));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
