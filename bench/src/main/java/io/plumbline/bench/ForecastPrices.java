package io.plumbline.bench;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.bench.ForecastCost.Cost;
import io.plumbline.bench.Plumbline.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Forecasts with back-test and intervals: processor time a series beside R's, and a whole file by the command. */
final class ForecastPrices {
    private static final long GIGABYTE = 1L << 30;
    private static final double MOST_SECONDS = 600;
    private static final int SERIES = 10_000;
    private static final double MOST_GROWTH = 1.5;

    private final Plumbline plumbline;
    private final Path folder;
    private final double share;

    ForecastPrices(Plumbline plumbline, Path folder, double share) {
        this.plumbline = plumbline;
        this.folder = folder;
        this.share = share;
    }

    /** Of each frequency so many series that R is done with them in a minute or two; and a file of monthly ones. */
    List<Price> all() throws IOException {
        List<Price> prices = new ArrayList<>();
        prices.add(besideR(Frequency.MONTHLY, 30, 100));
        prices.add(besideR(Frequency.QUARTERLY, 100, 30));
        prices.add(besideR(Frequency.YEARLY, 300, 5));
        prices.add(file((int) Math.max(1, SERIES * share / 10), (int) Math.max(10, SERIES * share)));
        return prices;
    }

    private Price besideR(Frequency frequency, int series, double mostMillis) throws IOException {
        int count = (int) Math.max(3, series * Math.min(1, 10 * share));
        Path file = SeriesCsv.write(folder.resolve(frequency.word() + ".csv"), frequency, count);
        Cost ours = ForecastCost.of(file, frequency);
        OptionalDouble theirs = RForecasts.secondsEach(file, frequency.period(), frequency.usualHorizon());
        String beside = theirs.isPresent()
                ? "%.1f ms to %,.0f ms (%.0f times); "
                        .formatted(
                                ours.millis(), theirs.getAsDouble() * 1000, theirs.getAsDouble() * 1000 / ours.millis())
                : "%.1f ms; ".formatted(ours.millis());
        return new Price(
                "forecast of a %s series of %.0f values on average, with back-test and intervals, processor time"
                        .formatted(frequency.word(), ours.values()),
                theirs.isPresent()
                        ? "R's `ets`, `auto.arima` and `thetaf` of the same %d, without a back-test".formatted(count)
                        : "-",
                "at most %.0f ms".formatted(mostMillis),
                beside
                        + "%.1f MB allocated on the way, %.0f kB kept"
                                .formatted(ours.allocated() / 1e6, ours.kept() / 1e3),
                ours.millis() <= mostMillis);
    }

    /** A tenth of them first, to tell what a series adds to the memory; fewer than are asked for are taken to be a part. */
    private Price file(int tenth, int whole) throws IOException {
        Ran some = forecast(tenth);
        Ran all = forecast(whole);
        double seconds = all.seconds() * SERIES / whole;
        String ofAll = whole == SERIES ? "" : ", %,.0f s for all at that rate".formatted(seconds);
        boolean flat = all.peakBytes() <= MOST_GROWTH * some.peakBytes();
        return new Price(
                "`plumbline forecast` of %,d monthly series, the whole process".formatted(SERIES),
                "-",
                "under %.0f min, memory flat".formatted(MOST_SECONDS / 60),
                "%,d: %.1f s (%.0f s of processor time) in %.2f GB%s; %,d: %.2f GB"
                        .formatted(
                                whole,
                                all.seconds(),
                                all.cpuSeconds(),
                                (double) all.peakBytes() / GIGABYTE,
                                ofAll,
                                tenth,
                                (double) some.peakBytes() / GIGABYTE),
                seconds < MOST_SECONDS && flat);
    }

    private Ran forecast(int count) throws IOException {
        Path file = SeriesCsv.write(folder.resolve("series-%d.csv".formatted(count)), Frequency.MONTHLY, count);
        return plumbline.run(List.of(
                "forecast",
                "--input",
                file.toString(),
                "--output",
                folder.resolve("forecasts.csv").toString()));
    }
}
