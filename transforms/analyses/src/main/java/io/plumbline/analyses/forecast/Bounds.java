package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;

/**
 * What coming values cannot fall below or exceed, as a contract, a budget or a capacity has it: means and intervals
 * respect it.
 *
 * @param floor by horizon, the last for all after it; none where it is empty or not a number
 * @param cap likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Bounds(double[] floor, double[] cap) {
    public static final Bounds NONE = new Bounds(new double[0], new double[0]);

    public Bounds {
        floor = floor.clone();
        cap = cap.clone();
        for (int h = 0; h < Math.max(floor.length, cap.length); h++) {
            if (at(floor, h) > at(cap, h)) {
                throw new IllegalArgumentException(
                        "A floor of %s lies above the cap of %s at step %d".formatted(at(floor, h), at(cap, h), h + 1));
            }
        }
    }

    /** The same at every step. */
    public static Bounds of(double floor, double cap) {
        return new Bounds(new double[] {floor}, new double[] {cap});
    }

    Forecast held(Forecast forecast) {
        if (floor.length == 0 && cap.length == 0) {
            return forecast;
        }
        return forecast.with(
                held(forecast.mean()),
                forecast.intervals().stream()
                        .map(interval -> new Interval(interval.level(), held(interval.low()), held(interval.high())))
                        .toList());
    }

    private double[] held(double[] values) {
        double[] held = values.clone();
        for (int h = 0; h < held.length; h++) {
            double low = at(floor, h);
            double high = at(cap, h);
            held[h] = held[h] < low ? low : held[h] > high ? high : held[h];
        }
        return held;
    }

    private static double at(double[] bound, int h) {
        return bound.length == 0 ? Double.NaN : bound[Math.min(h, bound.length - 1)];
    }
}
