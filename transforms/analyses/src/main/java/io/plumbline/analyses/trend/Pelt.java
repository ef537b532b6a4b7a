package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The segments of least squares and penalty, found exactly: PELT (Killick, Fearnhead and Eckley 2012). A segment is a level, or
 * a straight line.
 */
final class Pelt {
    private final int n;
    private final int shortest;
    private final boolean lines;
    private final double[] sums;
    private final double[] squares;
    private final double[] products;

    /** Around the mean, since sums of squares lose digits far from it. */
    Pelt(double[] values, int shortest, boolean lines) {
        this.n = values.length;
        this.shortest = Math.max(shortest, lines ? 3 : 1);
        this.lines = lines;
        this.sums = new double[n + 1];
        this.squares = new double[n + 1];
        this.products = new double[n + 1];
        double mean = Moments.mean(values);
        for (int t = 0; t < n; t++) {
            double value = values[t] - mean;
            sums[t + 1] = sums[t] + value;
            squares[t + 1] = squares[t] + value * value;
            products[t + 1] = products[t] + value * t;
        }
    }

    /** The indexes at which new segments begin, where each costs the penalty. */
    List<Integer> changes(double penalty) {
        double[] least = new double[n + 1];
        int[] last = new int[n + 1];
        least[0] = -penalty;
        int[] beaten = new int[n + 1];
        Arrays.fill(beaten, n);
        List<Integer> candidates = new ArrayList<>();
        for (int end = 1; end <= n; end++) {
            least[end] = Double.POSITIVE_INFINITY;
            int newest = end - shortest;
            if (newest == 0 || newest >= shortest) {
                candidates.add(newest);
            }
            for (int begin : candidates) {
                double cost = least[begin] + cost(begin, end) + penalty;
                if (cost < least[end]) {
                    least[end] = cost;
                    last[end] = begin;
                }
            }
            prune(candidates, beaten, least, end);
        }
        List<Integer> changes = new ArrayList<>();
        for (int at = last[n]; at > 0; at = last[at]) {
            changes.add(at);
        }
        Collections.reverse(changes);
        return changes;
    }

    /** What a change at that end beats is given up once a segment can begin there. */
    private void prune(List<Integer> candidates, int[] beaten, double[] least, int end) {
        for (int begin : candidates) {
            if (beaten[begin] == n && least[begin] + cost(begin, end) > least[end]) {
                beaten[begin] = end;
            }
        }
        candidates.removeIf(begin -> beaten[begin] + shortest <= end + 1);
    }

    /** The squares that a level or a line leaves of values[from, to). */
    double cost(int from, int to) {
        double count = to - from;
        double sum = sums[to] - sums[from];
        double left = squares[to] - squares[from] - sum * sum / count;
        if (lines && count > 1) {
            double middle = (from + to - 1) / 2.0;
            double product = products[to] - products[from] - middle * sum;
            left -= product * product / (count * (count * count - 1) / 12);
        }
        return Math.max(0, left);
    }
}
