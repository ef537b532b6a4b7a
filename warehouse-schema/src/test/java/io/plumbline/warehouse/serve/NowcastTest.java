package io.plumbline.warehouse.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.analysis.DimSeries;
import io.plumbline.warehouse.analysis.FactForecast;
import io.plumbline.warehouse.analysis.FactTrend;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.DimPeriod;
import io.plumbline.warehouse.star.FactAdSpend;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advertisers whose March has begun; each spent from December 2023 on, and is forecast to spend 310 in March. */
class NowcastTest {
    private static final YearMonth FIRST = YearMonth.of(2023, 12);
    private static final YearMonth BEGUN = YearMonth.of(2025, 3);

    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void publish() throws SQLException {
        WarehouseFolder folder = new WarehouseFolder(directory.resolve("warehouse"));
        Snapshot snapshot = Books.snapshot(
                folder,
                "s1",
                spender(
                        "steady",
                        FIRST,
                        day -> until(day, 16, YearMonth.from(day).equals(BEGUN) ? 20 : 10)),
                spender(
                        "monthly",
                        FIRST,
                        day -> until(day, 16, day.getDayOfMonth() % 15 == 1 ? 1 : isMonthsEnd(day) ? 308 : 0)),
                spender("ordered-ahead", FIRST, day -> day.equals(BEGUN.atDay(27)) ? 10 : until(day, 5, 10)),
                spender("young", BEGUN.minusMonths(5), day -> until(day, 16, 10)),
                spender("late", FIRST, day -> day.isAfter(LocalDate.of(2025, 1, 20)) ? 0 : 10));
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()));
        connection = Engine.open(Limits.DEFAULT);
        Catalogue.attach(connection, folder.catalogue("s1"));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    /**
     * The 16th is not over, so that 15 of 31 days are, and 300 have come. The same part of the twelve months before, 13 of
     * 28, 14 of 30 and 15 of 31 days, were 174 of 365 days: 300 + 191 / 365 x 310 are expected, and the root of 191 / 365 of
     * the forecast's 60 to either side.
     */
    @Test
    void whatHasComeAndTheRestOfTheForecastAreExpected() throws SQLException {
        assertThat(ask("select period, data_until, so_far, usual_share, forecast, is_nowcast, mean, lo80, hi80"
                        + " from nowcast where client_id = 'steady'"))
                .containsExactly("2025-03|2025-03-16|300.0000|0.4767|310.0000|true|462.2200|418.8200|505.6200");
    }

    @Test
    void monthOfWhichTheFirstDaysSayNothingIsForecastAsItWas() throws SQLException {
        assertThat(
                        ask(
                                "select is_nowcast, so_far, mean, lo80, hi80, error_left > 0.9 from nowcast where client_id = 'monthly'"))
                .containsExactly("false|1.0000|310.0000|250.0000|370.0000|true");
        assertThat(ask("select is_nowcast, mean, lo80, hi80, remark from nowcast where client_id = 'ordered-ahead'"))
                .containsExactly("false|310.0000|250.0000|370.0000|forecast as if nothing were known of the month:"
                        + " its data have a gap of 22 days");
        assertThat(ask("select is_nowcast, mean, remark from nowcast where client_id = 'young'"))
                .containsExactly("false|310.0000|forecast as if nothing were known of the month:"
                        + " fewer than six earlier months to learn from");
    }

    @Test
    void monthAfterOneWithoutDataHasNotBegun() throws SQLException {
        assertThat(ask("select * from nowcast where client_id = 'late' and period = '2025-03'"))
                .isEmpty();
    }

    @Test
    void daysOfAKpiAddUpToItsMonths() throws SQLException {
        assertThat(ask("select kpi.client_id, kpi.kpi, kpi.period from kpi left join (select client_id, kpi, period,"
                        + " sum(amount) as amount from kpi_by_day join dim_period using (client_id, period_key) group by all)"
                        + " as day using (client_id, kpi, period) where kpi.kpi = 'ad-spend'"
                        + " and kpi.value is distinct from coalesce(day.amount, 0)"))
                .isEmpty();
    }

    private static int until(LocalDate day, int last, int amount) {
        return YearMonth.from(day).equals(BEGUN) && day.getDayOfMonth() > last ? 0 : amount;
    }

    private static boolean isMonthsEnd(LocalDate day) {
        return day.equals(YearMonth.from(day).atEndOfMonth());
    }

    private static Books spender(String client, YearMonth first, ToIntFunction<LocalDate> spends) {
        Books books = new Books(client).periods(first.atDay(1).toString(), "2025-03-31");
        List<Record> periods = Objects.requireNonNull(books.rows.get(DimPeriod.class));
        periods.replaceAll(row -> ((DimPeriod) row).period().equals("2025-03") ? open((DimPeriod) row) : row);
        for (Record row : List.copyOf(periods)) {
            DimPeriod period = (DimPeriod) row;
            int sum = 0;
            for (LocalDate day = period.firstDay(); !day.isAfter(period.lastDay()); day = day.plusDays(1)) {
                int amount = spends.applyAsInt(day);
                sum += amount;
                if (amount > 0) {
                    books.add(spend(books, period, day, amount));
                }
            }
            if (!period.status().equals("open")) {
                books.add(month(client, period, sum));
            }
        }
        books.add(series(client));
        books.add(forecast(client));
        return books;
    }

    private static DimPeriod open(DimPeriod period) {
        return new DimPeriod(
                period.periodKey(),
                period.clientId(),
                period.period(),
                period.firstDay(),
                period.lastDay(),
                period.days(),
                period.fiscalYear(),
                period.fiscalQuarter(),
                period.periodNumber(),
                period.isAdjustment(),
                period.yearFirstDay(),
                period.priorPeriodKey(),
                period.priorYearKey(),
                period.comparedFirstDay(),
                period.comparedLastDay(),
                "open");
    }

    private static FactAdSpend spend(Books books, DimPeriod period, LocalDate day, int amount) {
        return new FactAdSpend(
                books.client, day, period.periodKey(), 1, null, money(amount), "EUR", null, null, null, 1, 1);
    }

    private static FactTrend month(String client, DimPeriod period, int sum) {
        return new FactTrend(
                client,
                "kpi.ad-spend",
                period.periodKey(),
                period.period(),
                period.firstDay(),
                money(sum),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static DimSeries series(String client) {
        return new DimSeries(
                client,
                "kpi.ad-spend",
                "kpi",
                50031,
                null,
                "Ad spend",
                "kpi",
                "money",
                null,
                1,
                null,
                "2023-12",
                "2025-02",
                15,
                0,
                "2025-03: it is not over",
                "smooth",
                "ets",
                null,
                null,
                Books.KNOWN_AT);
    }

    private static FactForecast forecast(String client) {
        return new FactForecast(
                client,
                "kpi.ad-spend",
                Books.KNOWN_AT,
                1,
                "2025-02",
                "2025-03",
                BEGUN.atDay(1),
                BEGUN.atEndOfMonth(),
                money(310),
                money(250),
                money(370),
                money(210),
                money(410),
                "ets");
    }

    private static BigDecimal money(int amount) {
        return BigDecimal.valueOf(amount).setScale(4);
    }

    private static List<String> ask(String sql) throws SQLException {
        return Asked.rows(connection, sql);
    }
}
