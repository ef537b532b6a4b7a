package io.plumbline.analyses.statistics;

/**
 * A series with several seasons as a trend, one season for each period, and a remainder: STL for each period in turn on what
 * the others leave, twice (Bandara, Hyndman and Bergmeir 2021).
 *
 * @param seasons in the order of the periods
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Mstl(double[] trend, double[][] seasons, double[] remainder) {
    private static final int ROUNDS = 2;

    /** Over how many periods the first season is smoothed, and how many more each next one. */
    private static final int FIRST_WINDOW = 11;

    private static final int WINDOW_STEP = 4;

    /**
     * Of at least two of the longest period.
     *
     * @param periods the shortest first
     */
    public static Mstl of(double[] values, int... periods) {
        double[][] seasons = new double[periods.length][values.length];
        double[] rest = values.clone();
        double[] trend = rest;
        int rounds = periods.length == 1 ? 1 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < periods.length; i++) {
                add(rest, seasons[i], 1);
                Stl stl = Stl.of(rest, periods[i], FIRST_WINDOW + WINDOW_STEP * i, false);
                seasons[i] = stl.season();
                trend = stl.trend();
                add(rest, seasons[i], -1);
            }
        }
        add(rest, trend, -1);
        return new Mstl(trend, seasons, rest);
    }

    private static void add(double[] to, double[] what, double times) {
        for (int t = 0; t < to.length; t++) {
            to[t] += times * what[t];
        }
    }

    /** How much of what varies beside trend and other seasons is this one: 1 - var(remainder) / var(season + remainder). */
    public double strength(int season) {
        double[] together = remainder.clone();
        add(together, seasons[season], 1);
        double variance = Moments.variance(together);
        return variance == 0 ? 0 : Math.max(0, 1 - Moments.variance(remainder) / variance);
    }
}
