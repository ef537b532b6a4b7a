package io.plumbline.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analyses.series.Series;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversFileTest {
    @TempDir
    Path folder;

    @Test
    void aDriverIsLaidBesideItsSeriesHoweverItsDatesAreWritten() throws IOException {
        Series driven = driven("""
                series_id,period,driver,value
                sales,2025-02-01,price,2
                sales,2025-01-31,price,1
                sales,2025-03,price,3
                *,2024-12,weather,9
                *,2025-01,weather,4
                *,2025-02,weather,5
                *,2025-03,weather,6
                """);

        assertThat(driven.start()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(driven.drivers()).extracting(driver -> driver.name()).containsExactly("weather", "price");
        assertThat(driven.drivers().get(0).values()).containsExactly(4, 5, 6);
        assertThat(driven.drivers().get(1).values()).containsExactly(1, 2, 3);
    }

    @Test
    void everythingThatIsWrongIsToldWithItsLine() {
        assertThatThrownBy(() -> driven("series_id,period,driver,value\n*,2025-01,price,1\n*,2025-02,price,2\n"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "line 2: driver price has no value for 1 of the 3 periods of series sales and its forecast, value 3 the first");
        assertThatThrownBy(() -> driven("series_id,period,driver,value\nsale,2025-01,price,1\n"))
                .hasMessageContaining("line 2: there is no series sale in the input");
        assertThatThrownBy(() -> driven("series_id,period,driver,value\n*,2025-01,price,\n*,7,price,x\n"))
                .hasMessageContaining("line 2: driver price: value \"\" is not a number")
                .hasMessageContaining("line 3: driver price: value \"x\" is not a number");
        assertThatThrownBy(() -> driven("series_id,period,driver,value\n*,1,price,1\n"))
                .hasMessageContaining("period \"1\" is not written as those of series sales are");
        assertThatThrownBy(() -> driven("id,value\n")).hasMessageContaining("expected the columns series_id,period");
    }

    /** Two months and one ahead. */
    private Series driven(String drivers) throws IOException {
        Path input = folder.resolve("series.csv");
        Files.writeString(input, "series_id,period,value\nsales,2025-01,10\nsales,2025-02,11\n");
        Path file = folder.resolve("drivers.csv");
        Files.writeString(file, drivers);
        List<Asked> asked = SeriesFile.read(input, Optional.empty());
        return DriversFile.driven(file, asked, series -> 1).get(0).series();
    }
}
