package io.plumbline.analyses.trend;

import java.util.ArrayList;
import java.util.List;

/**
 * Peaks and troughs of a smooth line, by the rules of Bry and Boschan (1971): highest (lowest) within a phase to either side,
 * taking turns, with the least length of phase and cycle, none near the ends; and high enough to be seen above the noise.
 */
final class TurningPoints {
    private final double[] line;
    private final Pace pace;
    private final double least;

    /** A peak or a trough at an index. */
    record Turn(int at, boolean peak) {}

    private TurningPoints(double[] line, Pace pace, double least) {
        this.line = line;
        this.pace = pace;
        this.least = least;
    }

    /** @param least how far a peak must lie above its neighbouring troughs */
    static List<Turn> of(double[] line, Pace pace, double least) {
        return new TurningPoints(line, pace, least).turns();
    }

    private List<Turn> turns() {
        List<Turn> turns = alternating(candidates());
        for (int weakest = weakest(turns); weakest >= 0; weakest = weakest(turns)) {
            List<Turn> fewer = new ArrayList<>(turns);
            fewer.remove(weakest);
            turns = alternating(fewer);
        }
        return turns;
    }

    private List<Turn> candidates() {
        List<Turn> candidates = new ArrayList<>();
        for (int t = pace.phase(); t < line.length - pace.phase(); t++) {
            if (isExtreme(t, 1)) {
                candidates.add(new Turn(t, true));
            } else if (isExtreme(t, -1)) {
                candidates.add(new Turn(t, false));
            }
        }
        return candidates;
    }

    /** The first of equals counts. */
    private boolean isExtreme(int at, int sign) {
        boolean higher = false;
        for (int k = 1; k <= pace.phase(); k++) {
            double before = sign * (line[at] - line[at - k]);
            double after = sign * (line[at] - line[at + k]);
            if (before <= 0 || after < 0) {
                return false;
            }
            higher |= after > 0;
        }
        return higher;
    }

    /** Of several peaks in a row the highest. */
    private List<Turn> alternating(List<Turn> candidates) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : candidates) {
            Turn before = turns.isEmpty() ? null : turns.get(turns.size() - 1);
            if (before == null || before.peak != turn.peak) {
                turns.add(turn);
            } else if (turn.peak ? line[turn.at] > line[before.at] : line[turn.at] < line[before.at]) {
                turns.set(turns.size() - 1, turn);
            }
        }
        return turns;
    }

    /** One that breaks a rule: too low, too near its neighbour, its cycle too short; none where all keep them. */
    private int weakest(List<Turn> turns) {
        int weakest = -1;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < turns.size(); i++) {
            double height = Math.min(height(turns, i, -1), height(turns, i, 1));
            boolean near = i > 0 && turns.get(i).at - turns.get(i - 1).at < pace.phase();
            boolean brief = i > 1 && turns.get(i).at - turns.get(i - 2).at < pace.cycle();
            if ((height < least || near || brief) && height < lowest) {
                lowest = height;
                weakest = i;
            }
        }
        return weakest;
    }

    /** Above the neighbouring turn; next to an end, above the furthest that the line goes there. */
    private double height(List<Turn> turns, int i, int side) {
        Turn turn = turns.get(i);
        int next = i + side;
        if (next >= 0 && next < turns.size()) {
            return Math.abs(line[turn.at] - line[turns.get(next).at]);
        }
        double furthest = 0;
        for (int t = turn.at; t >= 0 && t < line.length; t += side) {
            furthest = Math.max(furthest, (turn.peak ? 1 : -1) * (line[turn.at] - line[t]));
        }
        return furthest;
    }
}
