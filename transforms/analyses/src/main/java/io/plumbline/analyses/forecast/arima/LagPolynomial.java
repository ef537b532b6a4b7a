package io.plumbline.analyses.forecast.arima;

import java.util.Arrays;

/** 1 - c_1 B - c_2 B^2 - ... as its coefficients other than zero, refilled in place. */
final class LagPolynomial {
    private final double[] coefficients;
    private final double[] work;
    private final int[] lags;
    private final double[] values;
    private int count;

    LagPolynomial(int degree) {
        this.coefficients = new double[degree + 1];
        this.work = new double[degree + 2];
        this.lags = new int[degree];
        this.values = new double[degree];
    }

    /** (1 - sum a_i B^i)(1 - sum s_j B^(jm)), from places in one parameter vector. */
    void product(double[] point, int at, int order, int seasonalAt, int seasonalOrder, int period) {
        Arrays.fill(coefficients, 0);
        for (int j = 0; j <= seasonalOrder; j++) {
            double seasonal = j == 0 ? -1 : point[seasonalAt + j - 1];
            for (int i = 0; i <= order; i++) {
                double regular = i == 0 ? -1 : point[at + i - 1];
                coefficients[i + j * period] -= seasonal * regular;
            }
        }
        count = 0;
        for (int lag = 1; lag < coefficients.length; lag++) {
            if (coefficients[lag] != 0) {
                lags[count] = lag;
                values[count] = coefficients[lag];
                count++;
            }
        }
    }

    /** The sum of c_i x_{t-i}; what lies before the series is zero. */
    double apply(double[] series, int t) {
        double sum = 0;
        for (int i = 0; i < count && lags[i] <= t; i++) {
            sum += values[i] * series[t - lags[i]];
        }
        return sum;
    }

    double coefficient(int lag) {
        return lag < coefficients.length ? coefficients[lag] : 0;
    }

    /** Whether all roots of 1 - sum a_i z^i lie outside of the circle of that radius, by Schur and Cohn's recursion. */
    boolean isStable(double[] point, int at, int order, double radius) {
        double power = 1;
        work[0] = 1;
        for (int i = 1; i <= order; i++) {
            power *= radius;
            work[i] = -point[at + i - 1] * power;
        }
        for (int degree = order; degree > 0; degree--) {
            double reflection = work[degree] / work[0];
            if (!(Math.abs(reflection) < 1)) {
                return false;
            }
            for (int i = 0; 2 * i <= degree; i++) {
                double low = work[i];
                double high = work[degree - i];
                work[i] = low - reflection * high;
                work[degree - i] = high - reflection * low;
            }
        }
        return true;
    }
}
