package io.plumbline.analyses.trend;

import java.util.Arrays;

/** The places of values in their order, from 1; equal values share the mean of theirs. */
final class Ranks {
    private Ranks() {}

    static double[] of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            int first = Arrays.binarySearch(sorted, values[t]);
            int last = first;
            while (first > 0 && sorted[first - 1] == values[t]) {
                first--;
            }
            while (last < sorted.length - 1 && sorted[last + 1] == values[t]) {
                last++;
            }
            ranks[t] = (first + last) / 2.0 + 1;
        }
        return ranks;
    }
}
