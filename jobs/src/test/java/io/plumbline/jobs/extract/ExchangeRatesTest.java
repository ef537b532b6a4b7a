package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.snapshot.StagedExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates as the ECB publishes them, and as people write them down. The layouts are the ECB's, the figures are invented. */
class ExchangeRatesTest {
    private static final String COLUMNS = "from_currency, to_currency, quoted_on::varchar, kind, rate::varchar, source";

    /** The history: the newest day first, N/A, and a comma at the end of each line. */
    private static final String HISTORY = """
            Date,USD,JPY,BGN,CYP,GBP,
            2025-09-29,1.1715,174.31,1.9558,N/A,0.87268,
            2025-09-26,1.1672,174.66,1.9558,N/A,0.8744,
            """;

    @TempDir
    Path folder;

    @Test
    void historyIsReadFromItsArchive() throws IOException {
        Desk desk = new Desk(folder);
        Files.createDirectories(desk.exports());
        try (OutputStream file = Files.newOutputStream(desk.exports().resolve("eurofxref-hist.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(HISTORY.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("ecb-rates");
        assertThat(export.files().get(0).rowsLoaded()).isEqualTo(2);
        assertThat(desk.rows("exchange_rate", COLUMNS))
                .hasSize(8)
                .contains(
                        List.of("EUR", "BGN", "2025-09-26", "spot", "1.955800000000", "ECB"),
                        List.of("EUR", "USD", "2025-09-29", "spot", "1.171500000000", "ECB"));
    }

    @Test
    void theDaysFileWritesItsDateInWordsAndPadsItsCells() throws IOException {
        Desk desk = new Desk(folder)
                .file(
                        "eurofxref.csv",
                        "Date, USD, JPY, BGN, GBP, \n29 September 2025, 1.1715, 174.31, 1.9558, 0.87268, \n");
        assertThat(desk.stagedOnly().files().get(0).rowsRejected()).isZero();
        assertThat(desk.rows("exchange_rate", COLUMNS))
                .contains(List.of("EUR", "JPY", "2025-09-29", "spot", "174.310000000000", "ECB"))
                .hasSize(4);
    }

    @Test
    void xmlHasACubeForEachDayAndCurrency() throws IOException {
        Desk desk = new Desk(folder).file("eurofxref-hist-90d.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                        \t<gesmes:subject>Reference rates</gesmes:subject>
                        \t<gesmes:Sender>
                        \t\t<gesmes:name>European Central Bank</gesmes:name>
                        \t</gesmes:Sender>
                        \t<Cube>
                        \t\t<Cube time='2025-09-29'>
                        \t\t\t<Cube currency='USD' rate='1.1715'/>
                        \t\t\t<Cube currency='JPY' rate='174.31'/>
                        \t\t</Cube>
                        \t\t<Cube time="2025-09-26"><Cube currency="USD" rate="1.1672"></Cube></Cube>
                        \t</Cube>
                        </gesmes:Envelope>
                        """);
        assertThat(desk.stagedOnly().format()).isEqualTo("ecb-rates-xml");
        assertThat(desk.rows("exchange_rate", COLUMNS))
                .containsExactlyInAnyOrder(
                        List.of("EUR", "USD", "2025-09-29", "spot", "1.171500000000", "ECB"),
                        List.of("EUR", "JPY", "2025-09-29", "spot", "174.310000000000", "ECB"),
                        List.of("EUR", "USD", "2025-09-26", "spot", "1.167200000000", "ECB"));
    }

    @Test
    void monthlySeriesAreAveragesAndClosingRates() throws IOException {
        Desk desk = new Desk(folder).file("data.csv", """
                        KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE
                        EXR.M.USD.EUR.SP00.A,M,USD,EUR,SP00,A,2025-08,1.1631
                        EXR.M.USD.EUR.SP00.E,M,USD,EUR,SP00,E,2025-08,1.1658
                        EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2025-09-29,1.1715
                        """);
        assertThat(desk.stagedOnly().format()).isEqualTo("ecb-data-portal");
        assertThat(desk.rows("exchange_rate", "kind, quoted_on::varchar, rate::varchar"))
                .containsExactlyInAnyOrder(
                        List.of("average", "2025-08-01", "1.163100000000"),
                        List.of("closing", "2025-08-01", "1.165800000000"),
                        List.of("spot", "2025-09-29", "1.171500000000"));
    }

    /** 0.005737 euros for a yen, to more decimals than amounts have. */
    @Test
    void ownFileNamesItsBaseAndKindOrMeansEurosOfTheDay() throws IOException {
        Desk desk = new Desk(folder).file("rates.csv", """
                        Date;Currency;Rate;Base;Kind
                        2025-09-30;USD;1,1741;;
                        2025-09-30;EUR;0,005737123456;JPY;closing
                        2025-09-30;CHF;-1;;
                        """);
        StagedExport export = desk.stagedOnly();
        assertThat(export.format()).isEqualTo("exchange-rates");
        assertThat(export.files().get(0).rowsRejected()).isEqualTo(1);
        assertThat(desk.rows("exchange_rate", COLUMNS).stream()
                        .map(row -> row.subList(0, 5))
                        .toList())
                .containsExactlyInAnyOrder(
                        List.of("JPY", "EUR", "2025-09-30", "closing", "0.005737123456"),
                        List.of("EUR", "USD", "2025-09-30", "spot", "1.174100000000"));
    }
}
