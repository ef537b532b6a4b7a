package io.plumbline.analyses.statistics;

/**
 * Locally weighted regression on evenly spaced values, of degree 0 or 1, with tricube weights (Cleveland 1979), as STL uses
 * it: near the ends the window keeps its width, and one wider than the series is stretched.
 *
 * @param window how many values a point looks at; odd
 */
record Loess(int window, int degree) {
    /** At each place of values[0, n). */
    void smooth(double[] values, int n, double[] robustness, double[] smoothed, int at) {
        int half = (window + 1) / 2;
        for (int i = 0; i < n; i++) {
            int left = Math.min(Math.max(0, i + 1 - half), Math.max(0, n - window));
            smoothed[at + i] = estimate(values, n, robustness, i, left, Math.min(n, left + window));
        }
    }

    /** At a place within the series or next to it, from values[left, right). */
    double estimate(double[] values, int n, double[] robustness, double place, int left, int right) {
        double reach = Math.max(place - left, right - 1 - place) + (window > n ? (window - n) / 2 : 0);
        double weights = 0;
        double centre = 0;
        for (int j = left; j < right; j++) {
            double weight = weight(Math.abs(j - place), reach) * robustness[j];
            weights += weight;
            centre += weight * j;
        }
        if (weights <= 0) {
            return values[Math.min(n - 1, Math.max(0, (int) place))];
        }
        centre /= weights;
        double tilt = degree == 0 ? 0 : tilt(n, robustness, place, left, right, reach, weights, centre);
        double estimate = 0;
        for (int j = left; j < right; j++) {
            double weight = weight(Math.abs(j - place), reach) * robustness[j] / weights;
            estimate += weight * (1 + tilt * (j - centre)) * values[j];
        }
        return estimate;
    }

    private double tilt(
            int n,
            double[] robustness,
            double place,
            int left,
            int right,
            double reach,
            double weights,
            double centre) {
        double spread = 0;
        for (int j = left; j < right; j++) {
            spread += weight(Math.abs(j - place), reach) * robustness[j] / weights * (j - centre) * (j - centre);
        }
        return Math.sqrt(spread) > .001 * (n - 1) ? (place - centre) / spread : 0;
    }

    private static double weight(double distance, double reach) {
        if (distance > .999 * reach) {
            return 0;
        }
        if (distance <= .001 * reach) {
            return 1;
        }
        double share = distance / reach;
        double rest = 1 - share * share * share;
        return rest * rest * rest;
    }
}
