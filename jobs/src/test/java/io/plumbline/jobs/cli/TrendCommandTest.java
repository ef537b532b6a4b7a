package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tellsInSentencesWhatHappenedAndWhichSeriesRunsAhead() throws IOException {
        assertThat(trend()).as(() -> printed(err)).isZero();

        String told = printed(out).replaceAll("\\s+", " ");
        assertThat(told)
                .contains(
                        "In 2023-05 the level rose by",
                        "visits shows no season beyond chance",
                        "12 months are too few to tell a season; 24 would do.",
                        "sales & co follows visits 3 months later");
        assertThat(printed(out).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void writesARowForEachPeriodAsItIsWrittenInTheInput() throws IOException {
        assertThat(trend("--output", file("trend.csv"), "--findings", file("findings.csv")))
                .isZero();

        List<String> points = Files.readAllLines(folder.resolve("trend.csv"));
        assertThat(points).hasSize(1 + 60 + 60 + 12);
        assertThat(points.get(0))
                .isEqualTo(
                        "series_id,period,value,adjusted,trend,season,remainder,growth_month,growth_quarter,growth_year,growth_annualised,outlier,outlier_size");
        for (String line : points.subList(1, points.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSize(13);
            if (!cells[2].isEmpty()) {
                double sum = Double.parseDouble(cells[4]) + Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]);
                assertThat(sum).isCloseTo(Double.parseDouble(cells[2]), within(1e-6));
            }
        }
        assertThat(points.get(101)).startsWith("sales & co,2023-05,").contains(",level_shift,");
        List<String> findings = Files.readAllLines(folder.resolve("findings.csv"));
        assertThat(findings.get(0))
                .isEqualTo(
                        "series_id,kind,from_period,to_period,size,share,low,high,p_value,score,leader_id,lag,sentence");
        assertThat(findings).anyMatch(line -> line.startsWith("sales & co,level_change,2023-05,2024-12,"));
        assertThat(findings)
                .anyMatch(line -> line.startsWith("sales & co,follows,,,0.") && line.contains(",visits,3,"));
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void oneThreadAndManyGiveTheSameInEachFormat() throws IOException {
        for (String format : List.of("table", "csv", "json", "markdown")) {
            out.reset();
            trend("--threads", "1", "--format", format);
            String one = printed(out);
            out.reset();
            trend("--threads", "4", "--format", format);

            assertThat(printed(out)).isEqualTo(one).contains("level_change");
        }
    }

    @Test
    void drawsOnTheTerminalAndAsAPicture() throws IOException {
        assertThat(trend("--plot", "sales & co")).isZero();
        assertThat(printed(err)).contains("●", "┊ change", "○ forecast", "2022-01");

        assertThat(trend("--plot", "sales & co", "--svg", file("sales.svg"))).isZero();
        assertThat(folder.resolve("sales.svg")).content().startsWith("<svg ").contains("sales &amp; co");
    }

    @Test
    void whatCannotBeAskedForIsToldWithWhatCan() throws IOException {
        assertThat(trend("--plot", "sale & co")).isEqualTo(2);
        assertThat(trend("--svg", file("a.svg"))).isEqualTo(2);
        assertThat(trend("--plot", "visits", "--svg", file("no/a.svg"))).isEqualTo(2);
        assertThat(trend("--frequency", "fortnightly")).isEqualTo(2);
        assertThat(trend("--threads", "0")).isEqualTo(2);
        assertThat(trend("--output", file("no/such/place.csv"))).isEqualTo(2);
        assertThat(trend("--format", "xml")).isEqualTo(2);
        assertThat(printed(err))
                .contains(
                        "There is no series sale & co in",
                        "is it sales & co?",
                        "There are 3 series in",
                        "There is no folder to write",
                        "expected yearly, quarterly,",
                        "Found --threads 0")
                .doesNotContain("\tat ");
    }

    private int trend(String... options) throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        double[] ahead = random.doubles(63).map(value -> 10 * value).toArray();
        StringBuilder rows = new StringBuilder("series_id,period,value\n");
        for (int t = 0; t < 60; t++) {
            rows.append("visits,%d-%02d,%.3f\n".formatted(2020 + t / 12, t % 12 + 1, 200 + ahead[t + 3]));
        }
        for (int t = 0; t < 60; t++) {
            String value = "%.3f".formatted(100 + 2 * ahead[t] + random.nextDouble() + (t >= 40 ? 60 : 0));
            rows.append("sales & co,%d-%02d,%s\n".formatted(2020 + t / 12, t % 12 + 1, t == 30 ? "" : value));
        }
        for (int t = 0; t < 12; t++) {
            rows.append("short,2024-%02d,%d\n".formatted(t + 1, t * t % 7));
        }
        Files.writeString(folder.resolve("series.csv"), rows);
        List<String> words = new ArrayList<>(List.of("trend", "--input", file("series.csv")));
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
