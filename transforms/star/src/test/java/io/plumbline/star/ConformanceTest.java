package io.plumbline.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class ConformanceTest {
    private static final TableSchema PLAN = Tables.published("dim_plan");

    private static final String RIGHT = """
            select 1L as plan_key, 'acme' as client_id, 'Budget' as plan, 'budget' as plan_kind, 1 as version,
                timestamp_ntz'2025-01-01 00:00:00' as known_at, true as is_current, false as is_frozen,
                date'2025-01-01' as first_month, date'2025-12-01' as last_month, 7L as source_file_key
            """;

    @Test
    void columnsComeInTheOrderAndTypesOfTheRecord(SparkSession spark) {
        Dataset<Row> conformed = conform(spark, RIGHT.replace("1L as plan_key", "1 as plan_key"));

        assertThat(conformed.columns())
                .containsExactly(PLAN.columns().stream().map(ColumnSchema::name).toArray(String[]::new));
        assertThat(conformed.schema().apply("plan_key").dataType().sql()).isEqualTo("BIGINT");
    }

    @Test
    void missingAndUnexpectedColumnsAreNamed(SparkSession spark) {
        assertThatThrownBy(() -> conform(spark, RIGHT.replace("as is_frozen", "as is_frosen")))
                .hasMessageContaining("dim_plan")
                .hasMessageContaining("lacks [is_frozen]")
                .hasMessageContaining("has [is_frosen]");
    }

    @Test
    void emptyRequiredColumnFailsWithTablePlaceAndColumn(SparkSession spark) {
        assertThatThrownBy(() -> conform(spark, RIGHT.replace("'Budget' as plan,", "cast(null as string) as plan,"))
                        .collect())
                .hasMessageContaining("dim_plan.plan is empty where client_id = acme");
    }

    @Test
    void valueThatIsNotAllowedFails(SparkSession spark) {
        assertThatThrownBy(() ->
                        conform(spark, RIGHT.replace("'budget'", "'dream'")).collect())
                .hasMessageContaining("dim_plan.plan_kind is \"dream\"")
                .hasMessageContaining("expected one of [budget, forecast, scenario]");
    }

    private static Dataset<Row> conform(SparkSession spark, String sql) {
        return Conformance.conform(spark.sql(sql), PLAN, List.of());
    }
}
