package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.ClassicalDecomposition;
import io.plumbline.analyses.statistics.LeastSquares;
import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.statistics.SeasonTest;
import java.util.Arrays;

/**
 * Calibrated average of rho and delta, after Castle, Doornik and Hendry (2020, M4; 2021): the mean of a forecast by damped
 * growth, freed of its most extreme changes, and one by autoregression, on logs where the series is positive; then an
 * autoregression with season is fitted to the series and those forecasts together, and what it makes of the forecasts is
 * taken.
 */
public final class Card implements Model {
    private static final int SHORTEST = 6;
    private static final double DAMPING = .95;
    private static final double UNIT_ROOT = .9;

    @Override
    public String name() {
        return "card";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (values.length < SHORTEST || Moments.isConstant(values)) {
            return new SimpleSmoothing().fit(values, 1);
        }
        boolean positive = Moments.smallest(values) > 0;
        double scale = Moments.meanAbsolute(values);
        double[] levels = new double[values.length];
        for (int t = 0; t < levels.length; t++) {
            levels[t] = positive ? Math.log(values[t] / scale) : values[t] / scale;
        }
        return horizon -> back(onLevels(levels, period, horizon), positive, scale);
    }

    private static Prediction back(Prediction levels, boolean positive, double scale) {
        double[] mean = new double[levels.horizon()];
        double[] deviation = new double[levels.horizon()];
        for (int h = 0; h < mean.length; h++) {
            double centre = levels.mean()[h];
            double spread = levels.deviation()[h];
            mean[h] = scale * (positive ? Math.exp(centre) : centre);
            deviation[h] =
                    positive ? scale * (Math.exp(centre + spread) - Math.exp(centre - spread)) / 2 : scale * spread;
        }
        return new Prediction(mean, deviation);
    }

    private static Prediction onLevels(double[] levels, int period, int horizon) {
        int n = levels.length;
        boolean seasonal = SeasonTest.findsSeason(levels, period);
        double[] adjusted = levels;
        ClassicalDecomposition season = new ClassicalDecomposition(false, new double[1]);
        if (seasonal) {
            season = ClassicalDecomposition.of(levels, period, false);
            adjusted = season.adjusted(levels);
        }
        double[] delta = delta(adjusted, period, horizon);
        double[] rho = rho(adjusted, horizon);
        double[] average = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            average[h] = (delta[h] + rho[h]) / 2;
        }
        double[] all = Arrays.copyOf(levels, n + horizon);
        System.arraycopy(season.seasonal(average, n), 0, all, n, horizon);
        double[] mean = seasonal || period == 1
                ? calibrated(all, n, seasonal ? period : 1)
                : Arrays.copyOfRange(all, n, n + horizon);
        return new Prediction(mean, deviations(adjusted, horizon));
    }

    /** The last value and the mean change but the largest, fading. */
    private static double[] delta(double[] levels, int period, int horizon) {
        int n = levels.length;
        double[] changes = new double[n - 1];
        for (int t = 1; t < n; t++) {
            changes[t - 1] = levels[t] - levels[t - 1];
        }
        double growth = withoutExtremes(changes, Math.max(1, n / 20));
        double damping = Math.pow(DAMPING, 1.0 / Math.sqrt(period));
        double[] forecast = new double[horizon];
        double level = levels[n - 1];
        for (int h = 0; h < horizon; h++) {
            growth *= damping;
            level += growth;
            forecast[h] = level;
        }
        return forecast;
    }

    private static double withoutExtremes(double[] changes, int extremes) {
        double[] sorted = changes.clone();
        Arrays.sort(sorted);
        int cut = 2 * extremes < sorted.length ? extremes : 0;
        return Moments.mean(sorted, cut, sorted.length - cut);
    }

    /** A first-order autoregression around a line, whose coefficient is corrected for its bias in short series. */
    private static double[] rho(double[] levels, int horizon) {
        int n = levels.length;
        double[][] regressors = new double[n - 1][];
        for (int t = 1; t < n; t++) {
            regressors[t - 1] = new double[] {1, levels[t - 1]};
        }
        double[] fitted = LeastSquares.coefficients(regressors, Arrays.copyOfRange(levels, 1, n));
        double rho = Math.min(1, fitted[1] + (1 + 3 * fitted[1]) / n);
        boolean unitRoot = rho > UNIT_ROOT;
        double constant = unitRoot ? 0 : (1 - rho) * Moments.mean(levels);
        double[] forecast = new double[horizon];
        double level = levels[n - 1];
        for (int h = 0; h < horizon; h++) {
            level = unitRoot ? level : constant + rho * level;
            forecast[h] = level;
        }
        return forecast;
    }

    /** The fitted values of the last part of the whole. */
    private static double[] calibrated(double[] all, int observed, int period) {
        int lags = period > 1 ? period : 1;
        int rows = all.length - lags;
        int dummies = period > 1 ? period - 1 : 0;
        int columns = 3 + (period > 1 ? 1 : 0) + dummies;
        if (rows < 2 * columns) {
            return Arrays.copyOfRange(all, observed, all.length);
        }
        double[][] regressors = new double[rows][columns];
        for (int t = lags; t < all.length; t++) {
            double[] row = regressors[t - lags];
            row[0] = 1;
            row[1] = all[t - 1];
            row[2] = (double) t / all.length;
            if (period > 1) {
                row[3] = all[t - period];
                if (t % period > 0) {
                    row[3 + t % period] = 1;
                }
            }
        }
        double[] fitted = LeastSquares.coefficients(regressors, Arrays.copyOfRange(all, lags, all.length));
        double[] forecast = new double[all.length - observed];
        for (int h = 0; h < forecast.length; h++) {
            double[] row = regressors[observed - lags + h];
            for (int c = 0; c < columns; c++) {
                forecast[h] += fitted[c] * row[c];
            }
        }
        return forecast;
    }

    private static double[] deviations(double[] levels, int horizon) {
        double squares = 0;
        for (int t = 1; t < levels.length; t++) {
            squares += (levels[t] - levels[t - 1]) * (levels[t] - levels[t - 1]);
        }
        double variance = squares / (levels.length - 1);
        double[] deviation = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            deviation[h] = Math.sqrt(variance * Math.pow(h + 1, .8));
        }
        return deviation;
    }
}
