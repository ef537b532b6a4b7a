package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * A newest period that is not over: what has come so far, of the period after the last of the series. Were a period's
 * value the sum of even and independent parts, value / share would miss it by a variance of s^2 (1 - share) / share and the
 * forecast by s^2; weighted by their precisions they make value + (1 - share) x forecast, which misses it by s^2 (1 -
 * share). Later steps follow as far as their errors go together with the first's ({@link HorizonCorrelation}).
 *
 * @param value that has come so far
 * @param share of the period that is over, above 0 and at most 1
 */
public record Partial(double value, double share) {
    public Partial {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A partial value is a number, and %s is not".formatted(value));
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share of a period lies above 0 and at most at 1, and %s does not".formatted(share));
        }
    }

    /** The forecast with the newest period first, as what is known of that makes it. */
    Forecast blended(Forecast forecast, boolean neverNegative) {
        double[][] together = HorizonCorrelation.of(forecast);
        double nowcast = value + (1 - share) * forecast.mean()[0];
        double surprise = nowcast - forecast.mean()[0];
        double[] ratios = ratios(forecast);
        double[] means = new double[forecast.horizon()];
        double[] kept = new double[means.length];
        for (int h = 0; h < means.length; h++) {
            double along = together[0][h];
            means[h] = forecast.mean()[h] + along * ratios[h] * surprise;
            means[h] = neverNegative ? Math.max(0, means[h]) : means[h];
            kept[h] = Math.sqrt(1 - along * along * share);
        }
        List<Interval> intervals = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            intervals.add(narrowed(interval, forecast.mean(), means, kept, neverNegative));
        }
        return forecast.with(means, intervals);
    }

    private Interval narrowed(
            Interval interval, double[] before, double[] means, double[] kept, boolean neverNegative) {
        double[] low = new double[means.length];
        double[] high = new double[means.length];
        for (int h = 0; h < means.length; h++) {
            low[h] = means[h] - kept[h] * (before[h] - interval.low()[h]);
            high[h] = means[h] + kept[h] * (interval.high()[h] - before[h]);
            if (neverNegative) {
                low[h] = Math.max(h == 0 ? Math.min(value, means[0]) : 0, low[h]);
            }
        }
        return new Interval(interval.level(), low, high);
    }

    /** How much wider later steps are than the first; as wide where nothing says how wide. */
    private static double[] ratios(Forecast forecast) {
        double[] ratios = new double[forecast.horizon()];
        for (int h = 0; h < ratios.length; h++) {
            ratios[h] = 1;
            if (!forecast.intervals().isEmpty()) {
                Interval outer = forecast.intervals().get(forecast.intervals().size() - 1);
                double first = outer.high()[0] / 2 - outer.low()[0] / 2;
                ratios[h] = first > 0 ? (outer.high()[h] / 2 - outer.low()[h] / 2) / first : 1;
            }
        }
        return ratios;
    }
}
