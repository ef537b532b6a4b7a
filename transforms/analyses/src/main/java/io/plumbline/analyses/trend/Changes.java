package io.plumbline.analyses.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes of level and slope. PELT proposes segmentations, with levels and with lines, at falling penalties; what would explain
 * most of the rest is added, one at a time, as lines that break do not show where one line bends. Each is judged by its
 * likelihood with noise that remembers and wanders, estimated anew beside the changes (Beaulieu and Killick 2018), so that
 * memory is not taken for change.
 */
final class Changes {
    private static final int PENALTIES = 12;
    /**
     * What a figure and a place must gain in -2 log likelihood: so that of 15 to 120 values that remember, wander or do
     * neither, and do not change, one in twenty gains more. The modified BIC (Zhang and Siegmund 2007), which is made for
     * many values without memory, lets half of the short ones through.
     */
    private static final double FIGURE = 8;

    private static final double PLACE = 5.5;

    /** A slope costs more than a step, as what wanders looks like it. */
    private static final double SLOPE = .5;

    private static final Noise REMEMBERING = new Noise(.4, 1);

    private static final double MOST_PER_SEGMENT = .5;

    private static final int MOST = 15;

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

        /** At one place level and slope may change together. */
        boolean isTooNear(Part other, int shortest) {
            return equals(other) || (at != other.at && Math.abs(at - other.at) < shortest);
        }
    }

    private Changes(double[] values, int shortest) {
        this.values = values;
        this.shortest = shortest;
        this.least = Double.POSITIVE_INFINITY;
        consider(List.of());
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
            better = changes.grown() || changes.moved() || changes.dropped();
        }
        return changes.estimated();
    }

    private Collection<List<Part>> proposals() {
        Set<List<Part>> proposals = new LinkedHashSet<>();
        int most = most();
        for (boolean lines : new boolean[] {false, true}) {
            Pelt pelt = new Pelt(values, shortest, lines);
            double penalty = pelt.cost(0, values.length) / 2;
            for (int i = 0; i < PENALTIES && penalty > 0; i++) {
                List<Integer> places = pelt.changes(penalty);
                if (places.size() > most) {
                    break;
                }
                penalty /= 2;
                proposals.add(parts(places, true, false));
                if (lines) {
                    proposals.add(parts(places, false, true));
                    proposals.add(parts(places, true, true));
                }
            }
        }
        return proposals;
    }

    private int most() {
        return Math.max(1, Math.min(MOST, (int) (MOST_PER_SEGMENT * values.length / shortest)));
    }

    private static List<Part> parts(List<Integer> places, boolean steps, boolean ramps) {
        List<Part> parts = new ArrayList<>();
        for (int place : places) {
            if (steps) {
                parts.add(new Part(place, false));
            }
            if (ramps) {
                parts.add(new Part(place, true));
            }
        }
        return parts;
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

    /** Tries the best with the one more part that noise of one kind or another leaves most room for. */
    private boolean grown() {
        List<Part> from = best;
        if (from.size() >= most()) {
            return false;
        }
        boolean better = false;
        for (Noise noise : List.of(Noise.fit(values, columns(from)).noise(), Noise.WHITE, REMEMBERING)) {
            better |= proposed(from, false, noise);
            better |= proposed(from, true, noise);
        }
        return better;
    }

    /** Tries each part of the best where it explains most beside the others. */
    private boolean moved() {
        List<Part> from = best;
        Noise noise = Noise.fit(values, columns(from)).noise();
        boolean better = false;
        for (Part part : from) {
            better |= proposed(without(part, from), part.ramp, noise);
        }
        return better;
    }

    private boolean proposed(List<Part> from, boolean ramp, Noise noise) {
        int n = values.length;
        int at = Scan.clearest(values, columns(from), noise, new Part(0, ramp).column(n), shortest, n - shortest + 1);
        Part added = new Part(at, ramp);
        if (at < 0 || from.stream().anyMatch(part -> part.isTooNear(added, shortest))) {
            return false;
        }
        List<Part> parts = new ArrayList<>(from);
        parts.add(added);
        parts.sort(Comparator.comparingInt(Part::at));
        return consider(parts);
    }

    private static List<Part> without(Part part, List<Part> parts) {
        return parts.stream().filter(other -> !other.equals(part)).toList();
    }

    /** Tries the best without each of its parts. */
    private boolean dropped() {
        List<Part> from = best;
        boolean better = false;
        for (Part part : from) {
            better |= consider(without(part, from));
        }
        return better;
    }

    private double criterion(List<Part> parts) {
        double cost = cost((int) parts.stream().filter(Part::ramp).count(), parts.size(), (int)
                parts.stream().mapToInt(Part::at).distinct().count());
        return Noise.fit(values, columns(parts), least - cost).deviance() + cost;
    }

    /** Of so many figures at so many places; some of the figures are slopes. */
    static double cost(int slopes, int figures, int places) {
        return FIGURE * figures + SLOPE * slopes + PLACE * places;
    }

    private List<double[]> columns(List<Part> parts) {
        List<double[]> columns = new ArrayList<>(Columns.line(values.length));
        parts.forEach(part -> columns.add(part.column(values.length)));
        return columns;
    }

    private List<Change> estimated() {
        Fit fit = Noise.fit(values, columns(best));
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
