package io.plumbline.analyses.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.r.RSeries;
import org.junit.jupiter.api.Test;

class MstlTest {
    /** R's loess jumps over places and draws lines between them, which moves seasons of amplitude 40 and 90 by less than two. */
    @Test
    void seasonsOfSevenAndOfSixtyAreThoseOfRsMstl() {
        Mstl mstl = Mstl.of(RSeries.expected("several", "value"), 7, 60);
        double[] seven = RSeries.expected("several", "season7");
        double[] sixty = RSeries.expected("several", "season60");

        for (int t = 0; t < seven.length; t++) {
            assertThat(mstl.seasons()[0][t]).isCloseTo(seven[t], within(2.0));
            assertThat(mstl.seasons()[1][t]).isCloseTo(sixty[t], within(2.0));
        }
        assertThat(mstl.strength(0)).isGreaterThan(.9);
        assertThat(mstl.strength(1)).isGreaterThan(.9);
    }
}
