package io.plumbline.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DealtTest {
    /** Of 10.00, a sixth is 1.66 and a third 3.33; the largest takes the half and the cent that is left. */
    @Test
    void gapIsDealtOutBySizeAndTheLargestTakesTheRest() {
        assertThat(Dealt.out(new BigDecimal("10.00"), money("1.00", "-2.00", "3.00")))
                .isEqualTo(money("1.66", "3.33", "5.01"));
        assertThat(Dealt.out(new BigDecimal("-0.01"), money("1.00", "2.00"))).isEqualTo(money("0.00", "-0.01"));
    }

    @Test
    void partsOfNoughtShareAlike() {
        assertThat(Dealt.out(new BigDecimal("0.05"), money("0.00", "0.00")))
                .containsExactlyInAnyOrderElementsOf(money("0.02", "0.03"));
    }

    private static List<BigDecimal> money(String... amounts) {
        return Stream.of(amounts).map(BigDecimal::new).toList();
    }
}
