package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmSparkTest {
    @TempDir
    Path folder;

    @Test
    void sessionSurvivesAFailedBuildAndIsReplacedWhenItDies() {
        Path scratch = folder.resolve("spark");
        try (WarmSpark warm = new WarmSpark()) {
            SparkSession first = warm.with("local[1]", Map.of(), scratch, spark -> spark);
            assertThatThrownBy(() -> warm.with(
                            "local[1]",
                            Map.of(),
                            scratch,
                            spark -> spark.sql("select 1 / 0").collectAsList()))
                    .hasMessageContaining("DIVIDE_BY_ZERO");
            SparkSession after = warm.with("local[1]", Map.of(), scratch, spark -> spark);
            assertThat(after).isSameAs(first);

            first.sparkContext().stop();
            SparkSession second = warm.with("local[1]", Map.of(), scratch, spark -> spark);
            assertThat(second).isNotSameAs(first);
            assertThat(second.range(3).count()).isEqualTo(3);

            SparkSession elsewhere = warm.with("local[2]", Map.of(), scratch, spark -> spark);
            assertThat(elsewhere.sparkContext().master()).isEqualTo("local[2]");
            assertThat(second.sparkContext().isStopped()).isTrue();
            assertThat(scratch).exists();
        }
        assertThat(scratch).doesNotExist();
    }
}
