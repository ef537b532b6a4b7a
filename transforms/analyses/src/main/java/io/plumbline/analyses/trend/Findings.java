package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.trend.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be said of a studied series: what it is too short for first, then trend, season, changes, outliers, turns, growth. */
final class Findings {
    private static final double NONE = Double.NaN;
    private static final double Z = 1.959963984540054;
    private static final int MOST_TURNS = 20;
    private static final double LEAST_TURN = 3;

    private final Study study;
    private final Portrait portrait;
    private final Optional<Slope> slope;
    private final Strength strength;
    private final Growths growths;
    private final int withoutBase;
    private final int first;
    private final int last;
    private final List<Finding> found = new ArrayList<>();

    Findings(Study study, Portrait portrait, Optional<Slope> slope, Strength strength, Growths growths) {
        this.study = study;
        this.portrait = portrait;
        this.slope = slope;
        this.strength = strength;
        this.growths = growths;
        this.withoutBase = growths.withoutBase();
        this.first = study.history.first();
        this.last = first + study.n - 1;
    }

    List<Finding> all() {
        if (study.n == 0) {
            return List.of(Finding.remark(Kind.EMPTY, 0, 0, 0));
        }
        if (study.series.values().length > Study.MOST) {
            found.add(Finding.remark(Kind.LONG, first, last, study.n));
        }
        gaps();
        if (study.isConstant()) {
            found.add(Finding.remark(study.n < Trend.SHORTEST ? Kind.SHORT : Kind.CONSTANT, first, last, study.n));
            return found;
        }
        if (study.isDead()) {
            int quiet = study.quiet();
            found.add(Finding.remark(Kind.DEAD, last - quiet + 1, last, quiet));
            return found;
        }
        if (study.n < Math.max(Trend.SHORTEST, study.pace.shortestForChanges())) {
            found.add(Finding.remark(Kind.SHORT, first, last, study.n));
        }
        slope.ifPresent(this::slope);
        season();
        changes();
        outliers();
        turns();
        growth();
        return found;
    }

    private void gaps() {
        int gaps = study.history.gaps();
        if (gaps > 0) {
            found.add(Finding.remark(Kind.GAPS, first, last, gaps));
        }
    }

    private void slope(Slope whole) {
        found.add(new Finding(
                whole.isBeyondChance() ? Kind.TREND : Kind.NO_TREND,
                first,
                last,
                whole.perPeriod(),
                whole.share(),
                whole.low(),
                whole.high(),
                whole.pValue(),
                whole.z()));
    }

    private void season() {
        int period = study.series.frequency().period();
        if (period == 1) {
            return;
        }
        if (Double.isNaN(study.seasonP)) {
            if (study.n < Trend.SHORTEST) {
                return;
            }
            found.add(
                    Finding.remark(Kind.SHORT_FOR_SEASON, first, last, (double) SeasonEvidence.LEAST_PERIODS * period));
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = Math.max(0, study.n - period); t < study.n; t++) {
            double share = portrait.share(study.parts.season()[t], t);
            low = Math.min(low, share);
            high = Math.max(high, share);
        }
        found.add(new Finding(
                study.hasSeason() ? Kind.SEASON : Kind.NO_SEASON,
                first,
                last,
                strength.season(),
                NONE,
                study.hasSeason() ? low : NONE,
                study.hasSeason() ? high : NONE,
                study.seasonP,
                NONE));
    }

    private void changes() {
        for (Outlier step : portrait.steps) {
            double reach = Z * Math.abs(step.size() / step.score());
            int before = Math.max(0, step.index() - first - 1);
            found.add(new Finding(
                    Kind.LEVEL_CHANGE,
                    step.index(),
                    last,
                    step.size(),
                    ofLevel(step.size(), before),
                    step.size() - reach,
                    step.size() + reach,
                    NONE,
                    step.score()));
        }
        for (Change change : study.events.changes()) {
            if (change.ramp() != 0) {
                double size = slopeInUnits(change.ramp(), change.at());
                double reach = Z * Math.abs(size * change.rampError() / change.ramp());
                found.add(new Finding(
                        Kind.SLOPE_CHANGE,
                        first + change.at(),
                        last,
                        size,
                        ofLevel(size, change.at()),
                        size - reach,
                        size + reach,
                        NONE,
                        change.ramp() / change.rampError()));
            }
        }
        found.sort(Comparator.comparingInt(finding -> isChange(finding) ? finding.from() : Integer.MIN_VALUE));
        recent();
    }

    private static boolean isChange(Finding finding) {
        return finding.kind() == Kind.LEVEL_CHANGE || finding.kind() == Kind.SLOPE_CHANGE;
    }

    private double slopeInUnits(double perPeriod, int t) {
        return study.logs ? portrait.trend[t] * perPeriod : study.history.scale() * perPeriod;
    }

    private double ofLevel(double size, int t) {
        double level = Math.abs(portrait.trend[t]);
        return level > 1e-6 * study.history.scale() ? size / level : NONE;
    }

    /** What goes on now: the slope since the newest change, where there is enough of it. */
    private void recent() {
        int newest = found.stream()
                .filter(Findings::isChange)
                .mapToInt(Finding::from)
                .max()
                .orElse(first);
        int from = newest - first;
        int count = study.n - from;
        if (from == 0 || count < Math.max(Trend.SHORTEST, study.pace.segment()) || count > 800) {
            return;
        }
        double scale = study.history.scale();
        double[] since = new double[count];
        double[] clean = new double[count];
        for (int t = 0; t < count; t++) {
            since[t] = portrait.adjusted[from + t] / scale;
            clean[t] = portrait.clean[from + t] / scale;
        }
        TheilSen robust = TheilSen.of(since, clean);
        found.add(new Finding(
                Kind.RECENT_TREND,
                newest,
                last,
                robust.slope() * scale,
                ofLevel(robust.slope() * scale * study.pace.year(), from),
                robust.low() * scale,
                robust.high() * scale,
                robust.pValue(),
                robust.score()));
    }

    private void outliers() {
        portrait.outliers.stream()
                .filter(outlier -> outlier.kind() != Outlier.Kind.LEVEL_SHIFT)
                .sorted(Comparator.comparingInt(Outlier::index))
                .forEach(outlier -> found.add(new Finding(
                        outlier.kind() == Outlier.Kind.ADDITIVE ? Kind.ADDITIVE_OUTLIER : Kind.TEMPORARY_CHANGE,
                        outlier.index(),
                        outlier.index(),
                        outlier.size(),
                        ofLevel(outlier.size(), outlier.index() - first),
                        NONE,
                        NONE,
                        NONE,
                        outlier.score())));
    }

    private void turns() {
        double noise = Math.sqrt(Moments.variance(study.parts.remainder()));
        List<TurningPoints.Turn> turns =
                TurningPoints.of(study.parts.trend(), study.pace, Math.max(LEAST_TURN * noise, 1e-9));
        turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size())
                .forEach(turn -> found.add(Finding.remark(
                        turn.peak() ? Kind.PEAK : Kind.TROUGH,
                        first + turn.at(),
                        first + turn.at(),
                        portrait.trend[turn.at()])));
    }

    private void growth() {
        int year = study.pace.year();
        int run = Math.max(1, study.pace.quarter());
        if (study.n >= year + run) {
            int end = study.n - 1;
            double now = growths.mean(end, run);
            double base = growths.mean(end - year, run);
            if (Double.isFinite(now) && Double.isFinite(base)) {
                double scale = study.history.scale();
                found.add(new Finding(
                        Kind.GROWTH,
                        last - run + 1,
                        last,
                        (now - base) * scale,
                        growths.share(now, base),
                        NONE,
                        NONE,
                        NONE,
                        study.hasSeason() ? strength.season() : NONE));
            }
        }
        double begin = portrait.trend[0];
        double end = portrait.trend[study.n - 1];
        double years = (study.n - 1.0) / year;
        boolean positive = Moments.smallest(study.history.values()) > 0 && Moments.smallest(portrait.trend) > 0;
        if (years >= 2 && positive && slope.filter(Slope::isBeyondChance).isPresent()) {
            found.add(new Finding(
                    Kind.COMPOUND_GROWTH,
                    first,
                    last,
                    end - begin,
                    Math.pow(end / begin, 1 / years) - 1,
                    NONE,
                    NONE,
                    NONE,
                    NONE));
        }
        if (withoutBase > 0) {
            found.add(Finding.remark(Kind.GROWTH_WITHOUT_BASE, first, last, withoutBase));
        }
    }
}
