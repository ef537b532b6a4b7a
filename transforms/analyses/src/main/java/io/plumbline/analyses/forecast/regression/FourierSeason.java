package io.plumbline.analyses.forecast.regression;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of what is left of a series when a long season is taken off as sines and cosines, with ARIMA errors; as many
 * harmonics as AICc allows, from the slowest on (Hyndman and Athanasopoulos 2021, 10.5). It needs two periods, and takes a
 * year for 365.25 days.
 */
public final class FourierSeason implements Model {
    private static final int MOST_HARMONICS = 8;

    /** By which AICc must fall for any: with less, every third random walk has a year by chance. */
    private static final double MARGIN = 8;

    /** AICc for each value by which it falls where the season is clear: the errors' variance by a tenth. */
    private static final double CLEAR = .1;

    private static final int FURTHEST = 1100;

    private final Model model;
    private final double period;

    /**
     * @param period of the long season, in steps of the series
     */
    public FourierSeason(Model model, double period) {
        this.model = model;
        this.period = period;
    }

    @Override
    public String name() {
        return model.name();
    }

    /** The short season, if there is one, is the model's own. */
    @Override
    public Fitted fit(double[] values, int shorter) {
        int season = shorter > period / 2 ? 1 : shorter;
        if (values.length < 2 * period || Moments.isConstant(values)) {
            return model.fit(values, season);
        }
        Regression.Nested nested = Regression.nested(values, season, harmonics(values.length + FURTHEST));
        if (nested.gain() < MARGIN) {
            return model.fit(values, season);
        }
        Regression regression = nested.best();
        return new Regressed.Explained(
                regression,
                values.length,
                model.fit(regression.adjusted(values), season),
                model,
                false,
                nested.gain() > CLEAR * values.length);
    }

    private List<Regressor> harmonics(int length) {
        List<Regressor> harmonics = new ArrayList<>();
        for (int k = 1; k <= MOST_HARMONICS; k++) {
            double[][] columns = new double[2][length];
            for (int t = 0; t < length; t++) {
                double angle = 2 * Math.PI * k * t / period;
                columns[0][t] = Math.sin(angle);
                columns[1][t] = Math.cos(angle);
            }
            harmonics.add(new Regressor("harmonic " + k, columns, 0));
        }
        return harmonics;
    }
}
