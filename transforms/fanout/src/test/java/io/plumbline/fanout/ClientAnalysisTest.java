package io.plumbline.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.DimSeries;
import io.plumbline.warehouse.analysis.FactForecast;
import io.plumbline.warehouse.analysis.FactForecastAccuracy;
import io.plumbline.warehouse.analysis.FactTrend;
import io.plumbline.warehouse.analysis.FactTrendFinding;
import io.plumbline.warehouse.analysis.KnownAhead;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.analysis.StatementTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A business of 30 months: sales with a season in two accounts, shops and three products, cost in proportion, rent, cash, a
 * loan, equity.
 */
class ClientAnalysisTest {
    private static final int MONTHS = 30;
    private static final Instant KNOWN_AT = Instant.parse("2025-07-20T02:00:00Z");

    private static final List<StatementTotal> TOTALS = List.of(
            new StatementTotal("income statement", "Total revenue", List.of("revenue")),
            new StatementTotal(
                    "income statement", "Net income", List.of("revenue", "cost of sales", "operating expense")),
            new StatementTotal("balance sheet", "Total assets", List.of("cash", "inventory")),
            new StatementTotal("balance sheet", "Total liabilities", List.of("long-term liabilities")),
            new StatementTotal("balance sheet", "Total equity", List.of("equity")),
            new StatementTotal(
                    "balance sheet", "Total liabilities and equity", List.of("long-term liabilities", "equity")),
            new StatementTotal("cash flow", "Change in cash", List.of("operating")));

    private static List<FactForecast> forecasts = List.of();
    private static @Nullable SeriesFindings found;

    @BeforeAll
    static void analysed() throws InterruptedException {
        found = ClientAnalysis.of(shop(), new Question(TOTALS, KNOWN_AT), 2);
        assertThat(found.failure()).isNull();
        forecasts = found.forecasts();
    }

    @Test
    void linesOfAStatementAddUpToItsTotalsToTheCent() {
        assertThat(IntStream.rangeClosed(1, 18)).allSatisfy(h -> {
            assertThat(mean("income-statement.net-income", h))
                    .isEqualByComparingTo(mean("income-statement.revenue", h)
                            .subtract(mean("income-statement.cost-of-sales", h))
                            .subtract(mean("income-statement.rent", h)));
            assertThat(mean("income-statement.net-income", h).scale()).isLessThanOrEqualTo(2);
            assertThat(mean("balance-sheet.total-assets", h))
                    .isEqualByComparingTo(mean("balance-sheet.cash", h).add(mean("balance-sheet.inventory", h)));
        });
    }

    @Test
    void accountsAddUpToTheirLineToTheCent() {
        assertAddUp("income-statement.revenue", "income-statement.revenue/4000", "income-statement.revenue/4010");
    }

    @Test
    void everyWayToDivideSalesAddsUpToThemToTheCent() {
        assertAddUp("kpi.order-sales", "kpi.order-sales/location/north", "kpi.order-sales/location/south");
        assertAddUp(
                "kpi.order-sales",
                "kpi.order-sales/product/bread",
                "kpi.order-sales/product/cake",
                "kpi.order-sales/product/tea");
    }

    private static void assertAddUp(String whole, String... parts) {
        assertThat(IntStream.rangeClosed(1, 18))
                .allSatisfy(h -> assertThat(Stream.of(parts)
                                .map(part -> mean(part, h))
                                .peek(mean -> assertThat(mean).isPositive())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(mean(whole, h)));
    }

    @Test
    void sheetOfEveryMonthAheadBalances() {
        assertThat(IntStream.rangeClosed(1, 18)).allSatisfy(h -> {
            assertThat(mean("balance-sheet.total-assets", h))
                    .isEqualByComparingTo(mean("balance-sheet.total-liabilities-and-equity", h));
            assertThat(mean("balance-sheet.total-equity", h))
                    .isEqualByComparingTo(
                            mean("balance-sheet.capital", h).add(mean("balance-sheet.retained-earnings", h)));
        });
    }

    @Test
    void cashFlowBeginsWithTheNetIncomeOfTheIncomeStatement() {
        assertThat(IntStream.rangeClosed(1, 18))
                .allSatisfy(h -> assertThat(mean("cash-flow.net-income", h))
                        .isEqualByComparingTo(mean("income-statement.net-income", h)));
    }

    @Test
    void intervalsHoldTheMeanAndOneAnother() {
        assertThat(forecasts).allSatisfy(row -> {
            assertThat(row.lo95()).isLessThanOrEqualTo(row.lo80());
            assertThat(row.lo80()).isLessThanOrEqualTo(row.mean());
            assertThat(row.mean()).isLessThanOrEqualTo(row.hi80());
            assertThat(row.hi80()).isLessThanOrEqualTo(row.hi95());
        });
    }

    /** The loan falls by 200 every month, so that a model of it is surer than any error: that widens nobody's intervals. */
    @Test
    void seriesWithoutAnyNoiseWidensNobodysIntervals() {
        assertThat(forecasts)
                .allSatisfy(row -> assertThat(row.hi95().subtract(row.lo95())).isLessThan(BigDecimal.valueOf(200_000)));
    }

    @Test
    void costThatWasNeverNegativeIsNotForecastNegative() {
        assertThat(forecasts)
                .filteredOn(row -> row.seriesId().equals("income-statement.cost-of-sales"))
                .allSatisfy(row -> assertThat(row.mean().signum()).isNotNegative());
    }

    /** Months after June 2025, as the calendar goes on. */
    @Test
    void monthsAheadFollowTheNewestThatIsKnown() {
        assertThat(forecasts)
                .filteredOn(row -> row.seriesId().equals("income-statement.revenue"))
                .extracting(FactForecast::period)
                .startsWith("2025-07", "2025-08")
                .endsWith("2026-12")
                .hasSize(18);
        assertThat(forecasts).extracting(FactForecast::lastPeriod).containsOnly("2025-06");
    }

    @Test
    void trendHasTheValuesThemselves() {
        assertThat(findings().trends())
                .filteredOn(row -> row.seriesId().equals("income-statement.rent"))
                .extracting(FactTrend::value)
                .hasSize(MONTHS)
                .containsOnly(money(1500));
    }

    @Test
    void everyFindingIsASentence() {
        assertThat(findings().findings())
                .isNotEmpty()
                .extracting(FactTrendFinding::sentence)
                .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
        assertThat(findings().findings())
                .filteredOn(row -> row.seriesId().equals("income-statement.revenue"))
                .extracting(FactTrendFinding::finding)
                .contains("growth");
    }

    @Test
    void backTestIsToldByHorizonAndInAll() {
        assertThat(findings().accuracies())
                .filteredOn(row -> row.seriesId().equals("income-statement.revenue"))
                .extracting(FactForecastAccuracy::horizon)
                .startsWith(0, 1, 2);
        assertThat(findings().series())
                .filteredOn(row -> row.seriesId().equals("income-statement.revenue"))
                .extracting(DimSeries::beatsSeasonalNaive)
                .doesNotContainNull();
    }

    @Test
    void oneThreadFindsTheSame() throws InterruptedException {
        assertThat(ClientAnalysis.of(shop(), new Question(TOTALS, KNOWN_AT), 1)).isEqualTo(found);
    }

    @Test
    void seriesThatBreakTheAnalysisStopNobodyElses() throws InterruptedException {
        ClientSeries broken = new ClientSeries("broken", List.of(), List.of(), shop().series());
        List<SeriesFindings> all = new ArrayList<>();
        FanOut.onThreads(List.of(broken, shop()), new Question(TOTALS, KNOWN_AT), 2, all::add);
        assertThat(all).hasSize(2);
        assertThat(all.get(0).failure()).isNotNull();
        assertThat(all.get(1)).isEqualTo(found);
    }

    /** Rent is let go up to 1,700 from September on, by contract; sales are capped at 5,000 in July, by a fire. */
    @Test
    void whatIsKnownBeforehandIsKeptAndTotalsFollow() throws InterruptedException {
        SeriesFindings held = ClientAnalysis.of(
                shop().knowing(Map.of(
                        "income-statement.rent",
                        new KnownAhead(Map.of("2025-09", money(1_700)), Map.of(), false, Map.of()),
                        "income-statement.revenue",
                        new KnownAhead(Map.of(), Map.of("2025-07", money(5_000)), true, Map.of()),
                        "kpi.order-sales",
                        new KnownAhead(Map.of("2025-08", money(20_000)), Map.of(), false, Map.of()))),
                new Question(TOTALS, KNOWN_AT),
                2);
        assertThat(held.failure()).isNull();
        Map<String, FactForecast> rows = held.forecasts().stream()
                .collect(Collectors.toMap(row -> row.seriesId() + " " + row.period(), row -> row));
        FactForecast rent = Objects.requireNonNull(rows.get("income-statement.rent 2025-09"));
        FactForecast sales = Objects.requireNonNull(rows.get("income-statement.revenue 2025-07"));
        assertThat(List.of(rent.lo95(), rent.mean(), rent.hi95()))
                .allSatisfy(end -> assertThat(end).isEqualByComparingTo("1700"));
        assertThat(Objects.requireNonNull(rows.get("income-statement.rent 2025-08"))
                        .mean())
                .isEqualByComparingTo("1500");
        assertThat(sales.hi95()).isEqualByComparingTo("5000");
        assertThat(Objects.requireNonNull(rows.get("income-statement.total-revenue 2025-07"))
                        .mean())
                .isEqualByComparingTo(sales.mean());
        assertThat(sum(rows, "2025-07", "income-statement.revenue/4000", "income-statement.revenue/4010"))
                .isEqualByComparingTo("5000");
        assertThat(sum(rows, "2025-08", "kpi.order-sales")).isEqualByComparingTo("20000");
        assertThat(sum(rows, "2025-08", "kpi.order-sales/location/north", "kpi.order-sales/location/south"))
                .isEqualByComparingTo("20000");
        assertThat(sum(
                        rows,
                        "2025-08",
                        "kpi.order-sales/product/bread",
                        "kpi.order-sales/product/cake",
                        "kpi.order-sales/product/tea"))
                .isEqualByComparingTo("20000");
        assertThat(held.series())
                .filteredOn(row -> row.subject().equals("income statement")
                        && List.of("Rent", "Revenue").contains(row.name()))
                .extracting(DimSeries::remarks)
                .satisfiesExactlyInAnyOrder(
                        remarks -> assertThat(remarks).contains("a floor is kept in 1 of 18 months"),
                        remarks -> assertThat(remarks)
                                .contains(
                                        "a cap is kept in 1 of 18 months",
                                        "the budget explains nothing, as it is known for 0 of the 48 months"));
    }

    /** Of 30 months from January 2023 on, the 25th stands out twentyfold; the second series died, the third never moved. */
    @Test
    void remarksNameMonthsAndSayWhatIsSimple() throws InterruptedException {
        ClientSeries odd = new ClientSeries(
                "odd",
                months(YearMonth.of(2023, 1), MONTHS),
                months(YearMonth.of(2025, 7), 24),
                List.of(
                        line("cash flow", "Spiked", "operating", 1, t -> t == 24 ? 20_000 : 1_000 + 7 * (t % 5)),
                        line("cash flow", "Dead", "operating", 1, t -> t < 5 ? 100 : 0),
                        line("cash flow", "Constant", "operating", 1, t -> 5)));
        SeriesFindings told = ClientAnalysis.of(odd, new Question(List.of(), KNOWN_AT), 1);
        assertThat(told.series())
                .extracting(DimSeries::remarks)
                .satisfiesExactly(
                        spiked -> assertThat(spiked).contains("taken for one-offs and not carried ahead: 2025-01"),
                        dead -> assertThat(dead).startsWith("dead: "),
                        constant -> assertThat(constant).startsWith("constant: "));
        assertThat(told.forecasts()).extracting(FactForecast::mean).hasSize(3 * 18);
    }

    @Test
    void floorAboveItsCapIsLeftAsideAndSaid() throws InterruptedException {
        SeriesFindings contrary = ClientAnalysis.of(
                shop().knowing(Map.of(
                        "income-statement.rent",
                        new KnownAhead(
                                Map.of("2025-09", money(2_000)), Map.of("2025-09", money(1_000)), false, Map.of()))),
                new Question(TOTALS, KNOWN_AT),
                2);
        assertThat(contrary.forecasts())
                .filteredOn(row -> row.seriesId().equals("income-statement.rent"))
                .allSatisfy(row -> assertThat(row.mean()).isEqualByComparingTo("1500"));
        assertThat(contrary.series())
                .extracting(DimSeries::remarks)
                .anySatisfy(remarks ->
                        assertThat(remarks).contains("its floor lies above its cap, and neither is kept, in 2025-09"));
    }

    private static BigDecimal sum(Map<String, FactForecast> rows, String period, String... series) {
        return Stream.of(series)
                .map(id ->
                        Objects.requireNonNull(rows.get(id + " " + period), id).mean())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static SeriesFindings findings() {
        return Objects.requireNonNull(found);
    }

    private static BigDecimal mean(String series, int horizon) {
        Map<String, BigDecimal> means = forecasts.stream()
                .filter(row -> row.horizon() == horizon)
                .collect(Collectors.toMap(FactForecast::seriesId, FactForecast::mean));
        return Objects.requireNonNull(means.get(series), series);
    }

    private static ClientSeries shop() {
        IntToDoubleFunction sales =
                t -> 9_000 + 40 * t + 1_500 * Math.sin(t * Math.PI / 6) + 211 * ((t * 7919) % 13 - 6);
        IntToDoubleFunction cost = t -> .4 * sales.applyAsDouble(t) + 37 * ((t * 104729) % 11 - 5);
        IntToDoubleFunction income = t -> round(sales, t) - round(cost, t) - 1_500;
        IntToDoubleFunction cash = t -> 20_000 + 800 * t + 300 * ((t * 31) % 7 - 3);
        IntToDoubleFunction stock = t -> 5_000 + 90 * ((t * 17) % 5);
        IntToDoubleFunction loan = t -> 12_000 - 200 * t;
        IntToDoubleFunction retained =
                t -> cash.applyAsDouble(t) + stock.applyAsDouble(t) - loan.applyAsDouble(t) - 9_000;
        IntToDoubleFunction online = t -> 2_000 + 30 * t + 90 * ((t * 7) % 5 - 2);
        IntToDoubleFunction north = t -> .6 * sales.applyAsDouble(t);
        IntToDoubleFunction cake = t -> 1_200 + 25 * ((t * 11) % 7);
        IntToDoubleFunction tea = t -> 900 + 10 * t;
        return new ClientSeries(
                "shop",
                months(YearMonth.of(2023, 1), MONTHS),
                months(YearMonth.of(2025, 7), 24),
                List.of(
                        line("income statement", "Revenue", "revenue", 1, sales),
                        part("income-statement.revenue", "4000", "account", t -> round(sales, t) - round(online, t)),
                        part("income-statement.revenue", "4010", "account", online),
                        line("income statement", "Cost of sales", "cost of sales", -1, cost),
                        line("income statement", "Rent", "operating expense", -1, t -> 1_500),
                        total("income statement", "Total revenue", 1, sales),
                        total("income statement", "Net income", 1, income),
                        line("balance sheet", "Cash", "cash", 1, cash),
                        line("balance sheet", "Inventory", "inventory", 1, stock),
                        line("balance sheet", "Loan", "long-term liabilities", -1, loan),
                        line("balance sheet", "Capital", "equity", -1, t -> 9_000),
                        line("balance sheet", "Retained earnings", "equity", -1, retained),
                        total("balance sheet", "Total assets", 1, t -> cash.applyAsDouble(t) + stock.applyAsDouble(t)),
                        total("balance sheet", "Total liabilities", -1, loan),
                        total("balance sheet", "Total equity", -1, t -> 9_000 + retained.applyAsDouble(t)),
                        total(
                                "balance sheet",
                                "Total liabilities and equity",
                                -1,
                                t -> cash.applyAsDouble(t) + stock.applyAsDouble(t)),
                        line("cash flow", "Net income", "operating", 1, income),
                        line("cash flow", "Change in inventory", "operating", 1, t -> 90 * ((t * 13) % 5 - 2)),
                        total("cash flow", "Change in cash", 1, t -> income.applyAsDouble(t) + 90 * ((t * 13) % 5 - 2)),
                        series("kpi", "Order sales", null, "kpi", 1, sales),
                        part("kpi.order-sales", "location/north", "location", north),
                        part("kpi.order-sales", "location/south", "location", t -> round(sales, t) - round(north, t)),
                        part(
                                "kpi.order-sales",
                                "product/bread",
                                "product",
                                t -> round(sales, t) - round(cake, t) - round(tea, t)),
                        part("kpi.order-sales", "product/cake", "product", cake),
                        part("kpi.order-sales", "product/tea", "product", tea)));
    }

    private static double round(IntToDoubleFunction of, int t) {
        return money(of.applyAsDouble(t)).doubleValue();
    }

    private static MonthlySeries line(String subject, String name, String section, int sign, IntToDoubleFunction of) {
        return series(subject, name, section, "line", sign, of);
    }

    private static MonthlySeries total(String subject, String name, int sign, IntToDoubleFunction of) {
        return series(subject, name, null, "total", sign, of);
    }

    private static MonthlySeries part(String whole, String code, String kind, IntToDoubleFunction of) {
        String subject = whole.substring(0, whole.indexOf('.')).replace('-', ' ');
        return series(whole + "/" + code, subject, code, null, kind, whole, 1, of);
    }

    private static MonthlySeries series(
            String subject, String name, @Nullable String section, String kind, int sign, IntToDoubleFunction of) {
        String id = (subject + "." + name).toLowerCase(Locale.ROOT).replace(' ', '-');
        return series(id, subject, name, section, kind, null, sign, of);
    }

    private static MonthlySeries series(
            String id,
            String subject,
            String name,
            @Nullable String section,
            String kind,
            @Nullable String partOf,
            int sign,
            IntToDoubleFunction of) {
        return new MonthlySeries(
                id,
                subject,
                0,
                section,
                name,
                kind,
                "money",
                null,
                sign,
                partOf,
                0,
                IntStream.range(0, MONTHS)
                        .mapToObj(t -> money(of.applyAsDouble(t)))
                        .toList(),
                null);
    }

    private static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static List<Month> months(YearMonth first, int count) {
        return IntStream.range(0, count)
                .mapToObj(first::plusMonths)
                .map(month -> new Month(
                        month.getYear() * 100L + month.getMonthValue(),
                        month.toString(),
                        month.atDay(1),
                        month.atEndOfMonth()))
                .toList();
    }
}
