package io.plumbline.jobs.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Where an axis is marked: values at 1, 2 or 5 times a power of ten, periods where a year begins. */
final class Ticks {
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final int[] PERIODS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000};
    private static final double PLAIN = 1e12;
    private static final double SMALL = 1e-6;

    private Ticks() {}

    /** Round values within the range, at most so many; the two ends of one that has none. */
    static List<Double> values(Drawing.Range range, int most) {
        double width = (range.high() / 4 - range.low() / 4) / most * 4;
        List<Double> ticks = new ArrayList<>();
        if (width > 0 && Double.isFinite(width) && width > 1e-12 * Math.abs(range.high())) {
            double power = Math.pow(10, Math.floor(Math.log10(width)));
            for (double step : STEPS) {
                if (step * power >= width) {
                    add(range, step * power, ticks);
                    return ticks;
                }
            }
        }
        ticks.add(range.low());
        if (!range.isOne()) {
            ticks.add(range.high());
        }
        return ticks;
    }

    private static void add(Drawing.Range range, double step, List<Double> ticks) {
        double first = Math.ceil(range.low() / step - 1e-9);
        double last = Math.floor(range.high() / step + 1e-9);
        for (double i = first; i <= last; i++) {
            ticks.add(i * step);
        }
    }

    /** Grouped by thousands, with as many places as tell the ticks apart. */
    static String label(double value, List<Double> ticks) {
        double size = Math.max(Math.abs(ticks.get(0)), Math.abs(ticks.get(ticks.size() - 1)));
        if (size >= PLAIN || (size < SMALL && size > 0)) {
            return value == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
        }
        double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : Math.abs(value);
        int places = step == 0 ? 0 : (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
        return String.format(
                Locale.ROOT, "%,." + places + "f", new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN));
    }

    /** The places, of labels from one to another, that are marked: at most so many. */
    static List<Integer> periods(int from, int to, IntFunction<String> label, int most) {
        List<Integer> years = new ArrayList<>();
        for (int place = Math.max(1, from); place < to; place++) {
            if (year(label.apply(place)) != year(label.apply(place - 1))) {
                years.add(place);
            }
        }
        if (years.size() >= 2) {
            for (int every : YEARS) {
                List<Integer> marked = years.stream()
                        .filter(place -> year(label.apply(place)) % every == 0)
                        .toList();
                if (marked.size() <= most) {
                    return marked;
                }
            }
        }
        List<Integer> even = new ArrayList<>();
        int step = 1;
        for (int candidate : PERIODS) {
            step = candidate;
            if ((to - from) / candidate < most) {
                break;
            }
        }
        for (int place = from; place < to; place += step) {
            even.add(place);
        }
        return even;
    }

    /** Of a date; -1 of a number. */
    private static int year(String label) {
        return label.matches("\\d{4}(-.*)?") ? Integer.parseInt(label.substring(0, 4)) : -1;
    }
}
