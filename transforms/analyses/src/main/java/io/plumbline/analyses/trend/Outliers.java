package io.plumbline.analyses.trend;

import io.plumbline.analyses.statistics.Moments;
import io.plumbline.analyses.trend.Outlier.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Outliers as Chen and Liu (1993) find them: what the shocks of the whitened series show most clearly is taken off, the noise
 * is estimated anew beside it, until nothing is clear; then what is no longer clear is dropped. Sizes and indexes are those
 * of the values that are given.
 */
final class Outliers {
    private static final double NORMAL = 1.4826;
    private static final double FALSE_ALARMS = .05;
    private static final int MOST_PER_VALUES = 12;
    private static final int MOST = 20;

    /** A shift needs values to be told from one wild value. */
    private static final int LEAST_AFTER = 3;

    private final double[] values;
    private final List<double[]> known;
    private final double critical;
    private final List<Outlier> found = new ArrayList<>();

    private Outliers(double[] values, List<double[]> known) {
        this.values = values;
        this.known = known;
        // Three kinds at each place, of which neighbours and kinds tell nearly the same.
        double tests = 2.0 * values.length;
        this.critical = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - FALSE_ALARMS / 2 / tests);
    }

    /**
     * Largest first.
     *
     * @param known the changes that are known already, as columns
     */
    static List<Outlier> of(double[] values, List<double[]> known) {
        Outliers outliers = new Outliers(values, known);
        int most = Math.max(1, Math.min(MOST, values.length / MOST_PER_VALUES));
        boolean more = true;
        while (more && outliers.found.size() < most) {
            more = outliers.clearest(outliers.fit()).map(outliers.found::add).orElse(false);
        }
        boolean fewer = true;
        while (fewer) {
            fewer = outliers.dropped();
        }
        return outliers.estimated();
    }

    private Fit fit() {
        List<double[]> columns = new ArrayList<>(Columns.line(values.length));
        columns.addAll(known);
        found.forEach(outlier -> columns.add(Columns.effect(outlier.kind(), values.length, outlier.index())));
        return Noise.fit(values, columns);
    }

    private Optional<Outlier> clearest(Fit fit) {
        double[] shocks = fit.residuals();
        double deviation = deviation(fit, shocks);
        if (deviation <= 0) {
            return Optional.empty();
        }
        int n = values.length;
        Optional<Outlier> clearest = Optional.empty();
        double most = critical;
        for (Kind kind : Kind.values()) {
            double[] response = new double[n];
            fit.noise().whiten(Columns.effect(kind, n, 0), response);
            double[] products = products(kind, fit.noise(), shocks);
            int end = kind == Kind.ADDITIVE ? n : n - LEAST_AFTER + 1;
            int begin = kind == Kind.LEVEL_SHIFT ? LEAST_AFTER : 0;
            double length = 0;
            for (int at = n - 1; at >= begin; at--) {
                length += response[n - 1 - at] * response[n - 1 - at];
                double t = products[at] / Math.sqrt(length) / deviation;
                if (at < end && Math.abs(t) > most && isNew(at)) {
                    most = Math.abs(t);
                    clearest = Optional.of(new Outlier(kind, at, products[at] / length, t));
                }
            }
        }
        return clearest;
    }

    /** Of the shocks from each time on with the whitened effect: the same filters, run backwards. */
    private static double[] products(Kind kind, Noise noise, double... shocks) {
        int n = shocks.length;
        double[] backwards = new double[n];
        double kept = 0;
        for (int t = 0; t < n; t++) {
            kept = shocks[n - 1 - t] + Columns.kept(kind) * kept;
            backwards[t] = kept;
        }
        double[] whitened = new double[n];
        noise.whiten(backwards, whitened);
        double[] products = new double[n];
        for (int t = 0; t < n; t++) {
            products[t] = whitened[n - 1 - t];
        }
        return products;
    }

    private boolean isNew(int at) {
        return found.stream().noneMatch(outlier -> outlier.index() == at);
    }

    /** By the median, which the outliers that are still in there do not move. */
    private double deviation(Fit fit, double... shocks) {
        double[] sizes = new double[shocks.length];
        for (int t = 0; t < sizes.length; t++) {
            sizes[t] = Math.abs(shocks[t]);
        }
        double free = shocks.length / Math.max(1.0, shocks.length - Columns.LINE - known.size() - found.size() - 2.0);
        double robust = NORMAL * Moments.median(sizes) * Math.sqrt(free);
        double all = Math.sqrt(fit.squares() / shocks.length);
        return robust > 1e-9 * all ? robust : all;
    }

    /** Drops the least clear one that its neighbours explain. */
    private boolean dropped() {
        if (found.isEmpty()) {
            return false;
        }
        Fit fit = fit();
        double deviation = deviation(fit, fit.residuals());
        double usual = Math.sqrt(fit.squares() / values.length);
        int least = -1;
        double score = critical;
        for (int i = 0; i < found.size(); i++) {
            double t = Math.abs(fit.t(Columns.LINE + known.size() + i)) * usual / deviation;
            if (t < score) {
                score = t;
                least = i;
            }
        }
        if (least >= 0) {
            found.remove(least);
        }
        return least >= 0;
    }

    private List<Outlier> estimated() {
        if (found.isEmpty()) {
            return List.of();
        }
        Fit fit = fit();
        List<Outlier> estimated = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int column = Columns.LINE + known.size() + i;
            Outlier outlier = found.get(i);
            estimated.add(new Outlier(outlier.kind(), outlier.index(), fit.coefficient(column), fit.t(column)));
        }
        estimated.sort((one, other) -> Double.compare(Math.abs(other.score()), Math.abs(one.score())));
        return estimated;
    }
}
