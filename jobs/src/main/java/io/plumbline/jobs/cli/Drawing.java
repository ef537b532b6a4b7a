package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.Forecast.Interval;
import io.plumbline.analyses.trend.Finding;
import io.plumbline.analyses.trend.Finding.Kind;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.TrendFile;
import java.util.ArrayList;
import java.util.List;

/** What is drawn of a series: its values, what became of it and what is expected; one place for each period. */
record Drawing(Asked asked, Trend trend, Forecast forecast) {
    private static final double MOST_OF_THE_PAST = 1.5;

    /** The lowest and the highest value shown. */
    record Range(double low, double high) {
        boolean isOne() {
            return high <= low;
        }

        /** How high a value lies: 0 for the lowest, 1 for the highest; quarters first, as huge ones' difference is infinite. */
        double share(double value) {
            return isOne() ? .5 : (value / 4 - low / 4) / (high / 4 - low / 4);
        }

        double at(double share) {
            return low * (1 - share) + high * share;
        }
    }

    String id() {
        return asked.series().id();
    }

    double[] values() {
        return asked.series().values();
    }

    /** How many places there are. */
    int length() {
        return values().length + forecast.horizon();
    }

    /** The period at a place. */
    String label(int place) {
        return asked.periods().label(place);
    }

    Interval narrowest() {
        return forecast.intervals().get(0);
    }

    Interval widest() {
        return forecast.intervals().get(forecast.intervals().size() - 1);
    }

    List<Finding> changes() {
        return trend.findings().stream()
                .filter(finding -> finding.kind() == Kind.LEVEL_CHANGE || finding.kind() == Kind.SLOPE_CHANGE)
                .toList();
    }

    List<Finding> outliers() {
        return trend.findings().stream()
                .filter(finding -> finding.kind() == Kind.ADDITIVE_OUTLIER || finding.kind() == Kind.TEMPORARY_CHANGE)
                .toList();
    }

    String sentence(Finding finding) {
        return finding.sentence(TrendFile.wording(asked));
    }

    /** Of the values from a place on, the trend and the fan; a fan that dwarfs the past is cut. */
    Range range(int from) {
        List<Double> past = new ArrayList<>();
        for (int t = from; t < values().length; t++) {
            past.add(values()[t]);
            past.add(trend.points().get(t).trend());
        }
        for (double mean : forecast.mean()) {
            past.add(mean);
        }
        double low =
                past.stream().filter(Double::isFinite).mapToDouble(x -> x).min().orElse(0);
        double high =
                past.stream().filter(Double::isFinite).mapToDouble(x -> x).max().orElse(0);
        double lowest = low;
        double highest = high;
        for (int h = 0; h < forecast.horizon(); h++) {
            lowest = Math.min(lowest, widest().low()[h]);
            highest = Math.max(highest, widest().high()[h]);
        }
        double reach = MOST_OF_THE_PAST * (high / 2 - low / 2) * 2;
        return reach > 0 && Double.isFinite(reach)
                ? new Range(Math.max(lowest, low - reach), Math.min(highest, high + reach))
                : new Range(lowest, highest);
    }
}
