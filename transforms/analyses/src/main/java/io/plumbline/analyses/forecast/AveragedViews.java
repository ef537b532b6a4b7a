package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.model.Drift;
import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.SeasonalNaive;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A series whose season is too long for it to tell how it should be seen, and so is seen in several ways: at each horizon the
 * mean of their means, and the median of their deviations. A mean further than four deviations of a random walk from
 * the median of all counts as there. One that sees the season clearly is asked alone.
 */
final class AveragedViews implements Model {
    private static final double FURTHEST = 4;

    private final List<Model> views;

    AveragedViews(List<Model> views) {
        this.views = List.copyOf(views);
    }

    @Override
    public String name() {
        return views.stream().map(Model::name).collect(Collectors.joining("+"));
    }

    @Override
    public Fitted fit(double[] values, int period) {
        List<Fitted> fitted = new ArrayList<>();
        for (Model view : views) {
            Fitted seen = view.fit(values, period);
            if (seen.isClear()) {
                return seen;
            }
            fitted.add(seen);
        }
        return new Averaged(views, fitted, values, period);
    }

    /** All of them fitted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Averaged(List<Model> views, List<Fitted> fitted, double[] values, int period) implements Fitted {
        @Override
        public Prediction forecast(int horizon) {
            List<Prediction> predictions = fitted.stream()
                    .map(one -> one.forecast(horizon))
                    .filter(Prediction::isFinite)
                    .toList();
            return predictions.isEmpty()
                    ? new SeasonalNaive().fit(values, period).forecast(horizon)
                    : averaged(predictions, horizon);
        }

        private Prediction averaged(List<Prediction> predictions, int horizon) {
            double[] walk = new Drift().fit(values, 1).forecast(horizon).deviation();
            double[] mean = new double[horizon];
            double[] deviation = new double[horizon];
            double[] several = new double[predictions.size()];
            for (int h = 0; h < horizon; h++) {
                for (int i = 0; i < several.length; i++) {
                    several[i] = predictions.get(i).deviation()[h];
                }
                deviation[h] = Math.min(Moments.median(several), FURTHEST * walk[h]);
                for (int i = 0; i < several.length; i++) {
                    several[i] = predictions.get(i).mean()[h];
                }
                mean[h] = within(several, FURTHEST * walk[h]);
            }
            return new Prediction(mean, deviation);
        }

        private static double within(double[] means, double reach) {
            double centre = Moments.median(means);
            double sum = 0;
            for (double mean : means) {
                sum += Math.max(-reach, Math.min(reach, mean - centre));
            }
            return centre + sum / means.length;
        }

        @Override
        public Model asChosen(Model model) {
            List<Model> chosen = new ArrayList<>();
            for (int i = 0; i < views.size(); i++) {
                chosen.add(fitted.get(i).asChosen(views.get(i)));
            }
            return new AveragedViews(chosen);
        }
    }
}
