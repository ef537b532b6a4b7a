package io.plumbline.analyses.trend;

/**
 * How much trend and season there is, 0 to 1 (Wang, Smith and Hyndman 2006): 1 - var(remainder) / var(remainder + trend), and
 * likewise with the season.
 *
 * @param seasonPValue of the test for a season; not a number where the series is too short for one
 */
public record Strength(double trend, double season, double seasonPValue) {}
