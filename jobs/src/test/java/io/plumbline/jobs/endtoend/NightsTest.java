package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.RunReport.StepReport;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mill's books over a spring: its exports overlap, correct and take back what earlier ones said. */
class NightsTest {
    private static final String INCOME_STATEMENT = "from income_statement where client_id = 'mill' order by all";
    private static final String BALANCE_SHEET = "from balance_sheet where client_id = 'mill' order by all";
    private static final String TRIAL_BALANCE = "from trial_balance where client_id = 'mill' order by all";
    private static final String PIPELINE = "from pipeline where client_id = 'mill' order by all";
    private static final String LINES =
            "select count(*), count(distinct ledger_line_key) from ledger where client_id = 'mill'";
    private static final String NET_INCOME = "select period, amount from income_statement"
            + " where client_id = 'mill' and line = 'Net income' order by period";
    private static final String REVENUE_LINES =
            "select distinct line from income_statement" + " where client_id = 'mill' and kind = 'line' order by line";
    private static final String QUARRY = "select period, amount from income_statement"
            + " where client_id = 'quarry' and line = 'Net income' order by period";
    private static final String STAGES = """
            select deal.deal_id, stay.stage, stay.entered_on, stay.left_on, stay.days, stay.amount
            from fact_deal_stage as stay
            join fact_deal as deal using (client_id, deal_key)
            where client_id = 'mill' order by 1, 3""";
    private static final String FORECAST = "select series_id, period, mean, lo95, hi95, last_period, left_out, known_at"
            + " from forecast where client_id = 'mill' and horizon <= 2 and series_id like 'income%' order by all";
    private static final String FORECAST_WHEN =
            "select client_id, count(distinct known_at) from fact_forecast group by client_id order by client_id";
    private static final String AGAINST_ACTUAL = "select known_at, period, mean, actual, error from"
            + " forecast_against_actual where client_id = 'mill' and name = 'Net income' and subject = 'income statement'"
            + " order by all";
    private static final String TREND = "select period, value from trend"
            + " where client_id = 'mill' and series_id = 'income-statement.net-income' order by period";
    private static final String REVENUE_AHEAD = "select name, period, mean from forecast where client_id = 'mill'"
            + " and name in ('Other operating revenue', 'Total revenue') and period between '2025-06' and '2025-07' order by all";
    private static final String REMARKS_OF_REVENUE =
            "select remarks from dim_series where client_id = 'mill'" + " and name = 'Other operating revenue'";
    private static final String FAILED =
            "select severity, check_name, sample from check_result where client_id = 'mill' and status = 'failed'";
    private static final String[] QUESTIONS = {
        INCOME_STATEMENT,
        BALANCE_SHEET,
        TRIAL_BALANCE,
        PIPELINE,
        LINES,
        NET_INCOME,
        REVENUE_LINES,
        STAGES,
        QUARRY,
        FORECAST,
        TREND,
        FORECAST_WHEN,
        AGAINST_ACTUAL,
        REVENUE_AHEAD,
        REMARKS_OF_REVENUE,
        FAILED
    };

    private static final String GROUP_SHEET = """
            select period, line, amount from consolidated_balance_sheet
            where period in ('2025-01', '2025-03') and kind = 'line' order by period, place""";

    private static final String FIRST_NIGHT = "2025-04-03T02:00:00Z";

    @TempDir
    static Path root = Path.of("");

    private static final List<Told> NIGHTS = new ArrayList<>();
    private static @Nullable Told firstNightAgain;
    private static @Nullable RunReport idle;
    private static final List<RunReport> GROUP_NIGHTS = new ArrayList<>();
    private static List<String> builtForTheGroup = List.of("unknown");
    private static List<Explanation.Line> toShare = List.of();
    private static List<String> groupsShown = List.of();
    private static List<String> ratesShown = List.of();
    private static String ratesOfQuarry = "";
    private static List<String> groupSheet = List.of();
    private static List<String> groupSheetAgain = List.of();
    private static byte[] publishedBefore = {};
    private static byte[] publishedAfter = {};

    @BeforeAll
    static void fiveNights() throws IOException {
        NIGHTS.clear();
        try (Office office =
                new Office(root, 1, true).staying()) { // an earlier night can only be told again from staging
            fiveNights(office);
        }
    }

    private static void fiveNights(Office office) throws IOException {
        NIGHTS.add(januaryToMarch(office));
        NIGHTS.add(februaryToAprilAgain(office));
        NIGHTS.add(anEmptyApril(office));
        NIGHTS.add(anotherPlaceForSales(office));
        publishedBefore = Files.readAllBytes(office.warehouse().current());
        firstNightAgain = Told.beside(
                office, office.night("2025-05-17T02:00:00Z", Optional.of(Instant.parse(FIRST_NIGHT))), QUESTIONS);
        idle = office.night("2025-05-18T02:00:00Z");
        publishedAfter = Files.readAllBytes(office.warehouse().current());
        aGroupAndRates(office);
    }

    private static Told januaryToMarch(Office office) {
        office.settle("mill", "currency: EUR\n");
        office.drop("mill", "journal-2025-01-to-03.csv", """
                Date,Entry,Account,Account type,Debit,Credit
                2025-01-02,1,Bank,Bank,10000.00,
                2025-01-02,1,Capital,Equity,,10000.00
                2025-01-31,2,Bank,Bank,900.00,
                2025-01-31,2,Sales,Income,,900.00
                2025-02-10,3,Bank,Bank,1000.00,
                2025-02-10,3,Sales,Income,,1000.00
                2025-02-20,4,Rent,Expense,300.00,
                2025-02-20,4,Bank,Bank,,300.00
                2025-03-31,5,Bank,Bank,1100.00,
                2025-03-31,5,Sales,Income,,1100.00
                """);
        office.drop("mill", "deals-2025-03-31.csv", """
                Deal id,Stage,Amount,Created
                D1,Qualified,500,2025-03-01
                D2,Proposal,800,2025-03-05
                """);
        office.settle("quarry", "currency: EUR\n");
        office.drop("quarry", "journal.csv", quarry("70.00"));
        return Told.of(office, office.night(FIRST_NIGHT), QUESTIONS);
    }

    /** Entry 4 was deleted at the source, entry 5 changed, entry 6 keyed late. */
    private static Told februaryToAprilAgain(Office office) {
        office.drop("mill", "journal-2025-02-to-04.csv", """
                Date,Entry,Account,Account type,Debit,Credit
                2025-02-03,6,Bank,Bank,250.00,
                2025-02-03,6,Sales,Income,,250.00
                2025-02-10,3,Bank,Bank,1000.00,
                2025-02-10,3,Sales,Income,,1000.00
                2025-03-31,5,Bank,Bank,1150.00,
                2025-03-31,5,Sales,Income,,1150.00
                2025-04-30,7,Bank,Bank,1200.00,
                2025-04-30,7,Sales,Income,,1200.00
                """);
        office.drop("mill", "deals-2025-04-30.csv", """
                Deal id,Stage,Amount,Created
                D1,Proposal,650,2025-03-01
                D2,Closed won,800,2025-03-05
                D3,Qualified,300,2025-04-20
                """);
        office.drop("quarry", "journal.csv", quarry("75.00"));
        return Told.of(office, office.night("2025-05-03T02:00:00Z"), QUESTIONS);
    }

    /** The month was booked in the wrong company; its report is there again, without a line. */
    private static Told anEmptyApril(Office office) {
        office.drop("mill", "april.csv", """
                Tall Mill
                Journal
                April 2025

                Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit
                """);
        office.drop("quarry", "journal.csv", quarry("70.00"));
        return Told.of(office, office.night("2025-05-15T02:00:00Z"), QUESTIONS);
    }

    private static Told anotherPlaceForSales(Office office) {
        office.settle("mill", """
                currency: EUR
                accounts:
                  - {name: Sales, standard: revenue-other}
                forecasts:
                  - {series: Other operating revenue, floor: 5000, until: 2025-06-30}
                  - {series: Wages and salaries, cap: budget}
                """);
        return Told.of(office, office.night("2025-05-16T02:00:00Z"), QUESTIONS);
    }

    private static void aGroupAndRates(Office office) {
        office.put("groups/stone/group.yml", "currency: USD\nmembers:\n  - client: mill\n  - client: quarry\n");
        office.put("rates/eurofxref-hist.csv", """
                Date,USD,JPY,GBP,
                2025-03-31,1.2000,160.00,0.8400,
                2025-02-28,1.1000,160.00,0.8400,
                2025-01-31,1.0000,160.00,0.8400,
                2024-12-31,1.0000,160.00,0.8400,
                """);
        GROUP_NIGHTS.clear();
        RunReport grouped = office.night("2025-05-19T02:00:00Z");
        GROUP_NIGHTS.add(grouped);
        String id = String.valueOf(grouped.snapshotId());
        builtForTheGroup = Json.readSnapshot(office.warehouse().snapshotJson(id)).files().stream()
                .filter(file -> file.startsWith(id))
                .toList();
        groupSheet = office.ask(GROUP_SHEET);
        office.put("groups/stone/group.yml", "currency: USD\nmembers:\n  - client: mill\n");
        office.put("groups/brick/group.yml", "currency: USD\nmembers:\n  - client: kiln\n");
        office.put("rates/eurofxref-hist.zip", "not a zip file");
        toShare = office.explain("2025-05-20T01:00:00Z");
        GROUP_NIGHTS.add(office.night("2025-05-20T02:00:00Z"));
        groupsShown = office.ask("select group_id from dim_group");
        ratesShown = office.ask("select count(*) > 0 from shared_rate");
        try (Query query = Query.open(office.warehouse(), Optional.empty(), Optional.of("quarry"), false);
                Answer rates = query.ask("select count(*) from shared_rate")) {
            rates.next();
            ratesOfQuarry = String.valueOf(rates.row().get(0));
        }
        RunReport asGrouped = office.night("2025-05-21T02:00:00Z", Optional.of(Instant.parse("2025-05-19T03:00:00Z")));
        groupSheetAgain = office.ask(Optional.ofNullable(asGrouped.snapshotId()), GROUP_SHEET);
    }

    /**
     * Mill: 10,000 capital; sales 900, 1,000 + 250 and 1,150 in the three months. Quarry sold 70 for cash in January. One
     * euro is 1.00, 1.10 and 1.20 dollars on the last days, which are the only days.
     *
     * <pre>
     * January  cash 10,970 x 1.00; capital 10,000 x 1.00; earned 970 x 1.00
     * March    cash 13,370 x 1.20 = 16,044; earned 970 + 1,250 x 1.10 + 1,150 x 1.20 = 3,725; adjustment 2,319
     * </pre>
     */
    @Test
    void groupAndRatesOfTheWorkspaceMakeACatalogueAndRebuildNobody() {
        assertThat(GROUP_NIGHTS)
                .allSatisfy(report ->
                        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED));
        assertThat(builtForTheGroup).isEmpty();
        assertThat(groupSheet)
                .containsExactly(
                        "2025-01 | Cash and bank | 10970",
                        "2025-01 | Capital paid in | 10000",
                        "2025-01 | Current-year earnings | 970",
                        "2025-03 | Cash and bank | 16044",
                        "2025-03 | Capital paid in | 10000",
                        "2025-03 | Current-year earnings | 3725",
                        "2025-03 | Translation adjustment | 2319");
    }

    /** One group names a client that is not there, and one file of rates is none. */
    @Test
    void whatIsWrongWithAGroupOrWithRatesIsToldAndTheRestIsPublished() {
        assertThat(toShare)
                .extracting(Explanation.Line::action, Explanation.Line::because)
                .contains(tuple(Explanation.Action.SHARE, "groups or rates of the workspace changed"));
        assertThat(toShare).extracting(Explanation.Line::action).doesNotContain(Explanation.Action.REBUILD);
        assertThat(groupsShown).containsExactly("stone");
        assertThat(Office.client(GROUP_NIGHTS.get(1), Extraction.RATES).refused())
                .extracting(refusal -> refusal.name())
                .containsExactly("rates/eurofxref-hist.zip");
        assertThat(ratesShown).containsExactly("true");
    }

    /** All of its books are in euros: rates between others' currencies are none of its business. */
    @Test
    void aClientsShareHasTheRatesOfItsOwnCurrenciesOnly() {
        assertThat(ratesOfQuarry).isEqualTo("0");
    }

    @Test
    void anEarlierNightShowsTheGroupAsItWasSettledThen() {
        assertThat(groupSheetAgain).isEqualTo(groupSheet);
    }

    @Test
    void everyNightReconcilesAndIsPublished() {
        assertThat(NIGHTS)
                .extracting(Told::report)
                .allSatisfy(report ->
                        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.PUBLISHED));
    }

    @Test
    void deletedChangedAndLateLinesOfAnOverlapCountOnce() {
        assertThat(NIGHTS.get(0).answer(NET_INCOME))
                .containsExactly("2025-01 | 900", "2025-02 | 700", "2025-03 | 1100");
        assertThat(NIGHTS.get(1).answer(NET_INCOME))
                .containsExactly("2025-01 | 900", "2025-02 | 1250", "2025-03 | 1150", "2025-04 | 1200");
        assertThat(NIGHTS.get(1).answer(LINES)).containsExactly("12 | 12");
    }

    @Test
    void exportThatCoversAMonthWithoutALineTakesItsLinesAway() {
        assertThat(NIGHTS.get(2).answer(NET_INCOME))
                .containsExactly("2025-01 | 900", "2025-02 | 1250", "2025-03 | 1150");
        assertThat(NIGHTS.get(2).answer(LINES)).containsExactly("10 | 10");
    }

    @Test
    void fileThatSaysAgainWhatItSaidBeforeIsBelieved() {
        assertThat(NIGHTS)
                .extracting(night -> night.answer(QUARRY))
                .containsExactly(
                        List.of("2025-01 | 70"),
                        List.of("2025-01 | 75"),
                        List.of("2025-01 | 70"),
                        List.of("2025-01 | 70"));
    }

    @Test
    void dumpsBecomeTheHistoryOfADeal() {
        assertThat(NIGHTS.get(1).answer(STAGES))
                .containsExactly(
                        "D1 | Qualified | 2025-03-31 | 2025-04-30 | 30 | 500",
                        "D1 | Proposal | 2025-04-30 | null | null | 650",
                        "D2 | Proposal | 2025-03-31 | 2025-04-30 | 30 | 800",
                        "D2 | Closed won | 2025-04-30 | null | null | 800",
                        "D3 | Qualified | 2025-04-30 | null | null | 300");
    }

    @Test
    void anotherMappingRebuildsTheClientThatItIsOfAndNobodyElse() {
        assertThat(NIGHTS.get(2).answer(REVENUE_LINES)).containsExactly("Revenue");
        assertThat(NIGHTS.get(3).answer(REVENUE_LINES)).containsExactly("Other operating revenue");
        Snapshot before = NIGHTS.get(2).published();
        Snapshot after = NIGHTS.get(3).published();
        assertThat(files(after, "quarry")).isEqualTo(files(before, "quarry")).isNotEmpty();
        assertThat(files(after, "mill"))
                .filteredOn(file -> !file.contains("/fact_forecast/"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).startsWith(after.id()));
    }

    /** On the third of April the books of March are not closed, so that February is the newest month. */
    @Test
    void monthThatIsNotClosedIsForecastAndTheForecastHeldAgainstItLater() {
        assertThat(NIGHTS.get(0).answer(TREND)).containsExactly("2025-01 | 900", "2025-02 | 700");
        assertThat(NIGHTS.get(0).answer(FORECAST))
                .filteredOn(row -> row.startsWith("income-statement.net-income | 2025-03"))
                .singleElement()
                .asString()
                .contains("| 2025-02 | 2025-03: its books are not closed yet |");
        assertThat(NIGHTS.get(0).answer(AGAINST_ACTUAL)).isEmpty();
        assertThat(NIGHTS.get(1).answer(TREND)).containsExactly("2025-01 | 900", "2025-02 | 1250", "2025-03 | 1150");
        assertThat(NIGHTS.get(1).answer(AGAINST_ACTUAL))
                .as("the last value goes on: 700 were expected, and 1,150 came")
                .containsExactly("2025-04-03T02:00 | 2025-03 | 700 | 1150 | -450");
    }

    /** A contract until June; a line that the client does not have is not passed over silently. */
    @Test
    void whatIsSettledOfMonthsToComeIsKeptAndTotalsFollow() {
        assertThat(NIGHTS.get(3).answer(REVENUE_AHEAD))
                .containsExactly(
                        "Other operating revenue | 2025-06 | 5000",
                        "Other operating revenue | 2025-07 | 1150",
                        "Total revenue | 2025-06 | 5000",
                        "Total revenue | 2025-07 | 1150");
        assertThat(NIGHTS.get(3).answer(REMARKS_OF_REVENUE))
                .singleElement()
                .asString()
                .startsWith("too short: 3 values are known")
                .endsWith("a floor is kept in 3 of 18 months");
        assertThat(NIGHTS.get(3).answer(FAILED))
                .containsExactly("warning | forecast_rules_have_series | Wages and salaries");
    }

    /** Quarry's figure goes from 70 to 75 and back; the fourth night is about Mill alone. */
    @Test
    void pastForecastsStayAndOnlyWhoseSeriesChangedIsForecastAgain() {
        assertThat(NIGHTS)
                .extracting(night -> night.answer(FORECAST_WHEN))
                .containsExactly(
                        List.of("mill | 1", "quarry | 1"),
                        List.of("mill | 2", "quarry | 2"),
                        List.of("mill | 3", "quarry | 3"),
                        List.of("mill | 4", "quarry | 3"));
    }

    @Test
    void whatWasFoundAgreesWithTheStatements() {
        assertThat(NIGHTS)
                .extracting(Told::report)
                .allSatisfy(report -> assertThat(report.clients())
                        .allSatisfy(client -> assertThat(Office.failures(client))
                                .as(client.clientId())
                                .isEmpty()));
    }

    @Test
    void earlierNightIsToldAgainExactly() {
        Told again = Objects.requireNonNull(firstNightAgain);
        assertThat(again.report().outcome()).as(again.report().toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(again.report().steps()).extracting(StepReport::step).contains("star");
        assertThat(again.answers()).isEqualTo(NIGHTS.get(0).answers());
        assertThat(NIGHTS.get(3).answers()).isNotEqualTo(NIGHTS.get(0).answers());
    }

    @Test
    void tellingItAgainLeavesWhatEverybodySees() {
        assertThat(Arrays.equals(publishedBefore, publishedAfter)).isTrue();
    }

    @Test
    void nightWithNothingNewSaysSoAndStopsBeforeSpark() {
        RunReport nothing = Objects.requireNonNull(idle);
        assertThat(nothing.outcome()).as(nothing.toString()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(nothing.message()).startsWith("Nothing new");
        assertThat(nothing.steps()).extracting(StepReport::step).containsExactly("discover", "extract", "compare");
    }

    private static String quarry(String sale) {
        return """
                Date,Entry,Account,Account type,Debit,Credit
                2025-01-15,1,Bank,Bank,%1$s,
                2025-01-15,1,Sales,Income,,%1$s
                """.formatted(sale);
    }

    private static List<String> files(Snapshot snapshot, String client) {
        int shard = Objects.requireNonNull(snapshot.clients().get(client)).shard();
        return Objects.requireNonNull(snapshot.shards().get(shard)).files().values().stream()
                .flatMap(List::stream)
                .sorted()
                .collect(Collectors.toList());
    }
}
