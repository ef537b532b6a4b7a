package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;
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
        int width = (study.n + MOST - 1) / MOST;
        double[] adjusted = means(portrait.adjusted, width, study.history.scale());
        double[] clean = means(portrait.clean, width, study.history.scale());
        int period = study.series.frequency().period();
        boolean seasonal = study.hasSeason() && period <= LONGEST_SEASON && study.n >= YEARS_FOR_SEASONAL * period;
        return Optional.of(
                seasonal
                        ? slope(
                                TheilSen.widened(TheilSen.seasonal(study.history.values(), period), width, clean),
                                1,
                                portrait,
                                study)
                        : slope(TheilSen.of(adjusted, clean), width, portrait, study));
    }

    private static double[] means(double[] values, int width, double scale) {
        double[] means = new double[values.length / width];
        for (int t = 0; t < means.length * width; t++) {
            means[t / width] += values[t] / width / scale;
        }
        return means;
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
                robust.pValue(),
                robust.score());
    }
}
