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
 * Several models as one: at each horizon their means combined, as a rule by the winsorised mean, in which the smallest and the
 * largest count as their neighbours do. The variance is that of a mixture: within the models, by the median of their deviations,
 * and between their means. It bears one model that explodes.
 */
final class Ensemble implements Model {
    /** How many deviations of a random walk the ensemble's own may be: beyond it is a defect of a model. */
    private static final double WIDEST = 4;

    private final List<Model> models;
    private final Combination combination;
    /** None before they are learnt, and where all count the same. */
    private final double[] weights;

    Ensemble(List<Model> models) {
        this(models, Combination.WINSORISED);
    }

    Ensemble(List<Model> models, Combination combination) {
        this(models, combination, new double[0]);
    }

    private Ensemble(List<Model> models, Combination combination, double[] weights) {
        this.models = List.copyOf(models);
        this.combination = combination;
        this.weights = weights;
    }

    @Override
    public String name() {
        return models.stream().map(Model::name).collect(Collectors.joining("+"));
    }

    @Override
    public Combined fit(double[] values, int period) {
        List<Fitted> fitted =
                models.stream().map(model -> model.fit(values, period)).toList();
        double[] known = weights.length > 0
                ? weights
                : switch (combination) {
                    case ERRORS -> ErrorWeights.of(models, fitted, values, period);
                    case FEATURES ->
                        FeatureWeights.shipped()
                                .of(models.stream().map(Model::name).toList(), values, period);
                    default -> weights;
                };
        return new Combined(models, fitted, combination, known, values, period);
    }

    /** The models fitted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Combined(
            List<Model> models,
            List<Fitted> fitted,
            Combination combination,
            double[] weights,
            double[] values,
            int period)
            implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            List<Prediction> predictions = new ArrayList<>();
            List<Double> counted = new ArrayList<>();
            for (int i = 0; i < fitted.size(); i++) {
                Prediction prediction = fitted.get(i).forecast(horizon);
                if (prediction.isFinite()) {
                    predictions.add(prediction);
                    counted.add(weights.length == 0 ? 1 : weights[i]);
                }
            }
            Prediction naive = new SeasonalNaive().fit(values, period).forecast(horizon);
            return predictions.isEmpty()
                    ? naive
                    : bounded(
                            predictions,
                            counted.stream().mapToDouble(Double::doubleValue).toArray(),
                            horizon);
        }

        private Prediction bounded(List<Prediction> predictions, double[] counted, int horizon) {
            Prediction walk = new Drift().fit(values, 1).forecast(horizon);
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            double[] several = new double[predictions.size()];
            for (int h = 0; h < horizon; h++) {
                for (int i = 0; i < several.length; i++) {
                    several[i] = predictions.get(i).mean()[h];
                }
                mean[h] = combined(several, counted);
                double between = Math.sqrt(Moments.variance(several));
                for (int i = 0; i < several.length; i++) {
                    several[i] = predictions.get(i).deviation()[h];
                }
                deviation[h] = Math.min(Math.hypot(Moments.median(several), between), WIDEST * walk.deviation()[h]);
            }
            return new Prediction(mean, deviation);
        }

        private double combined(double[] means, double[] counted) {
            return switch (combination) {
                case MEAN -> Moments.mean(means);
                case MEDIAN -> Moments.median(means);
                case USUAL, WINSORISED -> Moments.mean(winsorised(means));
                case ERRORS, FEATURES -> weighted(winsorised(means), counted);
            };
        }

        @Override
        public Model asChosen(Model model) {
            List<Model> chosen = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                chosen.add(fitted.get(i).asChosen(models.get(i)));
            }
            return new Ensemble(chosen, combination, weights);
        }
    }

    /** Each in its place, none beyond the second smallest and the second largest. */
    static double[] winsorised(double[] values) {
        if (values.length < 3) {
            return values;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] within = new double[values.length];
        for (int i = 0; i < within.length; i++) {
            within[i] = Math.max(sorted[1], Math.min(sorted[sorted.length - 2], values[i]));
        }
        return within;
    }

    static double weighted(double[] values, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            all += weights[i];
        }
        return all > 0 ? sum / all : Moments.mean(values);
    }
}
