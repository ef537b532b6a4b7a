package io.plumbline.analyses.forecast.ets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Against the eigenvalues of the discount matrix itself (Hyndman et al. 2008, 10.2), D = F - g w', of the additive forms. */
class EtsStabilityTest {
    private static final double BORDER = 1e-6;

    @Test
    void isToldAsByTheEigenvaluesOfTheDiscountMatrix() {
        SplittableRandom random = new SplittableRandom(7);
        int stable = 0;
        int compared = 0;
        for (int round = 0; round < 900; round++) {
            int period = new int[] {0, 2, 3, 4, 5, 7, 12}[round % 7];
            boolean trend = round % 4 < 2 || period == 0;
            double alpha = random.nextDouble(-.2, 1.6);
            double beta = trend ? random.nextDouble(-.1, 1) : 0;
            double gamma = period == 0 ? 0 : random.nextDouble(-.2, 1.4);
            double phi = trend && round % 4 == 0 ? random.nextDouble(.8, 1) : 1;
            double radius = radius(discount(period, trend, alpha, beta, gamma, phi), period > 0);
            if (Math.abs(radius - 1) > BORDER) {
                assertThat(new EtsStability(Math.max(1, period), trend).isStable(alpha, beta, gamma, phi))
                        .as("period %d, alpha %s, beta %s, gamma %s, phi %s", period, alpha, beta, gamma, phi)
                        .isEqualTo(radius < 1);
                stable += radius < 1 ? 1 : 0;
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(800);
        assertThat(stable).isBetween(compared / 5, compared * 4 / 5);
    }

    /** States: level, slope where there is one, and the season's figures, the newest first; none for a period of 0. */
    private static RealMatrix discount(int period, boolean trend, double alpha, double beta, double gamma, double phi) {
        int first = trend ? 2 : 1;
        RealMatrix transition = MatrixUtils.createRealMatrix(first + period, first + period);
        double[] measure = new double[first + period];
        double[] smoothing = new double[first + period];
        transition.setEntry(0, 0, 1);
        measure[0] = 1;
        smoothing[0] = alpha;
        if (trend) {
            transition.setEntry(0, 1, phi);
            transition.setEntry(1, 1, phi);
            measure[1] = phi;
            smoothing[1] = beta;
        }
        if (period > 0) {
            transition.setEntry(first, first + period - 1, 1);
            measure[first + period - 1] = 1;
            smoothing[first] = gamma;
        }
        for (int i = 1; i < period; i++) {
            transition.setEntry(first + i, first + i - 1, 1);
        }
        return transition.subtract(
                MatrixUtils.createRowRealMatrix(measure).preMultiply(MatrixUtils.createColumnRealMatrix(smoothing)));
    }

    /** The largest modulus but for the eigenvalue of one that level and season share. */
    private static double radius(RealMatrix discount, boolean seasonal) {
        EigenDecomposition eigen = new EigenDecomposition(discount);
        double largest = 0;
        boolean shared = !seasonal;
        for (int i = 0; i < discount.getRowDimension(); i++) {
            double real = eigen.getRealEigenvalue(i);
            double imaginary = eigen.getImagEigenvalue(i);
            if (!shared && Math.hypot(real - 1, imaginary) < 1e-9) {
                shared = true;
            } else {
                largest = Math.max(largest, Math.hypot(real, imaginary));
            }
        }
        assertThat(shared).isTrue();
        return largest;
    }
}
