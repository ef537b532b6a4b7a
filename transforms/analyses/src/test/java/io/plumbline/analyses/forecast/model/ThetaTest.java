package io.plumbline.analyses.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.Allocation;
import io.plumbline.analyses.r.RSeries;
import org.junit.jupiter.api.Test;

class ThetaTest {
    /** An evaluation takes a few dozen bytes at least where it takes any, and a search hundreds of evaluations. */
    private static final long LESS_THAN_A_SEARCH_THAT_ALLOCATES = 1_500;

    @Test
    void isFittedWithoutAllocationOnTheWay() {
        assertFewBytes(new Theta());
    }

    @Test
    void isOptimisedWithoutAllocationOnTheWay() {
        assertFewBytes(new DynamicTheta());
    }

    private static void assertFewBytes(Model model) {
        for (RSeries series : RSeries.all()) {
            assertThat(Allocation.bytesOf(() -> model.fit(series.values(), 1)))
                    .as("%s of %d values", series.name(), series.values().length)
                    .isLessThan(LESS_THAN_A_SEARCH_THAT_ALLOCATES);
        }
    }
}
