package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Mstl;
import io.plumbline.analyses.statistics.Stl;

/**
 * A model of what is left of a series when a season too long for it is taken off by loess, where that is strong and known for
 * three periods: the year of weeks and, beside the week that is left to the model, of days; the week of hours.
 */
public final class LongSeason implements Model {
    /** Wang, Smith and Hyndman's (2006) strength from which R's nsdiffs differences seasonally. */
    private static final double STRONG = .64;

    private static final int LEAST_PERIODS = 3;

    private final Model model;

    public LongSeason(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Fitted fit(double[] values, int period) {
        Seasons seasons = Seasons.of(period);
        if (seasons.longer() < 2 || values.length < LEAST_PERIODS * seasons.longer()) {
            return model.fit(values, seasons.shorter());
        }
        double[] season = season(values, seasons);
        if (season.length == 0) {
            return model.fit(values, seasons.shorter());
        }
        double[] adjusted = new double[values.length];
        for (int t = 0; t < adjusted.length; t++) {
            adjusted[t] = values[t] - season[t];
        }
        return seasonal(model.fit(adjusted, seasons.shorter()), season, seasons.longer());
    }

    /** Nothing where it is weak. */
    private static double[] season(double[] values, Seasons seasons) {
        if (seasons.shorter() == 1) {
            Stl stl = Stl.periodic(values, seasons.longer(), false);
            return stl.seasonalStrength() < STRONG ? new double[0] : stl.season();
        }
        Mstl mstl = Mstl.of(values, seasons.shorter(), seasons.longer());
        return mstl.strength(1) < STRONG ? new double[0] : mstl.seasons()[1];
    }

    private static Fitted seasonal(Fitted adjusted, double[] season, int period) {
        return new Fitted() {
            @Override
            public Prediction forecast(int horizon) {
                Prediction prediction = adjusted.forecast(horizon);
                double[] mean = prediction.mean().clone();
                for (int h = 0; h < horizon; h++) {
                    mean[h] += season[season.length - period + h % period];
                }
                return new Prediction(mean, prediction.deviation());
            }
        };
    }
}
