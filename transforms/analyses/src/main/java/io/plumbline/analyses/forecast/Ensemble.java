package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.model.Drift;
import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several models as one: at each horizon the winsorised mean of their means, in which the smallest and the largest count as
 * their neighbours do, and the median of their deviations. It is as accurate as the mean and bears one model that explodes.
 */
final class Ensemble implements Model {
    /** How many deviations of a random walk the ensemble's own may be: beyond it is a defect of a model. */
    private static final double WIDEST = 4;

    private final List<Model> models;

    Ensemble(List<Model> models) {
        this.models = List.copyOf(models);
    }

    @Override
    public String name() {
        return models.stream().map(Model::name).collect(Collectors.joining("+"));
    }

    @Override
    public Combined fit(double[] values, int period) {
        List<Fitted> fitted =
                models.stream().map(model -> model.fit(values, period)).toList();
        return new Combined(models, fitted, values, period);
    }

    /** The models fitted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Combined(List<Model> models, List<Fitted> fitted, double[] values, int period) implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            List<Prediction> predictions = new ArrayList<>();
            for (Fitted one : fitted) {
                Prediction prediction = one.forecast(horizon);
                if (prediction.isFinite()) {
                    predictions.add(prediction);
                }
            }
            Prediction naive = new SeasonalNaive().fit(values, period).forecast(horizon);
            return predictions.isEmpty() ? naive : bounded(predictions, horizon);
        }

        private Prediction bounded(List<Prediction> predictions, int horizon) {
            Prediction walk = new Drift().fit(values, 1).forecast(horizon);
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            double[] sorted = new double[predictions.size()];
            for (int h = 0; h < horizon; h++) {
                for (int i = 0; i < sorted.length; i++) {
                    sorted[i] = predictions.get(i).mean()[h];
                }
                mean[h] = winsorisedMean(sorted);
                for (int i = 0; i < sorted.length; i++) {
                    sorted[i] = predictions.get(i).deviation()[h];
                }
                deviation[h] = Math.min(Moments.median(sorted), WIDEST * walk.deviation()[h]);
            }
            return new Prediction(mean, deviation);
        }

        @Override
        public Model asChosen(Model model) {
            List<Model> chosen = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                chosen.add(fitted.get(i).asChosen(models.get(i)));
            }
            return new Ensemble(chosen);
        }
    }

    static double winsorisedMean(double[] values) {
        Arrays.sort(values);
        int last = values.length - 1;
        if (last >= 2) {
            values[0] = values[1];
            values[last] = values[last - 1];
        }
        return Moments.mean(values);
    }
}
