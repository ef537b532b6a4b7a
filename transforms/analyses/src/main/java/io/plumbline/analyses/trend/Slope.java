package io.plumbline.analyses.trend;

/**
 * How much a series changes per period, by the median of the slopes between all pairs of its values (Theil 1950, Sen 1968),
 * and whether that is beyond chance, by Kendall's test and by its standard error.
 *
 * @param perPeriod in the units of the series
 * @param low the lower end of its interval at 95 %, with noise that remembers and wanders
 * @param share per year, as a share of the mean level; not a number where that is zero
 * @param pValue two-sided
 * @param z the statistic behind it
 */
public record Slope(double perPeriod, double low, double high, double share, double pValue, double z) {
    private static final double SURE = .05;

    public boolean isBeyondChance() {
        return pValue < SURE;
    }
}
