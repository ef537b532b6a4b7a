package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Forecast;
import io.plumbline.analyses.trend.Trend;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.WholeFile;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which series is drawn, and whether on the terminal or as a picture. */
final class PlotOptions {
    @Option(
            names = "--plot",
            paramLabel = "ID",
            description = "Draw this series on the terminal: its values, trend, changes, outliers and forecast.")
    @Nullable
    String id;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Draw it as an SVG picture instead; without --plot, the only series of the input.")
    @Nullable
    Path svg;

    /** Before anything is computed. */
    void mustBeAmong(List<Asked> asked, Path input) {
        if (id != null || svg != null) {
            place(asked, input);
        }
    }

    void draw(List<Asked> asked, IntFunction<Trend> trend, IntFunction<Forecast> forecast, Path input, Screen screen) {
        if (id == null && svg == null) {
            return;
        }
        int place = place(asked, input);
        Drawing drawing = new Drawing(asked.get(place), trend.apply(place), forecast.apply(place));
        if (svg != null) {
            WholeFile.write(svg, file -> file.append(SeriesSvg.of(drawing)));
            screen.err().println("Drew %s to %s".formatted(Cells.printable(drawing.id()), svg));
        } else {
            screen.err().println(Cells.printable(drawing.id()));
            SeriesPlot.lines(drawing, screen.width()).forEach(screen.err()::println);
        }
    }

    private int place(List<Asked> asked, Path input) {
        List<String> ids = asked.stream().map(one -> one.series().id()).toList();
        String wanted = id;
        if (wanted == null) {
            if (ids.size() == 1) {
                return 0;
            }
            throw new UserMistake("There are %d series in %s; --plot says which of them --svg draws, as --plot %s"
                    .formatted(ids.size(), input, ids.get(0)));
        }
        int place = ids.indexOf(wanted);
        if (place < 0) {
            throw new UserMistake("There is no series %s in %s to draw%s"
                    .formatted(
                            wanted,
                            input,
                            Nearest.to(wanted, ids)
                                    .map("; is it %s?"::formatted)
                                    .orElse("")));
        }
        return place;
    }
}
