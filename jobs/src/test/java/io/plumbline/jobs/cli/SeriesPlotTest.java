package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analyses.series.Frequency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesPlotTest {
    @Test
    void aLineGoesUpAndItsFanOpens() {
        double[] values = IntStream.range(0, 20)
                .mapToDouble(t -> 100 + 5 * t + 3 * Math.sin(t))
                .toArray();

        List<String> lines = SeriesPlot.lines(Drawings.of("a", Frequency.YEARLY, 2000, values), 60);

        assertThat(lines).hasSize(19);
        assertThat(marks(lines, '●')).isEqualTo(20);
        assertThat(marks(lines, '○')).isEqualTo(6);
        // The first value stands in a lower row than the last, and further left.
        List<String> marked =
                lines.subList(0, 16).stream().filter(line -> line.contains("●")).toList();
        assertThat(marked).hasSizeGreaterThan(5);
        assertThat(marked.get(marked.size() - 1).indexOf('●'))
                .isPositive()
                .isLessThan(marked.get(0).indexOf('●'));
        assertThat(fanAt(lines, 5)).isGreaterThan(fanAt(lines, 0));
        assertThat(lines.get(16)).contains("└").contains("┬");
        assertThat(lines.get(17)).contains("2010", "2020");
        assertThat(lines.get(18)).contains("● value", "○ forecast").doesNotContain("outlier", "change");
    }

    @Test
    void changesAndOutliersAreMarkedWhereTheyAre() {
        double[] values = IntStream.range(0, 40)
                .mapToDouble(t -> 100 + 3 * Math.sin(t * t) + (t >= 25 ? 60 : 0) + (t == 10 ? 50 : 0))
                .toArray();

        List<String> lines = SeriesPlot.lines(Drawings.of("a", Frequency.YEARLY, 1980, values), 80);

        assertThat(marks(lines, '◆')).isEqualTo(1);
        assertThat(lines.get(3).indexOf('┊')).isEqualTo(14 + 25);
        assertThat(lines.get(18)).contains("◆ outlier", "┊ change");
    }

    @Test
    void onlyTheNewestValuesThatFitAreDrawn() {
        double[] values = IntStream.range(0, 200).asDoubleStream().toArray();

        assertThat(SeriesPlot.lines(Drawings.of("a", Frequency.YEARLY, 1800, values), 50)
                        .subList(0, 17))
                .allMatch(line -> line.length() <= 50);
    }

    @Test
    void oneValueIsWrittenOnceBesideItsLine() {
        List<String> lines = SeriesPlot.lines(Drawings.of("a", Frequency.YEARLY, 2000, 5), 60);

        assertThat(lines.stream().filter(line -> line.contains("5 │")))
                .singleElement()
                .asString()
                .contains("●");
    }

    private static long marks(List<String> lines, char mark) {
        return String.join("", lines.subList(0, 16))
                .chars()
                .filter(c -> c == mark)
                .count();
    }

    /** How many rows are filled at a step ahead, twenty values and the axis after the label. */
    private static long fanAt(List<String> lines, int h) {
        int column = 14 + 20 + h;
        return lines.subList(0, 16).stream()
                .filter(line -> line.length() > column && "▒░○".indexOf(line.charAt(column)) >= 0)
                .count();
    }
}
