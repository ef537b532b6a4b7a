package io.plumbline.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "2021-12-31, YEARLY, 2022",
        "2024-12-31, QUARTERLY, 2025-Q1",
        "2024-Q4, QUARTERLY, 2025-Q1",
        "2024-01-31, MONTHLY, 2024-02",
        "2024-12, MONTHLY, 2025-01",
        "2024-12-30, WEEKLY, 2025-01-06",
        "2024-02-28, DAILY, 2024-02-29",
        "2024-02-28T23:00, HOURLY, 2024-02-29T00:00",
        "1999, YEARLY, 2000",
        "-1, MONTHLY, 0"
    })
    void theNextPeriodIsWrittenAsItsFrequencyUsuallyIs(String first, Frequency frequency, String next) {
        Step step = Step.of(first).orElseThrow();

        assertThat(new Periods(step, step.read(first).orElseThrow(), frequency).label(1))
                .isEqualTo(next);
    }
}
