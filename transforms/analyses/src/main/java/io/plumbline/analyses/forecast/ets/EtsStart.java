package io.plumbline.analyses.forecast.ets;

import io.plumbline.analyses.statistics.ClassicalDecomposition;
import io.plumbline.analyses.statistics.LeastSquares;
import io.plumbline.analyses.statistics.Line;
import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;

/**
 * From where the search for parameters starts (Hyndman et al. 2008, 2.6.1): seasonal figures by classical decomposition,
 * or by one harmonic where fewer than three periods are known; level and slope by a line through the first adjusted
 * values; little smoothing.
 *
 * @param season first figures by place in the period; empty without a season
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EtsStart(double level, double slope, double[] season) {
    private static final int FEWEST_FOR_LEVEL = 10;
    private static final double LEAST_RATIO = .01;
    private static final double FIRST_PHI = .978;

    static EtsStart of(EtsForm form, double[] values, int period) {
        double[] season = form.isSeasonal() ? season(values, period, form.hasMultiplicativeSeason()) : new double[0];
        double[] adjusted = new ClassicalDecomposition(
                        form.hasMultiplicativeSeason(), form.isSeasonal() ? season : new double[1])
                .adjusted(values);
        int first = Math.min(values.length, Math.max(FEWEST_FOR_LEVEL, 2 * period));
        if (!form.hasTrend()) {
            double level = Moments.mean(adjusted, 0, first);
            return new EtsStart(level, 0, withinReach(form, level, season));
        }
        Line line = Line.through(adjusted, 0, first);
        double level = positiveEnough(form, line.intercept() - line.slope(), line.slope(), adjusted);
        return new EtsStart(level, line.slope(), withinReach(form, level + line.slope(), season));
    }

    /** A relative error needs a first forecast above zero. */
    private static double positiveEnough(EtsForm form, double level, double slope, double[] adjusted) {
        return form.hasMultiplicativeError() && level + slope <= 0 ? Math.abs(adjusted[0]) - slope : level;
    }

    /** And so it does in each place of a first season that is added. */
    private static double[] withinReach(EtsForm form, double expected, double[] season) {
        if (form.hasMultiplicativeError() && form.season() == EtsForm.Season.ADDITIVE) {
            double lowest = Moments.smallest(season);
            if (expected + lowest <= 0) {
                return Arrays.stream(season)
                        .map(figure -> figure * expected / lowest * -.5)
                        .toArray();
            }
        }
        return season;
    }

    private static double[] season(double[] values, int period, boolean multiplicative) {
        double[] figures = values.length >= 3 * period
                ? ClassicalDecomposition.of(values, period, multiplicative).figures()
                : harmonic(values, period, multiplicative);
        if (multiplicative) {
            double mean = Moments.mean(Arrays.stream(figures)
                    .map(figure -> Math.max(figure, LEAST_RATIO))
                    .toArray());
            for (int i = 0; i < period; i++) {
                figures[i] = Math.max(figures[i], LEAST_RATIO) / mean;
            }
        }
        return figures;
    }

    private static double[] harmonic(double[] values, int period, boolean multiplicative) {
        double[][] regressors = new double[values.length][];
        for (int t = 0; t < values.length; t++) {
            double angle = 2 * Math.PI * t / period;
            regressors[t] = new double[] {1, t, Math.cos(angle), Math.sin(angle)};
        }
        double[] fitted = LeastSquares.coefficients(regressors, values);
        double middle = fitted[0] + fitted[1] * (values.length - 1) / 2;
        double[] figures = new double[period];
        for (int i = 0; i < period; i++) {
            double angle = 2 * Math.PI * i / period;
            double wave = fitted[2] * Math.cos(angle) + fitted[3] * Math.sin(angle);
            figures[i] = multiplicative ? 1 + wave / Math.max(Math.abs(middle), Double.MIN_NORMAL) : wave;
        }
        return figures;
    }

    /** As one vector, with smoothing parameters near their lower bounds. */
    double[] point(EtsParameters parameters) {
        EtsForm form = parameters.form();
        double[] point = new double[parameters.count()];
        double range = EtsParameters.MOST - EtsParameters.LEAST;
        int period = form.isSeasonal() ? parameters.period() : 1;
        double alpha = EtsParameters.LEAST + .2 * range / period;
        point[0] = alpha;
        if (form.hasTrend()) {
            point[1] = EtsParameters.LEAST + .1 * (alpha - EtsParameters.LEAST);
            point[parameters.slopeAt()] = slope;
        }
        if (form.isSeasonal()) {
            point[parameters.gammaAt()] = EtsParameters.LEAST + .05 * (1 - alpha - EtsParameters.LEAST);
            System.arraycopy(season, 0, point, parameters.seasonAt(), parameters.period() - 1);
        }
        if (form.isDamped()) {
            point[parameters.phiAt()] = FIRST_PHI;
        }
        point[parameters.levelAt()] = level;
        return point;
    }
}
