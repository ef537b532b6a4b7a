package io.plumbline.analyses.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final double NONE = Double.NaN;

    @Test
    void itRunsFromTheFirstKnownValueToTheLastAndGapsLieOnAStraightLine() {
        History history = History.of(NONE, 2, NONE, NONE, 8, -5, NONE);

        assertThat(history.first()).isEqualTo(1);
        assertThat(history.missingAtEnd()).isEqualTo(1);
        assertThat(history.filled()).containsExactly(false, true, true, false, false);
        assertThat(history.gaps()).isEqualTo(2);
        // 2, 4, 6, 8, -5: 25 in all, 5 in the mean.
        assertThat(history.scale()).isEqualTo(5);
        assertThat(history.values()).containsExactly(.4, .8, 1.2, 1.6, -1);
        assertThat(history.isNeverNegative()).isFalse();
    }

    @Test
    void theNewestBeginAtTheirFirstKnownValue() {
        History history = History.newest(new double[] {1, 2, NONE, 3, 5}, 3);

        assertThat(history.first()).isEqualTo(3);
        assertThat(history.values()).containsExactly(.75, 1.25);
    }

    @Test
    void nothingAndZerosHaveAScaleOfOne() {
        assertThat(History.of().length()).isZero();
        assertThat(History.of(NONE, NONE).missingAtEnd()).isZero();
        assertThat(History.of(NONE, NONE).length()).isZero();
        assertThat(History.of(0, 0).scale()).isEqualTo(1);
    }

    @Test
    void hugeValuesOfBothSignsStayFinite() {
        History history = History.of(Double.MAX_VALUE, NONE, -Double.MAX_VALUE);

        assertThat(history.values()).containsExactly(new double[] {1.5, 0, -1.5}, within(1e-12));
    }
}
