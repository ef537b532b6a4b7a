package io.plumbline.bench;

import io.plumbline.analyses.forecast.GeneratedSeries;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.fanout.FanOut;
import io.plumbline.fanout.Question;
import io.plumbline.star.SparkSettings;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * The trends and forecasts of many clients through Spark, on one core of this machine and on all of them: a task for each
 * client, as a night has it. Both find the same.
 */
final class FanOutPrice {
    private static final int CLIENTS = 24;
    private static final int MONTHS = 60;
    private static final int AHEAD = 18;
    private static final double LEAST_SHARE = .8;
    private static final long SEED = 20_261_126;
    private static final YearMonth FIRST = YearMonth.of(2021, 1);
    private static final Question QUESTION = new Question(List.of(), Instant.parse("2026-01-10T02:00:00Z"));

    private final Path folder;
    private final int seriesEach;

    /** Of so many series in all. */
    FanOutPrice(Path folder, int series) {
        this.folder = folder;
        this.seriesEach = Math.max(1, series / CLIENTS);
    }

    private record Run(double seconds, List<String> found) {}

    Price onAllCores() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        List<ClientSeries> clients =
                IntStream.range(0, CLIENTS).mapToObj(this::client).toList();
        on(cores, clients); // until the code is compiled
        Run one = on(1, clients);
        Run all = on(cores, clients);
        double gain = one.seconds() / all.seconds();
        boolean same = one.found().equals(all.found());
        return new Price(
                "trends and forecasts of %d monthly series of %d clients through Spark, `local[%d]`"
                        .formatted(CLIENTS * seriesEach, CLIENTS, cores),
                "`local[1]`",
                "identical, at least %.1f times as fast".formatted(LEAST_SHARE * cores),
                "%s; %.2f times as fast (%.1f s to %.1f s)"
                        .formatted(same ? "identical" : "DIFFERENT", gain, all.seconds(), one.seconds()),
                same && gain >= LEAST_SHARE * cores);
    }

    private Run on(int cores, List<ClientSeries> clients) throws IOException {
        try (SparkSession spark = SparkSettings.session("local[%d]".formatted(cores), folder, false)
                .getOrCreate()) {
            FanOut.onSpark(
                    spark, clients.subList(0, 1), QUESTION, ignored -> {}); // the first task of a session waits for it
            List<String> found = new ArrayList<>();
            long start = System.nanoTime();
            FanOut.onSpark(spark, clients, QUESTION, findings -> found.add(rows(findings)));
            return new Run(
                    (System.nanoTime() - start) / 1e9, found.stream().sorted().toList());
        }
    }

    private static String rows(SeriesFindings findings) {
        if (findings.failure() != null) {
            throw new IllegalStateException(findings.failure());
        }
        return "%s %s %s".formatted(findings.clientId(), findings.forecasts(), findings.findings());
    }

    private ClientSeries client(int number) {
        GeneratedSeries generated = new GeneratedSeries(Frequency.MONTHLY, SEED + number);
        List<MonthlySeries> series = IntStream.range(0, seriesEach)
                .mapToObj(place -> series(place, generated.next(MONTHS)))
                .toList();
        return new ClientSeries("client-" + number, months(0, MONTHS), months(MONTHS, AHEAD), series);
    }

    private static MonthlySeries series(int place, double[] values) {
        List<BigDecimal> cents = IntStream.range(Math.max(0, values.length - MONTHS), values.length)
                .mapToObj(t -> new BigDecimal(values[t]).setScale(2, RoundingMode.HALF_EVEN))
                .toList();
        return new MonthlySeries(
                "kpi.series-" + place,
                "kpi",
                place,
                null,
                "Series " + place,
                "kpi",
                "money",
                "higher",
                1,
                null,
                MONTHS - cents.size(),
                new ArrayList<>(cents),
                null);
    }

    private static List<Month> months(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(FIRST::plusMonths)
                .map(month -> new Month(
                        month.getYear() * 100L + month.getMonthValue(),
                        month.toString(),
                        month.atDay(1),
                        month.atEndOfMonth()))
                .toList();
    }
}
