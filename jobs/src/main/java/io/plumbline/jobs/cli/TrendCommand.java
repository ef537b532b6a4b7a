package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Forecaster;
import io.plumbline.analyses.series.Frequency;
import io.plumbline.analyses.series.Series;
import io.plumbline.analyses.trend.LeadLag;
import io.plumbline.analyses.trend.Relation;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.TrendFile;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline trend}: what anybody's series have done, without a workspace. */
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        header = "Tell what the series of a CSV file have done, in sentences; needs no workspace.",
        descriptionHeading = "%n",
        description = {
            "The input has a row per series and period: series_id, period, value, and if you like frequency. A period is an ISO date or hour (2025-03-31, 2025-03, 2025-Q1, 2025-03-31T14:00) or a running integer; an empty value is one that is not known.",
            "Told are the slope and whether it is beyond chance, season, changes of level and slope, outliers, turning points, growth without the season, and which series run ahead of which. What is too short to tell is said.",
            "--output has a row per series and period: series_id, period, value, adjusted, trend, season, remainder, growth_month, growth_quarter, growth_year, growth_annualised, outlier, outlier_size. Growth is .1 for ten percent.",
            "--findings has a row per finding: series_id, kind, from_period, to_period, size, share, low, high, p_value, score, leader_id, lag, sentence."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline trend --input series.csv",
            "  plumbline trend --input series.csv --output trend.csv --findings findings.csv",
            "  plumbline trend --input series.csv --frequency monthly --plot sales",
            "  plumbline trend --input series.csv --plot sales --svg sales.svg"
        })
final class TrendCommand implements Callable<Integer> {
    /** Pairs grow with the square; more of them than this say little of each. */
    private static final int MOST_COMPARED = 200;

    private final Screen screen;

    @Mixin
    SeriesInput input = new SeriesInput();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write what each period is made of, as CSV; replaces what is there.")
    @Nullable
    Path output;

    @Option(
            names = "--findings",
            paramLabel = "FILE",
            description = "Where to write the findings, as CSV, instead of telling them; replaces what is there.")
    @Nullable
    Path findings;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How findings are told: table, csv, json or markdown; in sentences unless given.")
    Output.@Nullable Format format;

    @Mixin
    PlotOptions plot = new PlotOptions();

    TrendCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        mustBeSound();
        List<Asked> asked = input.read();
        plot.mustBeAmong(asked, input.file);
        List<Series> series = asked.stream().map(Asked::series).toList();
        SeriesProgress progress = new SeriesProgress(screen, "looked at", series.size());
        List<Trend> trends = Trend.of(series, input.threads, progress::done);
        progress.end();
        List<Relation> relations = relations(asked, trends);
        write(asked, trends, relations);
        plot.draw(
                asked,
                trends::get,
                place -> Forecaster.forecast(series.get(place), ForecastSettings.USUAL),
                input.file,
                screen);
        return Plumbline.DONE;
    }

    private void mustBeSound() {
        List<Path> read = List.of(input.file);
        List<String> problems = new ArrayList<>(input.problems(read));
        problems.addAll(SeriesInput.unwritable(read, output, findings, plot.svg));
        if (!problems.isEmpty()) {
            throw new UserMistake(String.join("\n", problems));
        }
    }

    /** Between series of one frequency, at the places that they have in the file. */
    private List<Relation> relations(List<Asked> asked, List<Trend> trends) {
        List<Relation> relations = new ArrayList<>();
        for (Frequency one : Frequency.values()) {
            int[] places = IntStream.range(0, trends.size())
                    .filter(i -> trends.get(i).series().frequency() == one)
                    .toArray();
            if (places.length > MOST_COMPARED) {
                screen.err()
                        .println("%d %s series are too many to tell which runs ahead of which; %d would do."
                                .formatted(places.length, one.word(), MOST_COMPARED));
            } else if (places.length > 1) {
                List<Trend> alike = IntStream.of(places).mapToObj(trends::get).toList();
                long[] starts = IntStream.of(places)
                        .mapToLong(i -> asked.get(i).periods().counted())
                        .toArray();
                for (Relation found : LeadLag.among(alike, starts)) {
                    relations.add(found.between(places[found.leader()], places[found.follower()]));
                }
            }
        }
        return relations;
    }

    private void write(List<Asked> asked, List<Trend> trends, List<Relation> relations) throws IOException {
        if (output != null) {
            TrendFile.writePoints(asked, trends, output);
            screen.err().println("Wrote %,d series to %s".formatted(trends.size(), output));
        }
        if (findings != null) {
            TrendFile.writeFindings(asked, trends, relations, findings);
            screen.err().println("Wrote the findings to %s".formatted(findings));
        } else if (format != null) {
            try (FindingRows rows = new FindingRows(asked, trends, relations)) {
                format.output(screen).write(rows, screen.out());
            }
        } else {
            FindingSentences.tell(asked, trends, relations, screen);
        }
        SeriesInput.tellUnknown(asked, screen);
    }
}
