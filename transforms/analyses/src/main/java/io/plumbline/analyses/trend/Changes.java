package io.plumbline.analyses.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes of level and slope. PELT proposes segmentations, with levels and with lines, at falling penalties; each is judged
 * by its likelihood with noise that remembers and wanders, estimated anew beside the changes (Beaulieu and Killick 2018), so
 * that memory is not taken for change. The criterion is the modified BIC of Zhang and Siegmund (2007).
 */
final class Changes {
    private static final int PENALTIES = 12;
    /** In log n: one for each figure, and two for where a change is. */
    private static final double PLACE = 2;

    private static final double MOST_PER_SEGMENT = .5;

    private final double[] values;
    private final int shortest;
    private double least;
    private List<Part> best = List.of();

    /** A step or a ramp from a time on. */
    private record Part(int at, boolean ramp) {
        double[] column(int n) {
            double[] column = new double[n];
            for (int t = at; t < n; t++) {
                column[t] = ramp ? (t - at + 1.0) / n : 1;
            }
            return column;
        }
    }

    private Changes(double[] values, int shortest) {
        this.values = values;
        this.shortest = shortest;
        this.least = criterion(List.of());
    }

    static List<Change> of(double[] values, int shortest) {
        if (values.length < 3 * shortest) {
            return List.of();
        }
        Changes changes = new Changes(values, shortest);
        for (List<Part> proposal : changes.proposals()) {
            changes.consider(proposal);
        }
        boolean better = true;
        while (better) {
            better = changes.dropped();
        }
        return changes.estimated();
    }

    private Collection<List<Part>> proposals() {
        Set<List<Part>> proposals = new LinkedHashSet<>();
        int most = Math.max(1, (int) (MOST_PER_SEGMENT * values.length / shortest));
        for (boolean lines : new boolean[] {false, true}) {
            Pelt pelt = new Pelt(values, shortest, lines);
            double penalty = pelt.cost(0, values.length) / 2;
            for (int i = 0; i < PENALTIES && penalty > 0; i++) {
                List<Integer> places = pelt.changes(penalty);
                if (places.size() > most) {
                    break;
                }
                penalty /= 2;
                List<Part> parts = new ArrayList<>();
                for (int place : places) {
                    parts.add(new Part(place, false));
                    if (lines) {
                        parts.add(new Part(place, true));
                    }
                }
                proposals.add(parts);
            }
        }
        return proposals;
    }

    private boolean consider(List<Part> parts) {
        double criterion = criterion(parts);
        if (criterion >= least) {
            return false;
        }
        least = criterion;
        best = parts;
        return true;
    }

    /** Tries the best without each of its parts. */
    private boolean dropped() {
        List<Part> from = best;
        boolean better = false;
        for (Part part : from) {
            better |=
                    consider(from.stream().filter(other -> !other.equals(part)).toList());
        }
        return better;
    }

    private double criterion(List<Part> parts) {
        double n = values.length;
        Set<Integer> places = new TreeSet<>();
        parts.forEach(part -> places.add(part.at));
        double criterion = fit(parts).deviance() + (parts.size() + PLACE * places.size()) * Math.log(n);
        int begin = 0;
        for (int place : places) {
            criterion += Math.log((place - begin) / n);
            begin = place;
        }
        return criterion + Math.log((n - begin) / n);
    }

    private Fit fit(List<Part> parts) {
        int n = values.length;
        List<double[]> columns = new ArrayList<>(Columns.line(n));
        parts.forEach(part -> columns.add(part.column(n)));
        return Noise.fit(values, columns);
    }

    private List<Change> estimated() {
        Fit fit = fit(best);
        List<Change> changes = new ArrayList<>();
        Set<Integer> places = new TreeSet<>();
        best.forEach(part -> places.add(part.at));
        int n = values.length;
        for (int place : places) {
            int step = column(new Part(place, false));
            int ramp = column(new Part(place, true));
            changes.add(new Change(
                    place,
                    step < 0 ? 0 : fit.coefficient(step),
                    step < 0 ? 0 : fit.error(step),
                    ramp < 0 ? 0 : fit.coefficient(ramp) / n,
                    ramp < 0 ? 0 : fit.error(ramp) / n));
        }
        return changes;
    }

    private int column(Part part) {
        int at = best.indexOf(part);
        return at < 0 ? -1 : Columns.LINE + at;
    }
}
