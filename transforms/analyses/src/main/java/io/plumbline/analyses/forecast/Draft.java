package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.forecast.model.Fitted;
import io.plumbline.analyses.forecast.model.Model;
import io.plumbline.analyses.forecast.model.Prediction;
import io.plumbline.analyses.forecast.model.WithoutOneOffs;
import io.plumbline.analyses.forecast.regression.Regressed;
import io.plumbline.analyses.series.History;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.statistics.Errors;
import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forecast whose intervals are not yet calibrated, so that the back-tests of many series can have their say.
 *
 * @param horizon as asked for; the prediction reaches further where values at the end are missing
 * @param seen what the models remark on the series
 */
record Draft(
        Series series,
        History history,
        Nature nature,
        int horizon,
        List<String> models,
        Prediction prediction,
        List<String> seen,
        BackTest backTest) {
    /** At which the coverage of back-tests is told. */
    private static final List<Double> MEASURED_LEVELS = List.of(.8, .95);

    /** Of a back-test from fewer times a reader should know. */
    private static final int FEWEST_ORIGINS = 2;

    static Draft of(Series series, ForecastSettings settings) {
        History history = History.of(series.values());
        Nature nature = Nature.of(history.values(), series.frequency().period());
        int horizon = settings.horizonFor(series.frequency());
        int reach = horizon + history.missingAtEnd();
        if (nature.isTrivial()) {
            return new Draft(
                    series,
                    history,
                    nature,
                    horizon,
                    List.of("naive"),
                    simple(history.values(), nature, reach),
                    List.of(),
                    new BackTest(series.frequency().benchmarkPeriod(), List.of()));
        }
        return modelled(series, settings, history, nature, horizon, reach);
    }

    private static Draft modelled(
            Series series, ForecastSettings settings, History history, Nature nature, int horizon, int reach) {
        int period = series.frequency().period();
        List<Model> models = settings.models().isEmpty()
                ? Models.usual(nature, period)
                : settings.models().stream()
                        .map(name -> Models.named(name, period).orElseThrow())
                        .toList();
        Recent recent = Recent.of(history, series.frequency());
        Model ensemble = settings.models().isEmpty()
                ? Models.combined(nature, period, settings.combination())
                : new Ensemble(models, settings.combination());
        if (!nature.isIntermittent()) {
            ensemble = new Regressed(new WithoutOneOffs(ensemble), Explanations.of(series, recent, settings, reach));
        }
        Fitted fitted = ensemble.fit(recent.values(), period);
        return new Draft(
                series,
                history,
                nature,
                horizon,
                models.stream().map(Model::name).toList(),
                Calibration.tempered(
                        fitted.forecast(reach),
                        Errors.scale(recent.values(), series.frequency().benchmarkPeriod())),
                fitted.remarks(),
                BackTest.of(fitted.asChosen(ensemble), recent.values(), series.frequency(), horizon));
    }

    /** The last value, or nothing, as wide as a random walk. */
    private static Prediction simple(double[] values, Nature nature, int horizon) {
        double[] mean = new double[horizon];
        double[] deviation = new double[horizon];
        double step = 0;
        for (int t = 1; t < values.length; t++) {
            step = Math.max(step, Math.abs(values[t] - values[t - 1]));
        }
        Arrays.fill(mean, values.length == 0 || nature == Nature.DEAD ? 0 : values[values.length - 1]);
        for (int h = 0; h < horizon && nature == Nature.SHORT; h++) {
            deviation[h] = step * Math.sqrt(h + 1);
        }
        return new Prediction(mean, deviation);
    }

    Forecast calibrated(Calibration calibration, ForecastSettings settings) {
        int skipped = history.missingAtEnd();
        boolean floored = history.isNeverNegative();
        double[] mean = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double value = prediction.mean()[skipped + h];
            mean[h] = finite((floored ? Math.max(0, value) : value) * history.scale());
        }
        double[] deviation =
                times(Arrays.copyOfRange(prediction.deviation(), skipped, skipped + horizon), history.scale());
        List<Interval> intervals = new ArrayList<>();
        for (double level : settings.levels()) {
            intervals.add(interval(level, mean, deviation, skipped, calibration));
        }
        Forecast forecast = new Forecast(series.id(), nature, mean, intervals, models, inUnits(calibration), remarks());
        return settings.bounds()
                .held(settings.partial()
                        .map(partial -> partial.blended(forecast, floored))
                        .orElse(forecast));
    }

    private Interval interval(double level, double[] mean, double[] deviation, int skipped, Calibration calibration) {
        boolean floored = history.isNeverNegative();
        boolean seasonal = series.frequency().period() > 1;
        double[] low = new double[mean.length];
        double[] high = new double[mean.length];
        double below = 0;
        double above = 0;
        for (int h = 0; h < mean.length; h++) {
            double factorBelow = calibration.factor(series.frequency(), skipped + h, (1 - level) / 2);
            double factorAbove = calibration.factor(series.frequency(), skipped + h, (1 + level) / 2);
            // Without a season what lies further ahead is never surer.
            below = Math.max(seasonal ? 0 : below, -factorBelow * deviation[h]);
            above = Math.max(seasonal ? 0 : above, factorAbove * deviation[h]);
            low[h] = Math.min(mean[h], finite(mean[h] - below));
            high[h] = Math.max(mean[h], finite(mean[h] + above));
            if (floored) {
                low[h] = Math.max(0, low[h]);
            }
        }
        return new Interval(level, low, high);
    }

    /** Of series at the end of what a double holds. */
    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    private BackTest inUnits(Calibration calibration) {
        return new BackTest(
                backTest.benchmarkPeriod(),
                backTest.origins().stream()
                        .map(origin -> inUnits(origin, calibration))
                        .toList());
    }

    private BackTest.Origin inUnits(BackTest.Origin origin, Calibration calibration) {
        double scale = history.scale();
        double[] mean = times(origin.mean(), scale);
        double[] deviation = times(origin.deviation(), scale);
        return new BackTest.Origin(
                origin.observed(),
                origin.scale() * scale,
                origin.squaredScale() * scale,
                times(origin.actual(), scale),
                mean,
                deviation,
                times(origin.naive(), scale),
                MEASURED_LEVELS.stream()
                        .map(level -> interval(level, mean, deviation, 0, calibration))
                        .toList());
    }

    private static double[] times(double[] values, double scale) {
        return Arrays.stream(values).map(value -> value * scale).toArray();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        int known = history.length();
        if (history.gaps() > 0) {
            remarks.add("%d of %d values are missing and were interpolated".formatted(history.gaps(), known));
        }
        if (history.missingAtEnd() > 0 && known > 0) {
            remarks.add("the last %d values are not known and were forecast, too".formatted(history.missingAtEnd()));
        }
        switch (nature) {
            case EMPTY -> remarks.add("no value is known: the forecast is zero");
            case SHORT ->
                remarks.add("too short: %d values are known, and a model needs %d; the last one is repeated"
                        .formatted(known, Nature.SHORTEST));
            case CONSTANT -> remarks.add("constant: its value is repeated, and nothing says how wide to be");
            case DEAD -> remarks.add("dead: the newest values are all zero, and so is the forecast");
            case INTERMITTENT, LUMPY ->
                remarks.add("intermittent: the forecast is the mean demand of a period, not the next demand");
            default -> {}
        }
        remarks.addAll(seen);
        if (!backTest.isEmpty() && !(backTest.mase() < backTest.naiveMase())) {
            remarks.add("does not beat seasonal naive in its back-test: "
                    + (Double.isFinite(backTest.naiveMase())
                            ? "MASE %.2f against %.2f".formatted(backTest.mase(), backTest.naiveMase())
                            : "every value is that of a season ago"));
        }
        if (backTest.origins().size() < FEWEST_ORIGINS && !nature.isTrivial()) {
            remarks.add((backTest.isEmpty()
                            ? "too short for a back-test: %d values are known"
                            : "its back-test looks from one earlier time alone: %d values are known")
                    .formatted(known));
        }
        return remarks;
    }

    /** Whether its back-test says something of others like it. */
    boolean isInstructive() {
        return !nature.isTrivial() && !nature.isIntermittent() && Moments.largest(prediction.deviation()) > 0;
    }
}
