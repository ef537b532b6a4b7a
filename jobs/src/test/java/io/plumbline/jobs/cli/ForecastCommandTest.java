package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analyses.forecast.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesARowForEachSeriesAndStepWithItsIntervalsInOrder() throws IOException {
        assertThat(forecast("--output", file("forecast.csv")))
                .as(() -> printed(err))
                .isZero();

        List<String> lines = Files.readAllLines(folder.resolve("forecast.csv"));
        assertThat(lines.get(0)).isEqualTo("series_id,h,mean,lo80,hi80,lo95,hi95,model");
        assertThat(lines).hasSize(1 + 18 + 6);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            double mean = Double.parseDouble(fields[2]);
            assertThat(Double.parseDouble(fields[5])).isLessThanOrEqualTo(Double.parseDouble(fields[3]));
            assertThat(Double.parseDouble(fields[3])).isLessThanOrEqualTo(mean);
            assertThat(mean).isLessThanOrEqualTo(Double.parseDouble(fields[4]));
            assertThat(Double.parseDouble(fields[4])).isLessThanOrEqualTo(Double.parseDouble(fields[6]));
        }
        assertThat(lines.get(1)).startsWith("sales,1,").endsWith("ets+arima+tramo+thetabc+card+snaive");
        assertThat(printed(out)).contains("Forecast 2 series to");
        assertThat(printed(err))
                .contains("1 series: periods are running integers without a frequency, taken for years");
    }

    @Test
    void oneThreadAndManyGiveTheSameToStandardOutput() throws IOException {
        forecast("--threads", "1");
        String one = printed(out);
        out.reset();
        forecast("--threads", "4");

        assertThat(printed(out)).isEqualTo(one).startsWith("series_id,h,mean");
    }

    @Test
    void levelsModelsAndHorizonAreThoseAskedFor() throws IOException {
        forecast("--levels", "50,97.5", "--models", "snaive,theta", "--horizon", "2");

        assertThat(printed(out).lines().toList())
                .hasSize(5)
                .startsWith("series_id,h,mean,lo50,hi50,lo97.5,hi97.5,model")
                .allMatch(line -> line.startsWith("series_id") || line.endsWith(",snaive+theta"));
    }

    @Test
    void everythingThatIsWrongWithWhatIsAskedForIsToldAtOnceAndNothingIsWritten() throws IOException {
        assertThat(forecast("--levels", "0,100", "--horizon", "0", "--threads", "0", "--models", "ets,prophet,guess"))
                .isEqualTo(2);
        assertThat(printed(err).lines())
                .containsExactly(
                        "Found --threads 0, expected at least 1",
                        "Found --horizon 0, expected 1 to 1000",
                        "Found --levels 0,100, expected percentages above 0 and below 100, as 80,95",
                        "There is no model \"prophet\"; there are " + String.join(", ", Models.names()),
                        "There is no model \"guess\"; there are " + String.join(", ", Models.names()));
        err.reset();
        assertThat(forecast("--output", folder.toString(), "--svg", file("series.csv"), "--frequency", "lunar"))
                .isEqualTo(2);
        assertThat(printed(err).lines())
                .containsExactly(
                        "Found --frequency lunar, expected yearly, quarterly, monthly, weekly, daily or hourly",
                        "\"%s\" is a folder; name the file to write".formatted(folder),
                        "%s is read; write to another file".formatted(file("series.csv")));
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("series.csv"));
    }

    @Test
    void driversAndACalendarAreTakenAndWhatIsNotKnownOfThemIsRefused() throws IOException {
        Files.writeString(folder.resolve("drivers.csv"), "series_id,period,driver,value\n*,2019-01,price,1\n");

        assertThat(forecast("--drivers", file("drivers.csv"))).isEqualTo(2);
        assertThat(printed(err)).contains("driver price");
        assertThat(forecast("--calendar", "lent")).isEqualTo(2);
        assertThat(printed(err)).contains("Found --calendar lent, expected trading-days, easter,");
        assertThat(forecast("--calendar", "none", "--output", file("forecast.csv")))
                .isZero();
    }

    @Test
    void partsAddUpToTheirWholeWhereAHierarchyIsGiven() throws IOException {
        Files.writeString(folder.resolve("hierarchy.csv"), "parent,child\nvisits,sales\n");

        assertThat(forecast("--horizon", "3", "--hierarchy", file("hierarchy.csv")))
                .isZero();

        List<String> lines = printed(out).lines().skip(1).toList();
        for (int h = 0; h < 3; h++) {
            assertThat(lines.get(h).split(",", -1)[2])
                    .isEqualTo(lines.get(h + 3).split(",", -1)[2]);
        }
        out.reset();
        forecast("--horizon", "1", "--hierarchy", file("hierarchy.csv"), "--reconcile", "bottom-up");
        String sales = printed(out).lines().skip(1).findFirst().orElseThrow();
        out.reset();
        forecast("--horizon", "1");
        assertThat(printed(out).lines().skip(1).findFirst().orElseThrow().split(",", -1)[2])
                .isEqualTo(sales.split(",", -1)[2]);
        assertThat(forecast("--reconcile", "sideways")).isEqualTo(2);
        assertThat(forecast("--hierarchy", file("none.csv"))).isEqualTo(2);
        assertThat(printed(err)).contains("none.csv to read");
    }

    @Test
    void totalsAreRowsOfTheirOwnAndAddUpWhenRounded() throws IOException {
        forecast("--horizon", "4", "--totals", "4,2-3", "--decimals", "2");

        List<String[]> rows =
                printed(out).lines().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(rows).extracting(row -> row[1]).startsWith("1", "2", "3", "4", "1-4", "2-3");
        BigDecimal sum =
                rows.subList(0, 4).stream().map(row -> new BigDecimal(row[2])).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(rows.get(4)[2])).isEqualByComparingTo(sum);
        assertThat(Double.parseDouble(rows.get(4)[5])).isLessThanOrEqualTo(Double.parseDouble(rows.get(4)[3]));
        assertThat(forecast("--horizon", "4", "--totals", "5")).isEqualTo(2);
        assertThat(forecast("--totals", "3-1")).isEqualTo(2);
        assertThat(printed(err))
                .contains("--totals 1-5: series sales is forecast 4 steps ahead", "Found --totals 3-1, expected");
    }

    @Test
    void boundsHoldAndWhatIsWrongWithThemIsTold() throws IOException {
        Files.writeString(folder.resolve("bounds.csv"), "series_id,floor,cap,h\nsales,,120,\nsales,119,,2\n");
        forecast("--horizon", "3", "--bounds", file("bounds.csv"));

        List<String[]> rows = printed(out)
                .lines()
                .filter(line -> line.startsWith("sales,"))
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(Double.parseDouble(rows.get(0)[6])).isLessThanOrEqualTo(120);
        assertThat(Double.parseDouble(rows.get(1)[5])).isGreaterThanOrEqualTo(119);
        Files.writeString(folder.resolve("bad.csv"), "series_id,floor,cap\nsale,1,2\nsales,x,\nsales,3,2\nsales,1\n");
        assertThat(forecast("--bounds", file("bad.csv"))).isEqualTo(2);
        assertThat(printed(err))
                .contains(
                        "line 2: there is no series sale in the input",
                        "line 3: the floor \"x\" is not a number",
                        "line 4: series sales: the floor 3 lies above the cap 2",
                        "line 4: series sales: every step has a row already",
                        "line 5: found 2 fields, expected 3");
    }

    @Test
    void boundsOfAPeriodHoldInThatPeriodWhicheverStepItIs() throws IOException {
        Files.writeString(folder.resolve("bounds.csv"), "series_id,floor,cap,period\nsales,900,900,2024-01\n");
        forecast("--horizon", "2", "--bounds", file("bounds.csv"));
        assertThat(rowsOfSales())
                .extracting(row -> Double.parseDouble(row[2]) == 900)
                .containsExactly(true, false);

        out.reset();
        forecast("--horizon", "2", "--bounds", file("bounds.csv"), "--partial", "0");
        assertThat(rowsOfSales())
                .extracting(row -> Double.parseDouble(row[2]) == 900)
                .containsExactly(false, true);

        Files.writeString(folder.resolve("bad.csv"), "series_id,floor,cap,period\nsales,1,2,2023-12\nsales,1,2,7\n");
        assertThat(forecast("--bounds", file("bad.csv"))).isEqualTo(2);
        assertThat(printed(err))
                .contains(
                        "line 2: period 2023-12 is none of those that series sales is forecast for, of which the first is 2024-01",
                        "line 3: period \"7\" is not written as those of series sales are");
    }

    private List<String[]> rowsOfSales() {
        return printed(out)
                .lines()
                .filter(line -> line.startsWith("sales,"))
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void aNewestPeriodThatIsNotOverIsLeftOutOrWeighed() throws IOException {
        forecast("--horizon", "2", "--partial", "0");
        double without = Double.parseDouble(
                printed(out).lines().skip(1).findFirst().orElseThrow().split(",", -1)[2]);
        out.reset();
        forecast("--horizon", "2", "--partial", "25");

        // The newest value is 177: a quarter of its month, say, is over, and three quarters are still expected.
        double with = Double.parseDouble(
                printed(out).lines().skip(1).findFirst().orElseThrow().split(",", -1)[2]);
        assertThat(with).isCloseTo(177 + .75 * without, within(1e-6));
        assertThat(forecast("--partial", "101")).isEqualTo(2);
    }

    @Test
    void whatCannotBeAskedForIsToldWithWhatCan() throws IOException {
        assertThat(forecast("--models", "prophet")).isEqualTo(2);
        assertThat(forecast("--levels", "0")).isEqualTo(2);
        assertThat(forecast("--frequency", "fortnightly")).isEqualTo(2);
        assertThat(forecast("--horizon", "-1")).isEqualTo(2);
        assertThat(forecast("--threads", "0")).isEqualTo(2);
        assertThat(forecast("--output", file("no/such/place.csv"))).isEqualTo(2);
        assertThat(printed(err))
                .contains(
                        "There is no model \"prophet\"; there are ets,",
                        "expected percentages above 0 and below 100",
                        "expected yearly, quarterly,",
                        "Found --horizon -1",
                        "Found --threads 0",
                        "There is no folder to write");
    }

    private int forecast(String... options) throws IOException {
        String monthly = IntStream.range(0, 48)
                .mapToObj(t -> "sales,%d-%02d,%d".formatted(2020 + t / 12, t % 12 + 1, 100 + t + 30 * (t % 12 / 6)))
                .collect(Collectors.joining("\n"));
        String numbered = IntStream.range(0, 20)
                .mapToObj(t -> "visits,%d,%d".formatted(t, t * t % 17 + 40))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("series.csv"), "series_id,period,value\n" + monthly + "\n" + numbered + "\n");
        List<String> words = new ArrayList<>(List.of("forecast", "--input", file("series.csv")));
        words.addAll(List.of(options));
        Screen screen = Screen.plain(new ByteArrayInputStream(new byte[0]), out, err);
        return Plumbline.on(screen, new WorksHere(screen)).execute(words.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
