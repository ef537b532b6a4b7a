package io.plumbline.analyses.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Against published calendars. */
class MovingFeastsTest {
    @Test
    void easterFallsOnTheSundaysThatChurchesKept() {
        assertThat(MovingFeasts.easter(1943)).isEqualTo("1943-04-25"); // the latest that it can be
        assertThat(MovingFeasts.easter(1981)).isEqualTo("1981-04-19");
        assertThat(MovingFeasts.easter(2008)).isEqualTo("2008-03-23");
        assertThat(MovingFeasts.easter(2024)).isEqualTo("2024-03-31");
        assertThat(MovingFeasts.easter(2025)).isEqualTo("2025-04-20");
        assertThat(MovingFeasts.orthodoxEaster(2008)).isEqualTo("2008-04-27");
        assertThat(MovingFeasts.orthodoxEaster(2024)).isEqualTo("2024-05-05");
        assertThat(MovingFeasts.orthodoxEaster(2025)).isEqualTo("2025-04-20");
    }

    @Test
    void theIslamicYearBringsRamadanTwiceIntoOneOfOurs() {
        assertThat(MovingFeasts.islamic(2024, 9, 1)).containsExactly(LocalDate.of(2024, 3, 11));
        assertThat(MovingFeasts.islamic(2025, 10, 1)).containsExactly(LocalDate.of(2025, 3, 30));
        assertThat(MovingFeasts.islamic(2025, 12, 10)).containsExactly(LocalDate.of(2025, 6, 6));
        assertThat(MovingFeasts.islamic(2030, 9, 1))
                .containsExactly(LocalDate.of(2030, 1, 5), LocalDate.of(2030, 12, 26));
    }

    @Test
    void chineseNewYearIsTheSecondNewMoonAfterTheSolsticeOrTheThirdAfterALeapMonth() {
        assertThat(MovingFeasts.chineseNewYear(1985)).containsExactly(LocalDate.of(1985, 2, 20));
        assertThat(MovingFeasts.chineseNewYear(2024)).containsExactly(LocalDate.of(2024, 2, 10));
        assertThat(MovingFeasts.chineseNewYear(2025)).containsExactly(LocalDate.of(2025, 1, 29));
        assertThat(MovingFeasts.chineseNewYear(2034)).containsExactly(LocalDate.of(2034, 2, 19));
        assertThat(MovingFeasts.chineseNewYear(2200)).isEmpty();
    }
}
