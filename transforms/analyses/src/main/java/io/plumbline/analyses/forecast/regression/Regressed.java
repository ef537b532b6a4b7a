package io.plumbline.analyses.forecast.regression;

import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of what calendars and known drivers leave of a series; their effects are estimated by regression with ARIMA
 * errors, taken off before and put on again after it, as TRAMO does. Where none earns its place it is the model itself.
 */
public final class Regressed implements Model {
    private final Model model;
    private final List<Regressor> candidates;

    /**
     * @param candidates from the first value that is ever fitted to, as far as is ever forecast
     */
    public Regressed(Model model, List<Regressor> candidates) {
        this.model = model;
        this.candidates = List.copyOf(candidates);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Fitted fit(double[] values, int period) {
        if (candidates.isEmpty() || Moments.isConstant(values)) {
            return model.fit(values, period);
        }
        Regression regression = Regression.selected(values, period, candidates);
        return regression.chosen().isEmpty()
                ? model.fit(values, period)
                : new Explained(
                        regression, values.length, model.fit(regression.adjusted(values), period), model, true, false);
    }

    /**
     * A series of which some is explained, and a model of the rest.
     *
     * @param told whether a reader should know
     * @param isClear whether no other view of the series is needed
     */
    record Explained(Regression regression, int observed, Fitted rest, Model model, boolean told, boolean isClear)
            implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            Prediction prediction = rest.forecast(horizon);
            double[] mean = prediction.mean().clone();
            double[] deviation = prediction.deviation().clone();
            double[] effects = regression.effects(observed + horizon);
            double low = Moments.smallest(Arrays.copyOf(effects, observed));
            double high = Moments.largest(Arrays.copyOf(effects, observed));
            for (int h = 0; h < horizon; h++) {
                double effect = effects[observed + h];
                if (regression.logs()) {
                    // A share beyond what was ever seen may grow as far again: an exponential grows without bound.
                    double share = Math.exp(Math.max(2 * low - high, Math.min(2 * high - low, effect)));
                    mean[h] *= share;
                    deviation[h] *= share;
                } else {
                    mean[h] += effect;
                }
            }
            return new Prediction(mean, deviation);
        }

        @Override
        public List<String> remarks() {
            if (!told) {
                return rest.remarks();
            }
            return Stream.concat(
                            Stream.of("explained in part by "
                                    + String.join(
                                            ", ",
                                            regression.chosen().stream()
                                                    .map(Regressor::name)
                                                    .toList())),
                            rest.remarks().stream())
                    .toList();
        }

        @Override
        public Model asChosen(Model regressed) {
            Model inner = rest.asChosen(model);
            return new Model() {
                @Override
                public String name() {
                    return inner.name();
                }

                @Override
                public Fitted fit(double[] part, int period) {
                    if (!regression.canBeOf(part)) {
                        return inner.fit(part, period);
                    }
                    Regression again = regression.again(part);
                    return new Explained(
                            again, part.length, inner.fit(again.adjusted(part), period), inner, told, isClear);
                }
            };
        }
    }
}
