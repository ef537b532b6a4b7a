package io.plumbline.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFileTest {
    @TempDir
    Path folder;

    @Test
    void rowsInAnyOrderBecomeSeriesInTheOrderOfTheirPeriods() throws IOException {
        List<Asked> asked = read("""
                series_id,period,value,frequency,horizon
                b,2,20,quarterly,3
                a,2024-02,2,,
                b,1,10,quarterly,3
                a,2024-01,1,,
                a,2024-03,,,
                """);

        assertThat(asked).extracting(one -> one.series().id()).containsExactly("b", "a");
        assertThat(asked.get(0).series().values()).containsExactly(10, 20);
        assertThat(asked.get(0).series().frequency()).isEqualTo(Frequency.QUARTERLY);
        assertThat(asked.get(0).horizon()).isEqualTo(3);
        assertThat(asked.get(1).series().values()).containsExactly(1, 2, Double.NaN);
        assertThat(asked.get(1).series().frequency()).isEqualTo(Frequency.MONTHLY);
        assertThat(asked.get(1).horizon()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-31, 2022-12-31, 2023-12-31, YEARLY",
        "2023-12-31, 2024-03-31, 2024-06-30, QUARTERLY",
        "2024-Q3, 2024-Q4, 2025-Q1, QUARTERLY",
        "2024-01-31, 2024-02-29, 2024-03-31, MONTHLY",
        "2024-12, 2025-01, 2025-02, MONTHLY",
        "2024-12-23, 2024-12-30, 2025-01-06, WEEKLY",
        "2024-02-28, 2024-02-29, 2024-03-01, DAILY",
        "2024-02-28T23:00, 2024-02-29T00:00, 2024-02-29T01:00, HOURLY"
    })
    void frequencyIsToldFromTheDates(String first, String second, String third, Frequency frequency)
            throws IOException {
        Asked asked = read("series_id,period,value\na,%s,1\na,%s,2\na,%s,3\n".formatted(first, second, third))
                .get(0);

        assertThat(asked.series().frequency()).isEqualTo(frequency);
        assertThat(asked.frequencyKnown()).isTrue();
    }

    @Test
    void runningIntegersAreYearsUnlessSaidOtherwise() throws IOException {
        String file = "series_id;period;value\na;7;1\na;8;2\n";

        assertThat(read(file).get(0).frequencyKnown()).isFalse();
        assertThat(read(file).get(0).series().frequency()).isEqualTo(Frequency.YEARLY);
        assertThat(SeriesFile.read(folder.resolve("series.csv"), Optional.of(Frequency.DAILY))
                        .get(0)
                        .series()
                        .frequency())
                .isEqualTo(Frequency.DAILY);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsLine() {
        assertThatThrownBy(() -> read("""
                        series_id,period,value,frequency
                        a,2024-01,5,
                        a,2024-02,x1,
                        a,2024-05,7,
                        b,2024-01-14,2,
                        b,2024-01-14,3,
                        c,2024-13,4,
                        d,1,1,fortnightly
                        "e ""quoted"", too",1,1,
                        "e ""quoted"", too",2024-01,1,
                        """))
                .isInstanceOf(UserMistake.class)
                .message()
                .contains(
                        "series.csv, line 3: series a: value \"x1\" is not a number",
                        "series.csv, line 4: series a: a gap: 2 months are missing between 2024-02 (line 3) and 2024-05",
                        "series.csv, line 6: series b: period 2024-01-14 is a duplicate of that on line 5",
                        "series.csv, line 7: series c: period \"2024-13\" is neither an ISO date",
                        "series.csv, line 8: series d: frequency \"fortnightly\" is none of yearly,",
                        "series e \"quoted\", too: period")
                .hasLineCount(6);
    }

    @Test
    void rowOfAnotherLengthIsToldAndNotReadAsAnotherFigure() throws IOException {
        assertThatThrownBy(() -> read("""
                        series_id,period,value
                        a,2024-01,5
                        a,2024-02,1,5
                        a,2024-03
                        a,2024-04,"7"
                        """))
                .message()
                .contains("line 3: found 4 fields, expected 3", "line 4: found 2 fields, expected 3")
                .hasLineCount(2);
        assertThat(read("series_id,period,value,horizon\na,1,5\na,2,6,,\n")
                        .get(0)
                        .series()
                        .values())
                .as("what is empty at the end may be left out")
                .containsExactly(5, 6);
    }

    @Test
    void whatIsNoTableIsToldBeforeItFillsTheMemory() {
        assertThatThrownBy(() -> read("series_id,period,value\n\"a,1,5\na,2,5\n"))
                .hasMessageContaining("line 2: a quotation mark is opened here and not closed");
        assertThatThrownBy(() -> read("series_id,period,value\na,1,5\n" + "x".repeat(1_000_001)))
                .hasMessageContaining("line 3: found more than 1,000,000 characters");
        assertThatThrownBy(() -> read("series_id,period,value,value\na,1,5,6\n"))
                .hasMessageContaining("line 1: there are two columns value");
        assertThatThrownBy(() -> read("series_id,period,value\na,1,1e101\n"))
                .hasMessageContaining("line 2: series a: value \"1e101\" is not a number up to 1e100");
    }

    @Test
    void aMissingColumnIsNamedWithTheOneThatMayBeMeant() {
        assertThatThrownBy(() -> read("series,period,value\na,1,1\n"))
                .hasMessageContaining("line 1: there is no column series_id among series, period, value");
        assertThatThrownBy(() -> read("series_id,period,valeu\na,1,1\n")).hasMessageContaining("is it valeu?");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("series_id,period,value\n")).hasMessageContaining("no rows");
    }

    private List<Asked> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), text);
        return SeriesFile.read(file, Optional.empty());
    }
}
