package io.plumbline.analyses.forecast;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Series in, forecasts out; the same series give the same forecasts, whatever the order and the number of threads. */
public final class Forecaster {
    private Forecaster() {}

    /** One series by itself, calibrated by what was learnt from generated ones. */
    public static Forecast forecast(Series series, ForecastSettings settings) {
        return Draft.of(series, settings).calibrated(Calibration.generated(), settings);
    }

    /** Series that are alike, each calibrated by the back-tests of all of its frequency, too. */
    public static List<Forecast> forecast(Collection<Series> alike, ForecastSettings settings) {
        List<Draft> drafts =
                alike.stream().map(series -> Draft.of(series, settings)).toList();
        Calibration calibration = pooled(drafts);
        return drafts.stream()
                .map(draft -> draft.calibrated(calibration, settings))
                .toList();
    }

    /** The same on several threads, each series with settings of its own; told is how many are done. */
    public static List<Forecast> forecast(
            List<Series> alike, Function<Series, ForecastSettings> settings, int threads, IntConsumer told)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<Draft>> futures = alike.stream()
                    .map(series -> workers.submit(() -> {
                        Draft draft = Draft.of(series, settings.apply(series));
                        told.accept(done.incrementAndGet());
                        return draft;
                    }))
                    .toList();
            List<Draft> drafts = new ArrayList<>();
            for (Future<Draft> future : futures) {
                drafts.add(future.get());
            }
            Calibration calibration = pooled(drafts);
            return drafts.stream()
                    .map(draft -> draft.calibrated(calibration, settings.apply(draft.series())))
                    .toList();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    static Calibration pooled(Collection<Draft> drafts) {
        Map<Frequency, List<BackTest>> tests = new EnumMap<>(Frequency.class);
        for (Draft draft : drafts) {
            if (draft.isInstructive()) {
                tests.computeIfAbsent(draft.series().frequency(), frequency -> new ArrayList<>())
                        .add(draft.backTest());
            }
        }
        return Calibration.of(tests);
    }
}
