package io.plumbline.analyses.trend;

import java.util.Optional;

/**
 * One period of a series and what it is made of: value = trend + season + remainder, adjusted = value - season, all in the
 * units of the series. A value that is missing is not a number, its trend and season are those of its place.
 *
 * @param index in the series as it was given
 * @param growth on the adjusted series
 */
public record TrendPoint(
        int index,
        double value,
        double adjusted,
        double trend,
        double season,
        double remainder,
        Growth growth,
        Optional<Outlier> outlier) {

    /**
     * Shares: .1 for ten percent. Not a number at the beginning, and where the base is zero or below or the value below zero.
     *
     * @param onMonth on the month before; for weeks, days and hours four weeks on the four before
     * @param onQuarter the mean of the quarter that ends here on the mean of the one before
     * @param onYear on the same period of the year before
     * @param annualised the growth on the quarter, compounded to a year; for years, the growth on the year
     */
    public record Growth(double onMonth, double onQuarter, double onYear, double annualised) {}
}
