package io.plumbline.star;

import static io.plumbline.star.CanonicalRows.account;
import static io.plumbline.star.CanonicalRows.deal;
import static io.plumbline.star.CanonicalRows.line;
import static io.plumbline.star.CanonicalRows.named;
import static io.plumbline.star.CanonicalRows.order;
import static io.plumbline.star.CanonicalRows.party;
import static io.plumbline.star.CanonicalRows.planned;
import static io.plumbline.star.CanonicalRows.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.star.StagedWorkspace.Star;
import io.plumbline.warehouse.calendar.CalendarWithAdjustments;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.calendar.WeeklyCalendar;
import io.plumbline.warehouse.client.Client;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How newer exports relate to older ones: one client per story, all built at once. */
@ExtendWith(SharedSpark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StarHistoryTest {
    private Star star;
    private Star earlier;

    @BeforeAll
    void build(SparkSession spark, @TempDir Path root) {
        StagedWorkspace staged = new StagedWorkspace(spark, root);
        ledgerExportedAgain(staged);
        chartThatChanges(staged);
        ordersExportedAgain(staged);
        dealsDumpedThreeTimes(staged);
        budgetsRevised(staged);
        partyThatMoves(staged);
        weeklyCalendar(staged);
        yearsWithAdjustments(staged);
        frenchLedger(staged);
        yearsThatAreClosed(staged);
        star = staged.build();
        earlier = staged.build(Instant.parse("2025-02-15T00:00:00Z"));
    }

    private static void ledgerExportedAgain(StagedWorkspace staged) {
        staged.export(
                "window",
                "journal",
                "2025-02-01",
                List.of(
                        line("1", "2025-01-10", "Cash", "10"),
                        line("2", "2025-01-20", "Cash", "20"),
                        line("3", "2025-01-25", "Cash", "30"),
                        line("4", "2025-01-31", "Cash", "40")));
        staged.export(
                "window",
                "general-ledger",
                "2025-03-01",
                List.of(
                        line("2", "2025-01-20", "Cash", "21"), // changed; entry 3 was deleted at the source
                        line("4", "2025-01-31", "Cash", "40"),
                        line("5", "2025-02-28", "Cash", "50"),
                        line("5", "2025-02-28", "Cash", "50"))); // two like lines are two lines
    }

    @Test
    void deletedAndChangedLinesAndOverlapsAreReflectedAndNoneCountsTwice() {
        assertThat(
                        star.rows(
                                "select entry_id, amount from fact_ledger_line where client_id = 'window' order by posted_on, entry_id"))
                .containsExactly("1|10.0000", "2|21.0000", "4|40.0000", "5|50.0000", "5|50.0000");
    }

    @Test
    void earlierMomentShowsWhatWasKnownThen() {
        assertThat(earlier.rows("select sum(amount), count(*) from fact_ledger_line where client_id = 'window'"))
                .containsExactly("100.0000|4");
        assertThat(earlier.rows("select path from dim_source_file where client_id = 'window'"))
                .hasSize(1);
    }

    private static void chartThatChanges(StagedWorkspace staged) {
        staged.export(
                "chart",
                "chart",
                "2025-01-10",
                List.of(account("600", "Rent", "Expenses", null, null), account("610", "Old", "Expenses", null, null)));
        staged.export("chart", "chart", "2025-01-20", List.of(account("600", "Rent", "Expenses", null, null)));
        staged.export("chart", "chart", "2025-02-01", List.of(account("600", "Shop rent", "Expenses", null, null)));
        staged.export(
                "chart",
                "journal",
                "2025-03-01",
                List.of(
                        line("1", "2025-01-31", "600", "1"),
                        line("2", "2025-02-01", "600", "2"),
                        line("3", "2025-02-05", "610", "3"),
                        line("4", "2025-02-05", "999", "4")));
    }

    @Test
    void accountVersionsTileAllDaysAndAPostingFindsTheOneInForce() {
        assertThat(
                        star.rows(
                                "select account_code, account_name, valid_from, valid_to, is_current from dim_account where client_id = 'chart' order by account_code, valid_from"))
                .containsExactly(
                        "600|Rent|1900-01-01|2025-01-31|false",
                        "600|Shop rent|2025-02-01|9999-12-31|true",
                        "610|Old|1900-01-01|9999-12-31|true",
                        "999|999|1900-01-01|9999-12-31|true");
        assertThat(
                        star.rows(
                                "select amount, account_name from fact_ledger_line join dim_account using (account_key) where fact_ledger_line.client_id = 'chart' order by amount"))
                .containsExactly("1.0000|Rent", "2.0000|Shop rent", "3.0000|Old", "4.0000|999");
    }

    private static void ordersExportedAgain(StagedWorkspace staged) {
        staged.export("upsert", "catalogue", "2025-01-01", List.of(product("Bread", null, "2")));
        staged.export(
                "upsert",
                "till",
                "2025-02-01",
                List.of(
                        order("A", null, "2025-01-05", "Bread", "1", "2"),
                        order("A", null, "2025-01-05", "Bread", "1", "2"),
                        order("B", null, "2025-01-06", "Bread", "1", "2"),
                        order("B", null, "2025-01-06", "Cake", "1", "5")));
        staged.export("upsert", "till", "2025-02-02", List.of(order("B", 7, "2025-01-06", "bread", "-1", "-2")));
        staged.export("upsert", "shop", "2025-02-03", List.of(order("A", null, "2025-01-07", null, "1", "9")));
    }

    @Test
    void allLinesOfAnOrderComeFromTheNewestExportThatHasItAndDuplicatesAreKept() {
        assertThat(
                        star.rows(
                                "select order_id, line_number, net_amount, product_name, ordered_on from fact_order_line left join dim_product using (product_key) where fact_order_line.client_id = 'upsert' order by ordered_on, line_number"))
                .containsExactly(
                        "A|1|2.0000|Bread|2025-01-05",
                        "A|2|2.0000|Bread|2025-01-05",
                        "B|7|-2.0000|Bread|2025-01-06",
                        "A|1|9.0000|null|2025-01-07");
        assertThat(star.rows("select count(distinct order_key) from fact_order_line where client_id = 'upsert'"))
                .containsExactly("3");
    }

    private static void dealsDumpedThreeTimes(StagedWorkspace staged) {
        staged.export(
                "deals",
                "crm",
                "2025-01-10",
                List.of(deal("1", "Proposal", "Acme", null, "10"), deal("2", "Lead", null, null, "5")));
        staged.export("deals", "crm", "2025-01-20", List.of(deal("1", "Proposal", "Acme", null, "12")));
        staged.export("deals", "crm", "2025-02-20", List.of(deal("1", "Closed Won", "ACME Inc.", null, "12")));
    }

    @Test
    void stagesFollowFromSuccessiveDumps() {
        assertThat(star.rows("select deal_id, stage, outcome, amount from fact_deal where client_id = 'deals'"))
                .containsExactly("1|Closed Won|won|12.0000");
        assertThat(
                        star.rows(
                                "select stage, entered_on, left_on, days, amount, outcome from fact_deal_stage where client_id = 'deals' order by entered_on, stage"))
                .containsExactly(
                        "Lead|2025-01-10|2025-01-20|10|5.0000|open",
                        "Proposal|2025-01-10|2025-02-20|41|10.0000|open",
                        "Closed Won|2025-02-20|null|null|12.0000|won");
    }

    private static void budgetsRevised(StagedWorkspace staged) {
        Client client = StagedWorkspace.client("plans");
        staged.with(new Client(
                client.id(),
                client.name(),
                client.industry(),
                client.currency(),
                client.timeZone(),
                client.calendar(),
                client.closingDays(),
                client.nationalChart(),
                client.accountRules(),
                client.sameParties(),
                Set.of("Budget@1"),
                client.keptPersonal(),
                client.settingsHash()));
        staged.export(
                "plans",
                "chart",
                "2025-01-01",
                List.of(
                        account("4000", "Sales", "Income", null, null),
                        account("6000", "Occupancy", "Expenses", null, null),
                        account("6010", "Gas", "Expenses", null, "6000")));
        staged.export(
                "plans",
                "budget",
                "2025-01-01",
                List.of(
                        planned("Budget", "4000", "2025-01-15", "100"),
                        planned("Budget", "sales", "2025-02-01", "110"),
                        planned("Budget", "Occupancy:Gas", "2025-01-01", "20"),
                        planned("Budget", "Wages and salaries", "2025-01-01", "30"),
                        planned("Budget", "Zeppelin", "2025-01-01", "1")));
        staged.export("plans", "budget", "2025-03-01", List.of(planned("Budget", "4000", "2025-01-01", "90")));
    }

    @Test
    void planIsMatchedByCodeNamePathOrStandardAccountAndNothingIsDropped() {
        assertThat(
                        star.rows(
                                "select account_code, f.standard_account, natural_amount, amount, first_day from fact_plan_month f join dim_plan p using (plan_key) left join dim_account a on a.account_id = f.account_id where p.client_id = 'plans' and version = 1 order by source_row"))
                .containsExactly(
                        "4000|revenue|100.0000|-100.0000|2025-01-01",
                        "4000|revenue|110.0000|-110.0000|2025-02-01",
                        "6010|utilities|20.0000|20.0000|2025-01-01",
                        "null|payroll|30.0000|30.0000|2025-01-01",
                        "Zeppelin|unclassified|1.0000|1.0000|2025-01-01");
        assertThat(
                        star.rows(
                                "select plan, version, is_current, is_frozen, first_month, last_month from dim_plan where client_id = 'plans' order by version"))
                .containsExactly(
                        "Budget|1|false|true|2025-01-01|2025-02-01", "Budget|2|true|false|2025-01-01|2025-01-01");
    }

    private static void partyThatMoves(StagedWorkspace staged) {
        staged.export("party", "crm", "2025-01-01", List.of(party("C1", "Acme GmbH", "customer", null, "Ulm")));
        staged.export("party", "crm", "2025-02-01", List.of(party("C1", "Acme GmbH", "customer", null, "Bonn")));
        staged.export(
                "party",
                "journal",
                "2025-03-01",
                List.of(
                        line("1", "2025-01-31", "Sales", "-1", "ACME", null),
                        line("2", "2025-02-28", "Sales", "-2", "Acme", "North"),
                        line("3", "2025-02-28", "Rent", "3", "Landlord", " north")));
    }

    @Test
    void partyOfAPostingIsTheVersionOfThatDay() {
        assertThat(
                        star.rows(
                                "select amount, party_name, city, is_customer, is_supplier, found_in from fact_ledger_line join dim_party using (party_key) where fact_ledger_line.client_id = 'party' order by posted_on, amount"))
                .containsExactly(
                        "-1.0000|Acme GmbH|Ulm|true|false|ledger, crm",
                        "-2.0000|Acme GmbH|Bonn|true|false|ledger, crm",
                        "3.0000|Landlord|null|false|true|ledger");
        assertThat(star.rows("select count(*) from dim_location where client_id = 'party'"))
                .containsExactly("1");
    }

    private static void weeklyCalendar(StagedWorkspace staged) {
        staged.with(StagedWorkspace.withCalendar(
                StagedWorkspace.client("weeks"),
                new WeeklyCalendar(
                        WeeklyCalendar.Pattern.W454,
                        Month.JANUARY,
                        DayOfWeek.SATURDAY,
                        WeeklyCalendar.YearEnd.NEAREST)));
        staged.export(
                "weeks",
                "journal",
                "2025-03-01",
                List.of(
                        line("1", "2024-02-03", "Cash", "1"),
                        line("2", "2024-02-04", "Cash", "2"),
                        line("3", "0202-03-01", "Cash", "3")));
    }

    @Test
    void weeklyPeriodsHoldTheirDaysAndAMistypedCenturyStillHasItsPeriod() {
        assertThat(
                        star.rows(
                                "select period, movement from fact_account_month join dim_period using (period_key) where fact_account_month.client_id = 'weeks' order by movement"))
                .containsExactly("FY2024-P12|1.0000", "FY2025-P01|2.0000", "FY0203-P02|3.0000");
        assertThat(star.rows("select count(*) from dim_period where client_id = 'weeks'"))
                .containsExactly("37");
    }

    /**
     * 2023 earns 100 - 60; the year's end moves that to equity in two entries that nothing marks, one line comes late, and a
     * dividend is none of it. In 2024 the owner takes over an expense at the year's end, which closes nothing.
     */
    private static void yearsThatAreClosed(StagedWorkspace staged) {
        staged.export(
                "closed",
                "chart",
                "2023-01-01",
                List.of(
                        account("Bank", "Bank", "Bank", null, null),
                        account("Sales", "Sales", "Income", null, null),
                        account("Rent", "Rent", "Expenses", null, null),
                        account("Owner", "Owner", "Equity", null, null)));
        staged.export(
                "closed",
                "journal",
                "2025-03-01",
                List.of(
                        line("1", "2023-05-01", "Bank", "100"),
                        line("1", "2023-05-01", "Sales", "-100"),
                        line("2", "2023-06-01", "Rent", "60"),
                        line("2", "2023-06-01", "Bank", "-60"),
                        line("3", "2023-12-31", "Sales", "100"),
                        line("3", "2023-12-31", "Owner", "-100"),
                        line("4", "2023-12-31", "Rent", "-60"),
                        line("4", "2023-12-31", "Owner", "60"),
                        line("5", "2023-12-31", "Rent", "2"),
                        line("5", "2023-12-31", "Bank", "-2"),
                        line("6", "2023-12-31", "Owner", "10"),
                        line("6", "2023-12-31", "Bank", "-10"),
                        line("1", "2024-05-01", "Bank", "100"),
                        line("1", "2024-05-01", "Sales", "-100"),
                        line("2", "2024-06-01", "Rent", "60"),
                        line("2", "2024-06-01", "Bank", "-60"),
                        line("3", "2024-12-31", "Rent", "-60"),
                        line("3", "2024-12-31", "Owner", "60")));
    }

    @Test
    void entriesThatMoveAYearsEarningsToEquityAreClosingEntriesWithoutAMark() {
        assertThat(star.rows("select distinct year(posted_on), entry_id, entry_kind from fact_ledger_line"
                        + " where client_id = 'closed' and entry_kind <> 'normal' order by 1, 2"))
                .containsExactly("2023|3|closing", "2023|4|closing");
    }

    private static void yearsWithAdjustments(StagedWorkspace staged) {
        staged.with(StagedWorkspace.withCalendar(
                StagedWorkspace.client("years"), new CalendarWithAdjustments(new MonthlyCalendar(Month.JANUARY))));
        staged.export(
                "years",
                "journal",
                "2024-03-01",
                List.of(
                        line("1", "2022-11-30", "Cash", "1", "opening"), // months before the books begin
                        line("2", "2023-01-10", "Cash", "2"),
                        line("3", "2023-12-31", "Cash", "4"),
                        line("4", "2023-12-31", "Cash", "8", "adjustment"),
                        line("5", "2023-06-30", "Cash", "16", "adjustment"),
                        line("6", "2023-08-15", "Cash", "32", "opening"), // another account, among running books
                        line("7", "2023-12-31", "Petty cash", "64", "opening"), // the last day before the year
                        line("8", "2024-01-10", "Petty cash", "128"),
                        line("9", "2025-01-10", "Petty cash", "256", "adjustment"))); // of a year that is not over
    }

    @Test
    void adjustmentsHaveAPeriodOfTheirOwnAndOpeningEntriesOpenTheYearThatTheyStandBefore() {
        assertThat(
                        star.rows(
                                "select period, movement from fact_account_month join dim_period using (period_key) where fact_account_month.client_id = 'years' order by movement"))
                .containsExactly(
                        "2023-01|1.0000",
                        "2023-01|2.0000",
                        "2023-12|4.0000",
                        "FY2023-P13|24.0000",
                        "2023-08|32.0000",
                        "2024-01|64.0000",
                        "2024-01|128.0000",
                        "FY2025-P13|256.0000");
        assertThat(
                        star.rows(
                                "select period, period_number, days, first_day, year_first_day from dim_period where client_id = 'years' and is_adjustment order by first_day"))
                .containsExactly(
                        "FY2022-P13|13|0|2022-12-31|2022-01-01",
                        "FY2023-P13|13|0|2023-12-31|2023-01-01",
                        "FY2024-P13|13|0|2024-12-31|2024-01-01",
                        "FY2025-P13|13|0|2025-12-31|2025-01-01");
        assertThat(
                        star.rows(
                                "select one.period, prior.period, year.period from dim_period one join dim_period prior on prior.period_key = one.prior_period_key join dim_period year on year.period_key = one.prior_year_key where one.client_id = 'years' and one.period in ('FY2024-P13', '2025-01') order by one.first_day"))
                .containsExactly("FY2024-P13|2024-12|FY2023-P13", "2025-01|2024-12|2024-01");
    }

    private static void frenchLedger(StagedWorkspace staged) {
        staged.export(
                "fec",
                "fec",
                "2025-03-01",
                List.of(
                        named("2025-01-31", "41100000", "CLIENTS", null, "120"),
                        named("2025-01-31", "44571000", "TVA", null, "-20"),
                        named("2025-01-31", "70700000", "VENTES", null, "-100")));
    }

    @Test
    void frenchLedgerIsNumberedByThePlanComptableGeneral() {
        assertThat(
                        star.rows(
                                "select standard_account, mapped_by, confidence from dim_account where client_id = 'fec' order by account_code"))
                .containsExactly("receivables|code|0.950000", "sales-tax|code|0.950000", "revenue|code|0.950000");
    }
}
