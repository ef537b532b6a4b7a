package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.trend.Outlier.Kind;
import io.plumbline.analyses.trend.TrendPoint.Growth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a study found, back in the units and at the indexes of its series. */
final class Portrait {
    private static final double NONE = Double.NaN;

    private final Study study;
    private final int n;
    private final int first;
    private final double scale;
    /** What a mean seasonal factor is divided by, so that adjusting does not change the year's sum. */
    private final double factor;

    final double[] adjusted;
    /** The same without what did not last. */
    final double[] clean;

    final double[] trend;
    final List<Outlier> outliers;
    final List<Outlier> steps;

    Portrait(Study study) {
        this.study = study;
        this.n = study.n;
        this.first = study.history.first();
        this.scale = study.history.scale();
        this.factor = study.logs
                ? Arrays.stream(study.parts.season()).map(Math::exp).average().orElse(1)
                : 1;
        this.adjusted = inUnits(study.parts.adjusted());
        this.clean = inUnits(clean());
        this.trend = inUnits(study.parts.trend());
        this.outliers = study.events.outliers().stream().map(this::inUnits).toList();
        this.steps = steps();
    }

    Trend trend() {
        Growths growths = new Growths(knownAdjusted(), study.series.frequency());
        List<TrendPoint> points = new ArrayList<>();
        int length = study.series.values().length;
        for (int index = 0; index < length; index++) {
            int t = index - first;
            points.add(t < 0 || t >= n ? unknown(index) : point(t, growths.at(t)));
        }
        Optional<Slope> slope = Slopes.of(this, study);
        Strength strength = new Strength(study.parts.trendStrength(), study.parts.seasonStrength(), study.seasonP);
        List<Finding> findings = new Findings(study, this, slope, strength, growths).all();
        return new Trend(study.series, study.logs, points, strength, slope, findings, shocks(length));
    }

    private double[] clean() {
        double[] clean = study.parts.adjusted();
        double[] spikes = study.events.spikes(n);
        for (int t = 0; t < n; t++) {
            clean[t] -= spikes[t];
        }
        return clean;
    }

    private double[] knownAdjusted() {
        double[] known = study.parts.adjusted().clone();
        for (int t = 0; t < n; t++) {
            known[t] = study.history.filled()[t] ? NONE : adjusted[t] / scale;
        }
        return known;
    }

    private double[] inUnits(double... values) {
        return Arrays.stream(values).map(this::inUnits).toArray();
    }

    /** Of a level without a season. */
    double inUnits(double level) {
        return scale * (study.logs ? Math.exp(level) * factor : level);
    }

    /** By how much something moves the level that it meets at that time. */
    double effectInUnits(double effect, int t) {
        return study.logs ? trend[t] * (Math.exp(effect) - 1) : scale * effect;
    }

    /** The same as a share of that level; not a number where it is nearly zero or less. */
    double share(double effect, int t) {
        if (study.logs) {
            return Math.exp(effect) - 1;
        }
        double level = Math.abs(study.parts.trend()[Math.max(0, t)]);
        return level < 1e-6 ? NONE : effect / level;
    }

    private Outlier inUnits(Outlier outlier) {
        int t = outlier.index();
        int met = outlier.kind() == Kind.LEVEL_SHIFT ? Math.max(0, t - 1) : t;
        return new Outlier(outlier.kind(), first + t, effectInUnits(outlier.size(), met), outlier.score());
    }

    /** Changes of level, whoever found them. */
    private List<Outlier> steps() {
        List<Outlier> all = new ArrayList<>(outliers);
        all.removeIf(outlier -> outlier.kind() != Kind.LEVEL_SHIFT);
        for (Change change : study.events.changes()) {
            if (change.step() != 0) {
                double size = effectInUnits(change.step(), Math.max(0, change.at() - 1));
                all.add(new Outlier(Kind.LEVEL_SHIFT, first + change.at(), size, change.step() / change.stepError()));
            }
        }
        return all;
    }

    private TrendPoint point(int t, Growth growth) {
        double value = study.history.values()[t] * scale;
        boolean missing = study.history.filled()[t];
        int index = first + t;
        Optional<Outlier> outlier = outliers.stream()
                .filter(one -> one.index() == index && one.kind() != Kind.LEVEL_SHIFT)
                .findFirst()
                .or(() -> steps.stream().filter(step -> step.index() == index).findFirst());
        return new TrendPoint(
                index,
                missing ? NONE : study.series.values()[index],
                missing ? NONE : adjusted[t],
                trend[t],
                value - adjusted[t],
                missing ? NONE : adjusted[t] - trend[t],
                growth,
                outlier);
    }

    private static TrendPoint unknown(int index) {
        return new TrendPoint(
                index, NONE, NONE, NONE, NONE, NONE, new Growth(NONE, NONE, NONE, NONE), Optional.empty());
    }

    private double[] shocks(int length) {
        double[] shocks = new double[length];
        Arrays.fill(shocks, NONE);
        for (int t = 0; t < n; t++) {
            shocks[first + t] = study.history.filled()[t] ? NONE : study.shocks()[t];
        }
        return shocks;
    }

    /** The mean absolute level, in units. */
    double size() {
        return n == 0 ? 0 : Moments.meanAbsolute(trend);
    }
}
