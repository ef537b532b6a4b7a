package io.plumbline.analyses.forecast.model;

import io.plumbline.analyses.statistics.Moments;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A model of intermittent demand: one mean demand, the same at every horizon. */
public final class FlatDemand implements Model {
    private static final double ALPHA = .1;
    private static final int YEAR = 12;

    private final String name;
    private final ToDoubleFunction<double[]> meanDemand;

    private FlatDemand(String name, ToDoubleFunction<double[]> meanDemand) {
        this.name = name;
        this.meanDemand = meanDemand;
    }

    /** Croston (1972): smoothed size over smoothed interval, alpha .1. */
    public static FlatDemand croston() {
        return new FlatDemand("croston", values -> croston(values, 1));
    }

    /** Syntetos and Boylan (2005): Croston's without its bias, times 1 - alpha / 2. */
    public static FlatDemand sba() {
        return new FlatDemand("sba", values -> croston(values, 1 - ALPHA / 2));
    }

    /**
     * Teunter, Syntetos and Babai (2011): smoothed size times smoothed probability of a demand, which fades while none
     * comes.
     */
    public static FlatDemand tsb() {
        return new FlatDemand("tsb", FlatDemand::tsb);
    }

    /**
     * Nikolopoulos et al. (2011): smoothed sums over blocks as long as the rounded mean interval, counted from the end,
     * divided by that length.
     */
    public static FlatDemand adida() {
        return new FlatDemand("adida", values -> ofBlocks(values, meanInterval(values)));
    }

    /** Petropoulos and Kourentzes (2015): the mean of the same over all lengths up to the mean interval. */
    public static FlatDemand imapa() {
        return new FlatDemand("imapa", FlatDemand::imapa);
    }

    /** The mean of the last twelve values. */
    public static FlatDemand meanOfLastTwelve() {
        return new FlatDemand(
                "mean12", values -> Moments.mean(values, Math.max(0, values.length - YEAR), values.length));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Fitted fit(double[] values, int period) {
        double demand = Demand.of(values).isNone() ? 0 : meanDemand.applyAsDouble(values);
        double deviation = Math.sqrt(Moments.variance(values));
        return horizon -> {
            double[] mean = new double[horizon];
            double[] deviations = new double[horizon];
            Arrays.fill(mean, demand);
            Arrays.fill(deviations, deviation);
            return new Prediction(mean, deviations);
        };
    }

    private static double croston(double[] values, double correction) {
        Demand demand = Demand.of(values);
        return correction * Demand.smoothed(demand.sizes(), ALPHA) / Demand.smoothed(demand.intervals(), ALPHA);
    }

    private static double tsb(double[] values) {
        Demand demand = Demand.of(values);
        double size = demand.sizes()[0];
        double probability = 1 / Moments.mean(demand.intervals());
        for (double value : values) {
            if (value != 0) {
                size += ALPHA * (value - size);
            }
            probability += ALPHA * ((value != 0 ? 1 : 0) - probability);
        }
        return size * probability;
    }

    private static double imapa(double[] values) {
        int longest = meanInterval(values);
        double sum = 0;
        for (int length = 1; length <= longest; length++) {
            sum += ofBlocks(values, length);
        }
        return sum / longest;
    }

    private static int meanInterval(double[] values) {
        long rounded = Math.round(Moments.mean(Demand.of(values).intervals()));
        return (int) Math.max(1, Math.min(rounded, values.length));
    }

    private static double ofBlocks(double[] values, int length) {
        int blocks = values.length / length;
        int start = values.length - blocks * length;
        double[] sums = new double[blocks];
        for (int t = start; t < values.length; t++) {
            sums[(t - start) / length] += values[t];
        }
        return Smoothing.of(sums).level() / length;
    }
}
