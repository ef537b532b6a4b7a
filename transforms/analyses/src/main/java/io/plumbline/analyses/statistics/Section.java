package io.plumbline.analyses.statistics;

import java.util.function.DoubleUnaryOperator;

/** The smallest value of a function of one variable between two bounds: a coarse grid, then the golden section. */
public final class Section {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int GRID = 12;

    private Section() {}

    public static double minimum(DoubleUnaryOperator function, double low, double high, double tolerance) {
        double best = low;
        double least = Double.POSITIVE_INFINITY;
        double step = (high - low) / GRID;
        for (int i = 0; i <= GRID; i++) {
            double value = function.applyAsDouble(low + i * step);
            if (value < least) {
                least = value;
                best = low + i * step;
            }
        }
        return golden(function, Math.max(low, best - step), Math.min(high, best + step), tolerance);
    }

    private static double golden(DoubleUnaryOperator function, double from, double to, double tolerance) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > tolerance) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        double middle = (low + high) / 2;
        double atMiddle = function.applyAsDouble(middle);
        // The ends of the range are tried as they are: a bound is often the answer.
        if (function.applyAsDouble(from) <= atMiddle) {
            return from;
        }
        return function.applyAsDouble(to) < atMiddle ? to : middle;
    }
}
