package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatedDaysTest {
    @Test
    void dumpIsDatedByItsName() {
        assertThat(StatedDays.inName("deals-2025-03-31.csv")).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(StatedDays.inName("20250401/deals.csv")).isEqualTo(LocalDate.of(2025, 4, 1));
        assertThat(StatedDays.inName("deals-2025-13-31.csv")).isNull();
        assertThat(StatedDays.inName("order-1234567890.csv")).isNull();
    }

    @Test
    void ofSeveralDaysInANameTheLastOneThatExistsCounts() {
        assertThat(StatedDays.inName("2024-12-31/deals-2025-01-01.csv")).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(StatedDays.inName("2025-01-31/deals-2025-02-30.csv")).isEqualTo(LocalDate.of(2025, 1, 31));
    }

    @Test
    void preambleStatesTheEndsOfItsPeriodAsFarAsItCanBeRead() {
        assertThat(StatedDays.ofPeriod(
                        Map.of("period_from", "2025-01-01", "period_to", "20251231", "title", "Journal")))
                .containsExactly(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        assertThat(StatedDays.ofPeriod(Map.of("period_from", "last year", "period_to", "2025-06-30")))
                .containsExactly(LocalDate.of(2025, 6, 30));
    }
}
