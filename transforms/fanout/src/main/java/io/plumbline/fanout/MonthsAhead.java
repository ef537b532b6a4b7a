package io.plumbline.fanout;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.warehouse.analysis.KnownAhead;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a series is expected to be in the months ahead, in numbers of its own precision: cents of money, four decimals of
 * anything else. Its intervals hold its mean.
 *
 * @param lows by level, then by month
 * @param workedOut how, where no model says it
 */
record MonthsAhead(
        List<BigDecimal> means, List<List<BigDecimal>> lows, List<List<BigDecimal>> highs, Optional<String> workedOut) {
    /** Beyond what a column of money holds. */
    private static final double LARGEST = 9e13;

    /** Decimals of money. */
    static final int CENTS = 2;

    static MonthsAhead of(MonthlySeries series, Forecast forecast) {
        List<List<BigDecimal>> lows = new ArrayList<>();
        List<List<BigDecimal>> highs = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            lows.add(rounded(interval.low(), series));
            highs.add(rounded(interval.high(), series));
        }
        return new MonthsAhead(rounded(forecast.mean(), series), lows, highs, Optional.empty()).ordered();
    }

    int horizon() {
        return means.size();
    }

    BigDecimal mean(int h) {
        return means.get(h);
    }

    BigDecimal low(int level, int h) {
        return lows.get(level).get(h);
    }

    BigDecimal high(int level, int h) {
        return highs.get(level).get(h);
    }

    /** The same about other means: intervals move along, and no end crosses zero that its mean does not cross. */
    MonthsAhead about(List<BigDecimal> others, Optional<String> how) {
        return new MonthsAhead(others, moved(lows, others), moved(highs, others), how);
    }

    /** Held between what is known beforehand; a month whose floor lies above its cap is left as it is. */
    MonthsAhead within(List<Month> months, KnownAhead known) {
        return new MonthsAhead(
                held(means, months, known),
                lows.stream().map(level -> held(level, months, known)).toList(),
                highs.stream().map(level -> held(level, months, known)).toList(),
                workedOut);
    }

    private static List<BigDecimal> held(List<BigDecimal> values, List<Month> months, KnownAhead known) {
        List<BigDecimal> held = new ArrayList<>(values);
        for (int h = 0; h < Math.min(values.size(), months.size()); h++) {
            String period = months.get(h).period();
            BigDecimal low = known.floor(period).orElse(values.get(h)).max(values.get(h));
            held.set(
                    h,
                    known.cap(period)
                            .orElse(low)
                            .min(low)
                            .setScale(values.get(h).scale(), RoundingMode.HALF_EVEN));
        }
        return held;
    }

    private List<List<BigDecimal>> moved(List<List<BigDecimal>> ends, List<BigDecimal> others) {
        List<List<BigDecimal>> moved = new ArrayList<>();
        for (List<BigDecimal> level : ends) {
            List<BigDecimal> there = new ArrayList<>();
            for (int h = 0; h < level.size(); h++) {
                BigDecimal end = level.get(h).add(others.get(h)).subtract(means.get(h));
                there.add(isOneSided(level.get(h), others.get(h)) ? onSideOf(others.get(h), end) : end);
            }
            moved.add(there);
        }
        return moved;
    }

    private static boolean isOneSided(BigDecimal end, BigDecimal mean) {
        return end.signum() * mean.signum() > 0 || end.signum() == 0;
    }

    private static BigDecimal onSideOf(BigDecimal mean, BigDecimal end) {
        return mean.signum() * end.signum() < 0 ? BigDecimal.ZERO.setScale(end.scale()) : end;
    }

    /** Rounding may have moved an end past the mean by a cent. */
    private MonthsAhead ordered() {
        List<List<BigDecimal>> below = new ArrayList<>();
        List<List<BigDecimal>> above = new ArrayList<>();
        for (int level = 0; level < lows.size(); level++) {
            List<BigDecimal> low = new ArrayList<>();
            List<BigDecimal> high = new ArrayList<>();
            for (int h = 0; h < horizon(); h++) {
                low.add(low(level, h).min(mean(h)));
                high.add(high(level, h).max(mean(h)));
            }
            below.add(low);
            above.add(high);
        }
        return new MonthsAhead(means, below, above, workedOut);
    }

    private static List<BigDecimal> rounded(double[] values, MonthlySeries series) {
        List<BigDecimal> rounded = new ArrayList<>();
        for (double value : values) {
            rounded.add(new BigDecimal(Math.max(-LARGEST, Math.min(LARGEST, value)))
                    .setScale(series.isMoney() ? CENTS : 4, RoundingMode.HALF_EVEN));
        }
        return rounded;
    }
}
