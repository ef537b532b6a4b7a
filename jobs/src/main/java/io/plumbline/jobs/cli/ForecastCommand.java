package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Bounds;
import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.forecast.Hierarchy;
import io.plumbline.analyses.forecast.Partial;
import io.plumbline.analyses.forecast.Reconciliation;
import io.plumbline.analyses.forecast.Reconciliation.Method;
import io.plumbline.analyses.forecast.Rounding;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.jobs.series.BoundsFile;
import io.plumbline.jobs.series.DriversFile;
import io.plumbline.jobs.series.ForecastFile;
import io.plumbline.jobs.series.HierarchyFile;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.Steps;
import io.plumbline.jobs.series.WholeFile;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline forecast}: anybody's series forecast, without a workspace. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        header = "Forecast the series of a CSV file, with intervals; needs no workspace.",
        descriptionHeading = "%n",
        description = {
            "The input has a row per series and period: series_id, period, value, and if you like frequency and horizon. A period is an ISO date or hour (2025-03-31, 2025-03, 2025-Q1, 2025-03-31T14:00) or a running integer; an empty value is one that is not known.",
            "The output has a row per series and step ahead: series_id, h, mean, lo80, hi80, lo95, hi95, model.",
            "Several models are combined, and the widths are calibrated by back-tests of all series of the file.",
            "Any history is forecast: under 5 known values the last is repeated, under two seasons and 3 values more there is little to tell a season by, and a back-test needs 6; what is too short is said."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline forecast --input series.csv --output forecast.csv",
            "  plumbline forecast --input series.csv --output forecast.csv --frequency monthly --horizon 12 --levels 50,90",
            "  plumbline forecast --input series.csv --output forecast.csv --drivers promotions.csv --calendar trading-days,ramadan",
            "  plumbline forecast --input series.csv --output forecast.csv --plot sales --svg sales.svg",
            "  plumbline forecast --input series.csv --totals 12 --hierarchy parts.csv --decimals 2 --partial 60"
        })
final class ForecastCommand implements Callable<Integer> {
    private static final int REMARKS_SHOWN = 20;

    private final Screen screen;

    @Mixin
    SeriesInput input = new SeriesInput();

    @Mixin
    ForecastOptions options = new ForecastOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Where to write the forecasts, as CSV; replaces what is there. To standard output unless given.")
    @Nullable
    Path output;

    @Option(
            names = "--hierarchy",
            paramLabel = "FILE",
            description =
                    "Which series add up to which, as CSV with a row of parent,child for each part of a whole; forecasts are reconciled so that they add up, too.")
    @Nullable
    Path hierarchy;

    @Option(
            names = "--drivers",
            paramLabel = "FILE",
            description =
                    "What is known that moves series, as CSV: series_id (* for every series), period, driver, value; one for each period and each that is forecast. Used where it explains a series better than nothing does.")
    @Nullable
    Path drivers;

    @Option(
            names = "--reconcile",
            paramLabel = "METHOD",
            description =
                    "What gives way where the forecasts of a hierarchy do not add up: mint (what is uncertain), bottom-up (wholes) or top-down (parts); mint unless given.")
    String reconcile = Method.MINT.word();

    @Option(
            names = "--totals",
            paramLabel = "STEPS",
            split = ",",
            description =
                    "Write sums over steps ahead, too, with intervals of their own: 12 for the first twelve, 4-15 for the fourth to the fifteenth; their h is written as 1-12.")
    String[] totals = {};

    @Option(
            names = "--bounds",
            paramLabel = "FILE",
            description =
                    "What series cannot fall below or exceed (a contract, a budget, a capacity), as CSV with a row of series_id,floor,cap and, for one step ahead only, h or period.")
    @Nullable
    Path bounds;

    @Option(
            names = "--partial",
            paramLabel = "PERCENT",
            description =
                    "The newest value of each series is of a period that is not over, of which so many percent are; the first forecast is then of that period: what has come and the rest of what was expected. 0 leaves the value out.")
    @Nullable
    Double partial;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            description = "Round to so many decimals, so that what adds up still does; 12 digits unless given.")
    @Nullable
    Integer decimals;

    @Mixin
    PlotOptions plot = new PlotOptions();

    ForecastCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        mustBeSound();
        List<Asked> asked = asked();
        plot.mustBeAmong(asked, input.file);
        List<Steps> sums = steps();
        List<Asked> known = partial == null
                ? asked
                : asked.stream().map(Asked::withoutNewest).toList();
        Map<String, ForecastSettings> settings = settings(asked, known, sums);
        Hierarchy parts = parts(asked, settings);
        List<Series> series = known.stream().map(Asked::series).toList();
        SeriesProgress progress = new SeriesProgress(screen, "forecast", series.size());
        List<Forecast> forecasts = Forecaster.forecast(
                series, one -> Objects.requireNonNull(settings.get(one.id())), input.threads, progress::done);
        progress.end();
        List<Forecast> coherent = coherent(forecasts, parts);
        write(coherent, sums);
        tell(asked, coherent);
        plot.draw(known, i -> Trend.of(series.get(i)), coherent::get, input.file, screen);
        return Plumbline.DONE;
    }

    private List<Asked> asked() {
        List<Asked> asked = input.read();
        if (drivers == null) {
            return asked;
        }
        Map<String, Integer> horizons = new HashMap<>();
        for (Asked one : asked) {
            horizons.put(
                    one.series().id(),
                    options.settings(one.horizon()).horizonFor(one.series().frequency()));
        }
        return DriversFile.driven(drivers, asked, one -> Objects.requireNonNull(horizons.get(one.id())));
    }

    private Hierarchy parts(List<Asked> asked, Map<String, ForecastSettings> settings) {
        if (hierarchy == null) {
            return new Hierarchy();
        }
        Map<String, Integer> horizons = new HashMap<>();
        for (Asked one : asked) {
            Series series = one.series();
            horizons.put(
                    series.id(),
                    Objects.requireNonNull(settings.get(series.id())).horizonFor(series.frequency()));
        }
        return HierarchyFile.read(hierarchy, horizons);
    }

    private List<Forecast> coherent(List<Forecast> forecasts, Hierarchy parts) {
        try {
            List<Forecast> coherent = hierarchy == null
                    ? forecasts
                    : Reconciliation.reconciled(
                            forecasts, parts, Method.named(reconcile).orElseThrow());
            return decimals == null ? coherent : Rounding.rounded(coherent, parts, decimals);
        } catch (IllegalArgumentException notATree) {
            throw new UserMistake(String.valueOf(notATree.getMessage()));
        }
    }

    private Map<String, ForecastSettings> settings(List<Asked> asked, List<Asked> known, List<Steps> sums) {
        Map<String, Bounds> bounded = bounds == null ? Map.of() : BoundsFile.read(bounds, known);
        Map<String, ForecastSettings> settings = new HashMap<>();
        for (Asked one : asked) {
            ForecastSettings ofOne = options.settings(one.horizon())
                    .within(bounded.getOrDefault(one.series().id(), Bounds.NONE));
            settings.put(
                    one.series().id(),
                    begun(one.series()).map(ofOne::nowcasting).orElse(ofOne));
            int reach = ofOne.horizonFor(one.series().frequency());
            for (Steps steps : sums) {
                if (steps.to() > reach) {
                    throw new UserMistake("--totals %d-%d: series %s is forecast %d steps ahead; --horizon says how far"
                            .formatted(steps.from(), steps.to(), one.series().id(), reach));
                }
            }
        }
        return settings;
    }

    private List<Steps> steps() {
        return Arrays.stream(totals).flatMap(text -> Steps.of(text).stream()).toList();
    }

    private Optional<Partial> begun(Series series) {
        double[] values = series.values();
        return partial == null || partial == 0 || values.length == 0 || !Double.isFinite(values[values.length - 1])
                ? Optional.empty()
                : Optional.of(new Partial(values[values.length - 1], partial / 100));
    }

    /** All that is wrong with what was asked, before anything is read. */
    private void mustBeSound() {
        List<Path> read = Stream.of(input.file, hierarchy, bounds, drivers)
                .filter(Objects::nonNull)
                .toList();
        List<String> problems = new ArrayList<>(input.problems(read));
        problems.addAll(options.problems());
        problems.addAll(SeriesInput.unwritable(read, output, plot.svg));
        if (Method.named(reconcile).isEmpty()) {
            problems.add("Found --reconcile %s, expected mint, bottom-up or top-down".formatted(reconcile));
        }
        if (partial != null && !(partial >= 0 && partial <= 100)) {
            problems.add("Found --partial %s, expected a percentage from 0 to 100".formatted(partial));
        }
        if (decimals != null && (decimals < 0 || decimals > Rounding.MOST_DECIMALS)) {
            problems.add("Found --decimals %d, expected 0 to %d".formatted(decimals, Rounding.MOST_DECIMALS));
        }
        for (String text : totals) {
            if (Steps.of(text).isEmpty()) {
                problems.add("Found --totals %s, expected steps ahead, as 12 or 4-15".formatted(text));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserMistake(String.join("\n", problems));
        }
    }

    private void write(List<Forecast> forecasts, List<Steps> sums) throws IOException {
        Path output = this.output;
        if (output == null) {
            ForecastFile.write(forecasts, sums, screen.out());
        } else {
            WholeFile.write(output, file -> ForecastFile.write(forecasts, sums, file));
        }
    }

    /** Not among the forecasts, when those go to standard output. */
    private void tell(List<Asked> asked, List<Forecast> forecasts) {
        SeriesInput.tellUnknown(asked, screen);
        forecasts.stream()
                .filter(forecast -> !forecast.remarks().isEmpty())
                .limit(REMARKS_SHOWN)
                .forEach(forecast -> screen.err()
                        .println("%s: %s"
                                .formatted(Cells.printable(forecast.id()), String.join("; ", forecast.remarks()))));
        long remarked = forecasts.stream()
                .filter(forecast -> !forecast.remarks().isEmpty())
                .count();
        if (remarked > REMARKS_SHOWN) {
            screen.err().println("... and remarks on %,d more".formatted(remarked - REMARKS_SHOWN));
        }
        if (output != null) {
            screen.out().println("Forecast %,d series to %s".formatted(forecasts.size(), output));
        }
    }
}
