package io.plumbline.analyses.forecast;

import io.plumbline.analyses.forecast.Forecast.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Forecasts to so many decimals whose sums hold: each whole is rounded, and what its parts lack of it goes to those that
 * were cut most (largest remainders), so that none is off by a whole unit. Where a part has several wholes, leaves are
 * rounded and added up instead.
 */
public final class Rounding {
    public static final int MOST_DECIMALS = 9;

    private final int decimals;
    private final Map<String, double[]> means = new HashMap<>();

    private Rounding(int decimals) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "Decimals lie between 0 and %d, and %d does not".formatted(MOST_DECIMALS, decimals));
        }
        this.decimals = decimals;
    }

    /** Each by itself. */
    public static List<Forecast> rounded(List<Forecast> forecasts, int decimals) {
        return rounded(forecasts, new Hierarchy(), decimals);
    }

    /** Forecasts that add up, so that they still do. */
    public static List<Forecast> rounded(List<Forecast> forecasts, Hierarchy hierarchy, int decimals) {
        Rounding rounding = new Rounding(decimals);
        forecasts.forEach(forecast -> rounding.means.put(forecast.id(), rounding.each(forecast.mean())));
        Map<String, Forecast> byId = new HashMap<>();
        forecasts.forEach(forecast -> byId.put(forecast.id(), forecast));
        if (hierarchy.partsOfSeveral().isEmpty()) {
            hierarchy.tops().forEach(top -> rounding.share(top, hierarchy, byId));
        } else {
            hierarchy.nodes().forEach(node -> rounding.addUp(node, hierarchy));
        }
        return forecasts.stream().map(rounding::rounded).toList();
    }

    private void share(String whole, Hierarchy hierarchy, Map<String, Forecast> byId) {
        List<String> parts = hierarchy.partsOf(whole);
        double[] sums = of(whole);
        for (int h = 0; h < sums.length && !parts.isEmpty(); h++) {
            int step = h;
            double[] exact = parts.stream()
                    .mapToDouble(part -> Objects.requireNonNull(byId.get(part)).mean()[step])
                    .toArray();
            double[] shared = largestRemainders(exact, sums[h]);
            for (int j = 0; j < shared.length; j++) {
                of(parts.get(j))[h] = shared[j];
            }
        }
        parts.forEach(part -> share(part, hierarchy, byId));
    }

    /** Of numbers that make the sum but for its rounding. */
    private double[] largestRemainders(double[] exact, double sum) {
        BigDecimal[] cut = new BigDecimal[exact.length];
        BigDecimal lacking = new BigDecimal(sum).setScale(decimals, RoundingMode.HALF_EVEN);
        for (int j = 0; j < cut.length; j++) {
            cut[j] = new BigDecimal(exact[j]).setScale(decimals, RoundingMode.FLOOR);
            lacking = lacking.subtract(cut[j]);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        List<Integer> order = IntStream.range(0, cut.length)
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer j) -> new BigDecimal(exact[j]).subtract(cut[j]), Comparator.reverseOrder()))
                .toList();
        long units = lacking.divide(unit).longValue();
        for (int k = 0; k < order.size(); k++) {
            long given = Math.floorDiv(units + order.size() - 1 - k, order.size());
            cut[order.get(k)] = cut[order.get(k)].add(unit.multiply(BigDecimal.valueOf(given)));
        }
        return Arrays.stream(cut).mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private void addUp(String node, Hierarchy hierarchy) {
        double[] sums = of(node);
        for (int h = 0; h < sums.length; h++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String leaf : hierarchy.leavesOf(node)) {
                sum = sum.add(exactly(of(leaf)[h]));
            }
            sums[h] = sum.doubleValue();
        }
    }

    private Forecast rounded(Forecast forecast) {
        double[] mean = of(forecast.id());
        List<Interval> intervals = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            double[] low = each(interval.low());
            double[] high = each(interval.high());
            for (int h = 0; h < mean.length; h++) {
                low[h] = Math.min(low[h], mean[h]);
                high[h] = Math.max(high[h], mean[h]);
            }
            intervals.add(new Interval(interval.level(), low, high));
        }
        return forecast.with(mean, intervals);
    }

    private double[] each(double[] values) {
        return Arrays.stream(values).map(value -> exactly(value).doubleValue()).toArray();
    }

    private BigDecimal exactly(double value) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private double[] of(String id) {
        return Objects.requireNonNull(means.get(id));
    }
}
