package io.plumbline.analyses.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.Allocation;
import org.junit.jupiter.api.Test;

class SimplexTest {
    private final double[] start = {-1.2, 1};
    private final double[] steps = {.5, .5};
    private final Simplex simplex = new Simplex(2);
    private final double[] point = new double[2];

    /** Its minimum is 0 at (1, 1), at the end of a bent valley (Rosenbrock 1960). */
    @Test
    void findsTheEndOfTheValley() {
        assertThat(search(2_000)).isCloseTo(0, within(1e-12));
        assertThat(point).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    void searchesWithoutAllocation() {
        assertThat(Allocation.bytesOf(() -> search(2_000))).isZero();
    }

    private double search(int mostEvaluations) {
        System.arraycopy(start, 0, point, 0, 2);
        return simplex.minimise(SimplexTest::rosenbrock, point, steps, mostEvaluations, 1e-14);
    }

    private static double rosenbrock(double[] at) {
        double off = at[1] - at[0] * at[0];
        return 100 * off * off + (1 - at[0]) * (1 - at[0]);
    }
}
