package io.plumbline.star;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.ColumnType;
import io.plumbline.warehouse.schema.TableSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A table's columns in Spark's types. */
public final class SparkSchema {
    private SparkSchema() {}

    /** Every column of the table, in its order. */
    public static StructType of(TableSchema table) {
        return new StructType(table.columns().stream().map(SparkSchema::field).toArray(StructField[]::new));
    }

    private static StructField field(ColumnSchema column) {
        return new StructField(column.name(), type(column.type()), !column.required(), Metadata.empty());
    }

    static DataType type(ColumnType type) {
        if (type instanceof ColumnType.Exact exact) {
            return DataTypes.createDecimalType(exact.precision(), exact.scale());
        }
        return switch ((ColumnType.Simple) type) {
            case TEXT -> DataTypes.StringType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case INSTANT, LOCAL_TIME -> DataTypes.TimestampNTZType;
        };
    }
}
