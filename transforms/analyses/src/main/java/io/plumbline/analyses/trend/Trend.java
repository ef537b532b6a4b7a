package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Series;
import java.util.List;
import java.util.Optional;

/**
 * What a series has done. The same series gives the same, whatever its size: nothing is drawn, and all is reckoned in shares
 * of its mean absolute value.
 *
 * @param multiplicative whether the season grows with the level, so that season, steps and outliers are shares of it
 * @param points one for each value of the series
 * @param slope of the adjusted series over all of its length; none where there are fewer than {@value #SHORTEST} values
 * @param findings in the order in which a reader wants them
 * @param shocks what neither trend, season nor neighbours explain of each value; not a number where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Trend(
        Series series,
        boolean multiplicative,
        List<TrendPoint> points,
        Strength strength,
        Optional<Slope> slope,
        List<Finding> findings,
        double[] shocks) {
    /** With fewer values no order of them would be beyond chance. */
    public static final int SHORTEST = 6;

    public Trend {
        points = List.copyOf(points);
        findings = List.copyOf(findings);
    }

    public static Trend of(Series series) {
        return new Study(series).trend();
    }
}
