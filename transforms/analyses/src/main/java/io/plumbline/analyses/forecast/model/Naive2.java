package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.ClassicalDecomposition;
import io.plumbline.analyses.statistics.SeasonTest;

/** The last value, seasonally adjusted where the season test finds a season: the measure of the M4 competition. */
public final class Naive2 implements Model {
    private final Model naive = new SeasonalNaive();

    @Override
    public String name() {
        return "naive2";
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (!SeasonTest.findsSeason(values, period)) {
            return naive.fit(values, 1);
        }
        ClassicalDecomposition season = ClassicalDecomposition.fitting(values, period);
        Fitted adjusted = naive.fit(season.adjusted(values), 1);
        return horizon -> {
            Prediction prediction = adjusted.forecast(horizon);
            return new Prediction(
                    season.seasonal(prediction.mean(), values.length),
                    season.seasonalDeviation(prediction.deviation(), values.length));
        };
    }
}
