package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
import java.util.Arrays;
import java.util.Optional;

/** The robust slope of a studied series, in its units. */
final class Slopes {
    /** From ten years on the seasons' covariance is estimated well (Hirsch and Slack 1984). */
    private static final int YEARS_FOR_SEASONAL = 10;

    private static final int LONGEST_SEASON = 12;
    /** More pairs tell no more: neighbours are averaged to that many. */
    private static final int MOST = 800;

    private Slopes() {}

    static Optional<Slope> of(Portrait portrait, Study study) {
        if (study.n < Trend.SHORTEST) {
            return Optional.empty();
        }
        double[] adjusted = Arrays.stream(portrait.adjusted)
                .map(value -> value / study.history.scale())
                .toArray();
        int period = study.series.frequency().period();
        boolean seasonal = study.hasSeason() && period <= LONGEST_SEASON && study.n >= YEARS_FOR_SEASONAL * period;
        return Optional.of(
                seasonal
                        ? slope(TheilSen.seasonal(study.history.values(), period), 1, portrait, study)
                        : blocks(adjusted, portrait, study));
    }

    private static Slope blocks(double[] values, Portrait portrait, Study study) {
        int width = (values.length + MOST - 1) / MOST;
        double[] means = new double[values.length / width];
        for (int t = 0; t < means.length * width; t++) {
            means[t / width] += values[t] / width;
        }
        return slope(TheilSen.of(means), width, portrait, study);
    }

    private static Slope slope(TheilSen robust, int width, Portrait portrait, Study study) {
        double scale = study.history.scale() / width;
        double size = portrait.size();
        double perYear =
                robust.slope() * scale * Pace.of(study.series.frequency()).year();
        return new Slope(
                robust.slope() * scale,
                robust.low() * scale,
                robust.high() * scale,
                size > 0 && study.series.frequency() != Frequency.HOURLY ? perYear / size : Double.NaN,
                robust.test().pValue(),
                robust.test().z());
    }
}
