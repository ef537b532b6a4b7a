package io.plumbline.analyses.statistics;

import java.util.Arrays;

/**
 * A series as trend, season and remainder by repeated loess (Cleveland, Cleveland, McRae and Terpenning 1990), with the
 * windows that R's {@code stl} takes unless told otherwise, and no place interpolated.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stl(double[] trend, double[] season, double[] remainder) {
    private static final int ROBUST_ROUNDS = 15;

    /** With one seasonal figure for each place in the period. */
    public static Stl periodic(double[] values, int period, boolean robust) {
        return periodic(values, period, robust ? ROBUST_ROUNDS : 0);
    }

    static Stl periodic(double[] values, int period, int robustRounds) {
        Stl stl = of(values, period, 10 * values.length + 1, robustRounds);
        double[] figures = new double[period];
        int[] counts = new int[period];
        for (int t = 0; t < values.length; t++) {
            figures[t % period] += stl.season[t];
            counts[t % period]++;
        }
        double[] season = new double[values.length];
        double[] remainder = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            season[t] = figures[t % period] / counts[t % period];
            remainder[t] = values[t] - stl.trend[t] - season[t];
        }
        return new Stl(stl.trend, season, remainder);
    }

    /**
     * Of at least two periods.
     *
     * @param seasonWindow over how many periods a seasonal figure is smoothed; odd
     */
    public static Stl of(double[] values, int period, int seasonWindow, boolean robust) {
        return of(values, period, seasonWindow, robust ? ROBUST_ROUNDS : 0);
    }

    private static Stl of(double[] values, int period, int seasonWindow, int robustRounds) {
        int trendWindow = nextOdd(1.5 * period / (1 - 1.5 / seasonWindow));
        Rounds rounds = new Rounds(
                values, period, new Loess(seasonWindow, 0), new Loess(trendWindow, 1), new Loess(nextOdd(period), 1));
        if (robustRounds == 0) {
            return rounds.turn(2).decomposed();
        }
        rounds.turn(1);
        for (int round = 0; round < robustRounds; round++) {
            rounds.discountOutliers();
            rounds.turn(1);
        }
        return rounds.decomposed();
    }

    /** How much of what varies beside the trend is season: max(0, 1 - var(remainder) / var(season + remainder)). */
    public double seasonalStrength() {
        double[] detrended = new double[season.length];
        for (int t = 0; t < detrended.length; t++) {
            detrended[t] = season[t] + remainder[t];
        }
        double variance = Moments.variance(detrended);
        return variance == 0 ? 0 : Math.max(0, Math.min(1, 1 - Moments.variance(remainder) / variance));
    }

    private static int nextOdd(double width) {
        int rounded = (int) Math.ceil(width);
        return rounded % 2 == 0 ? rounded + 1 : rounded;
    }

    /** The rounds of the inner loop and what they leave. */
    private static final class Rounds {
        private final double[] values;
        private final int period;
        private final Loess seasonLoess;
        private final Loess trendLoess;
        private final Loess lowPassLoess;
        private final double[] trend;
        private final double[] season;
        private final double[] robustness;
        private final double[] ones;
        private final double[] cycles;
        private final double[] work;
        private final double[] longer;

        Rounds(double[] values, int period, Loess seasonLoess, Loess trendLoess, Loess lowPassLoess) {
            this.values = values;
            this.period = period;
            this.seasonLoess = seasonLoess;
            this.trendLoess = trendLoess;
            this.lowPassLoess = lowPassLoess;
            int n = values.length;
            this.trend = new double[n];
            this.season = new double[n];
            this.robustness = new double[n];
            this.ones = new double[n + 2 * period];
            this.cycles = new double[n + 2 * period];
            this.work = new double[n + 2 * period];
            this.longer = new double[n + 2 * period];
            Arrays.fill(robustness, 1);
            Arrays.fill(ones, 1);
        }

        Rounds turn(int times) {
            int n = values.length;
            for (int time = 0; time < times; time++) {
                smoothCycles();
                int length = average(cycles, n + 2 * period, period, work);
                length = average(work, length, period, longer);
                average(longer, length, 3, work);
                lowPassLoess.smooth(work, n, ones, longer, 0);
                for (int t = 0; t < n; t++) {
                    season[t] = cycles[period + t] - longer[t];
                    work[t] = values[t] - season[t];
                }
                trendLoess.smooth(work, n, robustness, trend, 0);
            }
            return this;
        }

        /** Each place of the period smoothed over the years, and carried one period to either side. */
        private void smoothCycles() {
            int n = values.length;
            double[] years = new double[n / period + 1];
            double[] weights = new double[n / period + 1];
            double[] smoothed = new double[n / period + 3];
            for (int place = 0; place < period; place++) {
                int count = (n - place - 1) / period + 1;
                for (int year = 0; year < count; year++) {
                    int t = place + year * period;
                    years[year] = values[t] - trend[t];
                    weights[year] = robustness[t];
                }
                int window = Math.min(seasonLoess.window(), count);
                seasonLoess.smooth(years, count, weights, smoothed, 1);
                smoothed[0] = seasonLoess.estimate(years, count, weights, -1, 0, window);
                smoothed[count + 1] = seasonLoess.estimate(years, count, weights, count, count - window, count);
                for (int year = 0; year < count + 2; year++) {
                    cycles[place + year * period] = smoothed[year];
                }
            }
        }

        private static int average(double[] from, int length, int window, double[] to) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += from[i];
                if (i >= window - 1) {
                    to[i - window + 1] = sum / window;
                    sum -= from[i - window + 1];
                }
            }
            return length - window + 1;
        }

        /** The bisquare of what is left, in units of six times its median. */
        void discountOutliers() {
            double[] left = new double[values.length];
            for (int t = 0; t < left.length; t++) {
                left[t] = Math.abs(values[t] - trend[t] - season[t]);
            }
            double most = 6 * Moments.median(left);
            for (int t = 0; t < left.length; t++) {
                double share = left[t] / most;
                robustness[t] = left[t] <= .001 * most
                        ? 1
                        : left[t] > .999 * most ? 0 : (1 - share * share) * (1 - share * share);
            }
        }

        Stl decomposed() {
            double[] remainder = new double[values.length];
            for (int t = 0; t < remainder.length; t++) {
                remainder[t] = values[t] - trend[t] - season[t];
            }
            return new Stl(trend, season, remainder);
        }
    }
}
