package io.plumbline.analyses.forecast;

import java.util.List;

/**
 * What a series is expected to do.
 *
 * @param mean by horizon, the next value first
 * @param intervals in the order of their levels, each within the next
 * @param models that were combined
 * @param backTest what the same would have said earlier
 * @param remarks what a reader should know, in plain sentences
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Forecast(
        String id,
        Nature nature,
        double[] mean,
        List<Interval> intervals,
        List<String> models,
        BackTest backTest,
        List<String> remarks) {
    /** Between which values the series is expected to lie at that level, by horizon. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Interval(double level, double[] low, double[] high) {}

    public Forecast {
        intervals = List.copyOf(intervals);
        models = List.copyOf(models);
        remarks = List.copyOf(remarks);
    }

    public int horizon() {
        return mean.length;
    }

    /** The sum of what comes from one step ahead to another, both counted from 1 and included. */
    public Total total(int from, int to) {
        return Total.of(this, from, to);
    }

    /** The same with other numbers. */
    Forecast with(double[] means, List<Interval> others) {
        return new Forecast(id, nature, means, others, models, backTest, remarks);
    }
}
