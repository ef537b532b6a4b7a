package io.plumbline.analyses.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.variance.Materiality.Mode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaterialityTest {
    @ParameterizedTest(name = "{0} against {1}: and {2}, or {3}, amount {4}, percent {5}")
    @CsvSource({
        // actual, base, and with floor 1000 and limit 10 %: AND, OR, AMOUNT, PERCENT
        "11000, 10000, true, true, true, true", // both reached exactly
        "10999.99, 10000, false, false, false, false", // a cent short of either
        "101000, 100000, false, true, true, false", // large and 1 %
        "200, 100, false, true, false, true", // small and 100 %
        "9000, 10000, true, true, true, true", // unfavourable counts alike
        "5000, 0, true, true, true, true", // not planned at all, large
        "5, 0, false, true, false, true", // not planned at all, small
        "0, 0, false, false, false, false",
    })
    void modesCombineFloorAndLimit(
            BigDecimal actual, BigDecimal base, boolean and, boolean or, boolean amount, boolean percent) {
        assertThat(isMaterial(Mode.AND, actual, base)).isEqualTo(and);
        assertThat(isMaterial(Mode.OR, actual, base)).isEqualTo(or);
        assertThat(isMaterial(Mode.AMOUNT, actual, base)).isEqualTo(amount);
        assertThat(isMaterial(Mode.PERCENT, actual, base)).isEqualTo(percent);
        assertThat(isMaterial(Mode.NEVER, actual, base)).isFalse();
    }

    @Test
    void theNarrowestThresholdThatIsSettledHolds() {
        Materiality account = new Materiality(BigDecimal.ONE, BigDecimal.ONE, Mode.OR);
        Materiality client = new Materiality(BigDecimal.TEN, BigDecimal.TEN, Mode.AMOUNT);

        assertThat(Materiality.inForce(List.of(Optional.of(account), Optional.empty(), Optional.of(client))))
                .isEqualTo(account);
        assertThat(Materiality.inForce(List.of(Optional.empty(), Optional.empty(), Optional.of(client))))
                .isEqualTo(client);
        assertThat(Materiality.inForce(List.of(Optional.empty()))).isEqualTo(Materiality.DEFAULT);
    }

    @Test
    void negativeThresholdsAreRefused() {
        assertThatThrownBy(() -> new Materiality(new BigDecimal("-1"), BigDecimal.TEN, Mode.AND))
                .hasMessage("Floor -1 and limit 10 cannot be negative");
    }

    private static boolean isMaterial(Mode mode, BigDecimal actual, BigDecimal base) {
        return new Materiality(new BigDecimal("1000"), BigDecimal.TEN, mode).isMaterial(new Variance(actual, base, 1));
    }
}
