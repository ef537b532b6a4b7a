package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.ClassicalDecomposition;
import io.plumbline.analyses.statistics.SeasonTest;

/** A model without a season, on the seasonally adjusted series where the season test finds one. */
public final class Deseasonalised implements Model {
    private final Model model;

    public Deseasonalised(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (!SeasonTest.findsSeason(values, period, 2 * period + 1)) {
            return model.fit(values, 1);
        }
        ClassicalDecomposition season = ClassicalDecomposition.fitting(values, period);
        Fitted adjusted = model.fit(season.adjusted(values), 1);
        return horizon -> {
            Prediction prediction = adjusted.forecast(horizon);
            return new Prediction(
                    season.seasonal(prediction.mean(), values.length),
                    season.seasonalDeviation(prediction.deviation(), values.length));
        };
    }
}
