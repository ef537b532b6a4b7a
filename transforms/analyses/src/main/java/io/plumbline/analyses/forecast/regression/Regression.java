package io.plumbline.analyses.forecast.regression;

import io.plumbline.analyses.forecast.arima.ArimaErrors;
import io.plumbline.analyses.forecast.arima.ArimaRegression;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * Which regressors explain a series, and how: taken one by one, each time that which lowers AICc most, of logs where the
 * series is positive and its logs are likelier; the errors are seasonal ARIMA throughout.
 *
 * @param logs whether the effects are shares of the series
 */
record Regression(List<Regressor> chosen, boolean logs, ArimaRegression fit) {
    /** A regressor more needs so many values more. */
    private static final int VALUES_EACH = 4;

    /** Fewer values tell an effect from chance no longer. */
    private static final int SHORTEST = 16;

    static Regression selected(double[] values, int period, List<Regressor> candidates) {
        Regression best = none(values, period);
        boolean improved = values.length >= SHORTEST;
        while (improved) {
            Regression next = best;
            for (Regressor candidate : candidates) {
                if (!best.chosen.contains(candidate) && best.hasRoomFor(candidate, values)) {
                    Regression with = best.with(candidate, values);
                    double gain = best.fit.aicc() - with.fit.aicc() - candidate.margin();
                    if (gain > 0 && with.fit.aicc() < next.fit.aicc()) {
                        next = with;
                    }
                }
            }
            improved = next.chosen.size() > best.chosen.size();
            best = next;
        }
        return best.chosen.isEmpty() ? best : best.withErrorsSearched(values, period);
    }

    /**
     * Regressors taken in their order.
     *
     * @param gain by how much they lower AICc
     */
    record Nested(Regression best, double gain) {}

    /** As many of the candidates, in their order, as lower AICc; two in vain are the last that are tried. */
    static Nested nested(double[] values, int period, List<Regressor> candidates) {
        Regression none = none(values, period);
        Regression best = none;
        Regression next = best;
        int vain = 0;
        for (int i = 0; i < candidates.size() && vain < 2 && next.hasRoomFor(candidates.get(i), values); i++) {
            next = next.with(candidates.get(i), values);
            vain++;
            if (next.fit.aicc() < best.fit.aicc()) {
                best = next;
                vain = 0;
            }
        }
        return new Nested(best, best.chosen.isEmpty() ? 0 : none.fit.aicc() - best.fit.aicc());
    }

    private static Regression none(double[] values, int period) {
        Regression levels = none(values, period, false);
        if (Moments.smallest(values) <= 0) {
            return levels;
        }
        Regression logs = none(values, period, true);
        return logs.aicc(values) < levels.aicc(values) ? logs : levels;
    }

    private static Regression none(double[] values, int period, boolean logs) {
        double[] levels = levels(values, logs);
        return new Regression(
                List.of(),
                logs,
                new ArimaRegression(ArimaErrors.usual(levels, period), levels, new double[0][]).search());
    }

    /** In units of the series, so that logs and levels can be compared. */
    private double aicc(double[] values) {
        double stretched = 0;
        for (int t = fit.lost(); t < values.length && logs; t++) {
            stretched += 2 * Math.log(values[t]);
        }
        return fit.aicc() + stretched;
    }

    private boolean hasRoomFor(Regressor candidate, double[] values) {
        int columns = candidate.columns().length;
        for (Regressor one : chosen) {
            columns += one.columns().length;
        }
        return values.length - fit.lost() >= VALUES_EACH * (columns + 2);
    }

    private Regression with(Regressor candidate, double[] values) {
        List<Regressor> more = new ArrayList<>(chosen);
        more.add(candidate);
        double[] levels = levels(values, logs);
        // The same differences throughout: AICc compares likelihoods of the same values.
        return new Regression(more, logs, fit.again(levels, columns(more)));
    }

    private Regression withErrorsSearched(double[] values, int period) {
        double[] rest = adjusted(values);
        if (Moments.isConstant(rest)) {
            return this;
        }
        double[] levels = levels(rest, logs);
        ArimaRegression searched = new ArimaRegression(
                        ArimaErrors.searched(levels, period), levels(values, logs), columns(chosen))
                .search();
        return Double.isFinite(searched.aicc()) ? new Regression(chosen, logs, searched) : this;
    }

    /** The same regressors and errors, estimated from a part of the series from its first value on. */
    Regression again(double[] part) {
        return new Regression(chosen, logs, fit.again(levels(part, logs), columns(chosen)));
    }

    boolean canBeOf(double[] part) {
        return fit.canBeOf(part.length) && !(logs && Moments.smallest(part) <= 0);
    }

    /** The series without the effects. */
    double[] adjusted(double[] values) {
        double[] effects = effects(values.length);
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = logs ? values[t] * Math.exp(-effects[t]) : values[t] - effects[t];
        }
        return rest;
    }

    /** Over the first values of the regressors; of logs, where it is a log. */
    double[] effects(int length) {
        double[] coefficients = fit.coefficients();
        double[][] columns = columns(chosen);
        double[] effects = new double[length];
        for (int c = 0; c < columns.length; c++) {
            for (int t = 0; t < length; t++) {
                effects[t] += coefficients[c] * columns[c][t];
            }
        }
        return effects;
    }

    private static double[][] columns(List<Regressor> regressors) {
        List<double[]> columns = new ArrayList<>();
        for (Regressor regressor : regressors) {
            columns.addAll(List.of(regressor.columns()));
        }
        return columns.toArray(double[][]::new);
    }

    private static double[] levels(double[] values, boolean logs) {
        if (!logs) {
            return values;
        }
        double[] levels = new double[values.length];
        for (int t = 0; t < levels.length; t++) {
            levels[t] = Math.log(values[t]);
        }
        return levels;
    }
}
