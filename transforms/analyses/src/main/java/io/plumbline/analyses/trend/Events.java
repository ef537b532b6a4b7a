package io.plumbline.analyses.trend;

import io.plumbline.analyses.trend.Outlier.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What happened to a series besides its trend, season and noise: changes and outliers, at its indexes and in its units. */
record Events(List<Change> changes, List<Outlier> outliers) {
    static final Events NONE = new Events(List.of(), List.of());

    /**
     * Wild values are taken off before changes are sought, as each would be taken for two. What fades may as well be a step,
     * so both readings are tried, and the likelier is kept: each figure and place costs as much as in {@link Changes}.
     */
    static Events of(double[] values, int segment) {
        List<Outlier> first = Outliers.of(values, List.of());
        Events likeliest = after(EnumSet.of(Kind.ADDITIVE), first, values, segment);
        if (first.stream().anyMatch(outlier -> outlier.kind() == Kind.TEMPORARY_CHANGE)) {
            Events other = after(EnumSet.of(Kind.ADDITIVE, Kind.TEMPORARY_CHANGE), first, values, segment);
            likeliest = other.criterion(values) < likeliest.criterion(values) ? other : likeliest;
        }
        return likeliest;
    }

    private static Events after(Set<Kind> takenOff, List<Outlier> outliers, double[] values, int segment) {
        List<Outlier> first = outliers.stream()
                .filter(outlier -> takenOff.contains(outlier.kind()))
                .toList();
        double[] spikes = new Events(List.of(), first).spikes(values.length);
        double[] clean = values.clone();
        for (int t = 0; t < clean.length; t++) {
            clean[t] -= spikes[t];
        }
        Events changed = new Events(Changes.of(clean, segment), List.of());
        return new Events(changed.changes, Outliers.of(values, changed.columns(values.length)));
    }

    private double criterion(double... values) {
        List<double[]> columns = new ArrayList<>(Columns.line(values.length));
        columns.addAll(columns(values.length));
        int slopes = (int) changes.stream().filter(change -> change.ramp() != 0).count();
        int figures = columns.size() - Columns.LINE;
        return Noise.fit(values, columns).deviance() + Changes.cost(slopes, figures, changes.size() + outliers.size());
    }

    boolean isEmpty() {
        return changes.isEmpty() && outliers.isEmpty();
    }

    /** What a series is regressed on beside its line. */
    List<double[]> columns(int n) {
        List<double[]> columns = new ArrayList<>();
        for (Change change : changes) {
            if (change.step() != 0) {
                columns.add(Columns.effect(Kind.LEVEL_SHIFT, n, change.at()));
            }
            if (change.ramp() != 0) {
                columns.add(Columns.ramp(n, change.at()));
            }
        }
        for (Outlier outlier : outliers) {
            columns.add(Columns.effect(outlier.kind(), n, outlier.index()));
        }
        return columns;
    }

    /** What moved the level for good. */
    double[] steps(int n) {
        double[] steps = effects(n, EnumSet.of(Kind.LEVEL_SHIFT));
        for (Change change : changes) {
            for (int t = change.at(); t < n; t++) {
                steps[t] += change.step();
            }
        }
        return steps;
    }

    /** What did not last. */
    double[] spikes(int n) {
        return effects(n, EnumSet.of(Kind.ADDITIVE, Kind.TEMPORARY_CHANGE));
    }

    private double[] effects(int n, Set<Kind> kinds) {
        double[] effects = new double[n];
        for (Outlier outlier : outliers) {
            if (kinds.contains(outlier.kind())) {
                double[] effect = Columns.effect(outlier.kind(), n, outlier.index());
                for (int t = 0; t < n; t++) {
                    effects[t] += outlier.size() * effect[t];
                }
            }
        }
        return effects;
    }
}
