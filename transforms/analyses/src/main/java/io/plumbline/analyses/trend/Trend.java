package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What a series has done. The same series gives the same, whatever its size: nothing is drawn, and all is reckoned in shares
 * of its mean absolute value.
 *
 * @param multiplicative whether the season grows with the level, so that season, steps and outliers are shares of it
 * @param points one for each value of the series
 * @param slope of the adjusted series over all of its length; none where there are fewer than {@value #SHORTEST} values
 * @param findings in the order in which a reader wants them
 * @param shocks what neither trend, season nor neighbours explain of each value; not a number where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Trend(
        Series series,
        boolean multiplicative,
        List<TrendPoint> points,
        Strength strength,
        Optional<Slope> slope,
        List<Finding> findings,
        double[] shocks) {
    /** With fewer values no order of them would be beyond chance. */
    public static final int SHORTEST = 6;

    public Trend {
        points = List.copyOf(points);
        findings = List.copyOf(findings);
    }

    public static Trend of(Series series) {
        return new Study(series).trend();
    }

    /** Of many, in their order, on several threads; told is how many are done. */
    public static List<Trend> of(List<Series> series, int threads, IntConsumer told) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<Trend>> futures = series.stream()
                    .map(one -> workers.submit(() -> {
                        Trend trend = of(one);
                        told.accept(done.incrementAndGet());
                        return trend;
                    }))
                    .toList();
            List<Trend> trends = new ArrayList<>();
            for (Future<Trend> future : futures) {
                trends.add(future.get());
            }
            return trends;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
