package io.plumbline.analyses.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.variance.Variance.Direction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarianceTest {
    @ParameterizedTest(name = "{0} against {1}, favourable {2}: {3}, {4} %, {5}")
    @CsvSource({
        // actual, base, sign, amount, percent, direction; computed by hand
        "110, 100, 1, 10, 10.0000, FAVOURABLE", // more revenue
        "90, 100, 1, -10, -10.0000, UNFAVOURABLE", // less revenue
        "110, 100, -1, -10, -10.0000, UNFAVOURABLE", // more rent
        "90, 100, -1, 10, 10.0000, FAVOURABLE", // less rent
        "-50, -100, 1, 50, 50.0000, FAVOURABLE", // a smaller loss
        "-150, -100, 1, -50, -50.0000, UNFAVOURABLE", // a larger loss
        "20, -80, 1, 100, 125.0000, FAVOURABLE", // from loss to profit
        "-20, 80, -1, 100, 125.0000, FAVOURABLE", // an expense that became a refund
        "1, 3, 1, -2, -66.6667, UNFAVOURABLE",
        "100.004, 100, 1, 0.004, 0.0040, NEUTRAL", // less than half a cent is nothing
        "110, 100, 0, 10, 10.0000, NEUTRAL",
    })
    void signsFollowTheMeaningOfTheLine(
            BigDecimal actual, BigDecimal base, int sign, BigDecimal amount, BigDecimal percent, Direction direction) {
        Variance variance = new Variance(actual, base, sign);

        assertThat(variance.amount()).isEqualByComparingTo(amount);
        assertThat(variance.percent()).contains(percent);
        assertThat(variance.direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "100, 0.004", "100, -0.005", "0, 0"})
    void aBaseThatRoundsToZeroHasNoPercentage(BigDecimal actual, BigDecimal base) {
        assertThat(new Variance(actual, base, 1).percent()).isEmpty();
    }

    @Test
    void centsAreEnoughForAPercentage() {
        assertThat(new Variance(new BigDecimal("0.02"), new BigDecimal("0.01"), 1).percent())
                .contains(new BigDecimal("100.0000"));
    }

    @Test
    void otherSignsAreRefused() {
        assertThatThrownBy(() -> new Variance(BigDecimal.ONE, BigDecimal.ONE, 2))
                .hasMessage("A favourable sign is -1, 0 or +1, not 2");
    }
}
