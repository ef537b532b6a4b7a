package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.trend.TrendPoint.Growth;

/** Growth of a seasonally adjusted series; a base of zero or below has no percentage, and neither has a fall below zero. */
final class Growths {
    private static final double NONE = Double.NaN;
    /** In shares of the mean absolute value: less is what arithmetic leaves of zero. */
    private static final double ZERO = 1e-9;

    private final double[] adjusted;
    private final Frequency frequency;
    private final Pace pace;
    private int withoutBase;

    /** @param adjusted in shares of its scale, not a number where the value is missing */
    Growths(double[] adjusted, Frequency frequency) {
        this.adjusted = adjusted;
        this.frequency = frequency;
        this.pace = Pace.of(frequency);
    }

    Growth at(int t) {
        double onQuarter = onRun(t, pace.quarter());
        double onYear = share(value(t), value(t - pace.year()));
        double annualised = frequency == Frequency.YEARLY
                ? onYear
                : onQuarter > -1 ? Math.pow(1 + onQuarter, (double) pace.year() / pace.quarter()) - 1 : NONE;
        return new Growth(onRun(t, pace.month()), onQuarter, onYear, Double.isFinite(annualised) ? annualised : NONE);
    }

    /** The mean of a run that ends there on that of the run before. */
    private double onRun(int t, int length) {
        return length == 0 ? NONE : share(mean(t, length), mean(t - length, length));
    }

    double mean(int end, int length) {
        double sum = 0;
        for (int t = end - length + 1; t <= end; t++) {
            sum += value(t);
        }
        return sum / length;
    }

    private double value(int t) {
        return t < 0 ? NONE : adjusted[t];
    }

    double share(double now, double base) {
        if (Double.isNaN(now) || Double.isNaN(base)) {
            return NONE;
        }
        if (base < ZERO || now < 0) {
            withoutBase++;
            return NONE;
        }
        return (now - base) / base;
    }

    /** How many shares were left out so far. */
    int withoutBase() {
        return withoutBase;
    }
}
