package io.plumbline.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonthsAheadTest {
    @Test
    void intervalsMoveWithTheirMeanAndStayOnItsSideOfZero() {
        MonthsAhead own = new MonthsAhead(
                money("20.00", "20.00", "20.00", "-20.00"),
                List.of(money("10.00", "10.00", "-3.00", "-40.00")),
                List.of(money("40.00", "40.00", "40.00", "-10.00")),
                Optional.empty());

        MonthsAhead moved = own.about(money("19.00", "5.00", "15.00", "-5.00"), Optional.empty());

        assertThat(moved.lows()).containsExactly(money("9.00", "0.00", "-8.00", "-25.00"));
        assertThat(moved.highs()).containsExactly(money("39.00", "25.00", "35.00", "0.00"));
    }

    private static List<BigDecimal> money(String... amounts) {
        return List.of(amounts).stream().map(BigDecimal::new).toList();
    }
}
