package io.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.forecast.GeneratedSeries;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.jobs.series.SeriesFile;
import io.plumbline.jobs.series.SeriesFile.Asked;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What forecasts cost on one thread of this process, whose compiler and collector are counted, too. */
final class ForecastCost {
    private static final long WARMING_SEED = 1;
    private static final long WARMING_NANOS = 15_000_000_000L; // of processor time

    private ForecastCost() {}

    /**
     * Of a series, on average.
     *
     * @param values its length
     * @param millis of processor time
     * @param allocated bytes, nearly all of which are free again at once
     * @param kept bytes that the heap holds more after it than before
     */
    record Cost(double values, double millis, double allocated, double kept) {}

    static Cost of(Path file, Frequency frequency) {
        List<Series> series = SeriesFile.read(file, Optional.of(frequency)).stream()
                .map(Asked::series)
                .toList();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        warm(frequency, threads);
        long heap = heap();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = process.getProcessCpuTime();
        series.forEach(one -> Forecaster.forecast(one, ForecastSettings.USUAL));
        double count = series.size();
        long cpuNow = process.getProcessCpuTime();
        long allocatedNow = threads.getCurrentThreadAllocatedBytes();
        return new Cost(
                series.stream().mapToInt(one -> one.values().length).average().orElse(0),
                (cpuNow - cpu) / 1e6 / count,
                (allocatedNow - allocated) / count,
                Math.max(0, heap() - heap) / count);
    }

    /** Other series, until the code is compiled. */
    private static void warm(Frequency frequency, ThreadMXBean threads) {
        GeneratedSeries generated = new GeneratedSeries(frequency, WARMING_SEED);
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < WARMING_NANOS) {
            Forecaster.forecast(new Series("warm", frequency, generated.next(0)), ForecastSettings.USUAL);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
