package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.samples.Plan;
import io.plumbline.samples.Samples;
import io.plumbline.samples.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invented businesses of every trade come out of the night as they were invented. */
class SampleBooksTest {
    @TempDir
    static Path root = Path.of("");

    private static Truth truth = new Truth(Plan.demo(LocalDate.EPOCH), List.of());
    private static @Nullable RunReport report;

    @BeforeAll
    static void night() throws IOException {
        truth = Samples.write(
                root, Plan.demo(LocalDate.of(2026, 3, 14)).withMonths(5).withVolume(0.3));
        report = new Office(root, 5).night("2026-03-14T02:00:00Z");
    }

    @Test
    void everyCheckPassesAndNoRowIsRejected() {
        RunReport night = Objects.requireNonNull(report);
        assertThat(night.outcome()).as(night.toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(night.clients())
                .hasSameSizeAs(truth.clients())
                .allSatisfy(client -> assertThat(Office.failures(client))
                        .as(client.clientId())
                        .isEmpty());
        assertThat(night.clients()).extracting(ClientReport::rowsRejected).containsOnly(0L);
        assertThat(night.clients()).extracting(ClientReport::refused).containsOnly(List.of());
    }

    @Test
    void ledgersHaveTheLinesEntriesAndDebitsThatWereInvented() {
        String firstYearOpens =
                "entry_kind <> 'opening' or fiscal_year = (select min(first.fiscal_year) from ledger as first"
                        + " where first.client_id = ledger.client_id)"; // later years repeat the balances of the year
        // before
        assertThat(ask(
                        "select client_id, count(*), count(distinct entry_key), sum(debit), sum(credit) from ledger where "
                                + firstYearOpens + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(
                        any -> true,
                        client -> Stream.of(client.ledgerLines(), client.entries(), client.debits(), client.debits())));
    }

    @Test
    void statementsShowTheInventedResultAndCash() {
        assertThat(ask("select client_id, sum(amount) from income_statement where line = 'Net income'"
                        + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(any -> true, client -> Stream.of(client.result())));
        assertThat(ask("select client_id, max_by(amount, first_day) from balance_sheet where line = 'Cash and bank'"
                        + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(any -> true, client -> Stream.of(client.cash())));
        assertThat(ask("select client_id, sum(amount) from income_statement where line = 'Total revenue'"
                        + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(any -> true, client -> Stream.of(client.revenue())));
    }

    @Test
    void assetsEqualClaimsInEveryMonth() {
        assertThat(ask("""
                        select client_id, count(distinct period), sum(abs(difference))
                        from (
                            select client_id, period, sum(case line when 'Total assets' then amount
                                when 'Total liabilities and equity' then -amount else 0 end) as difference
                            from balance_sheet group by all
                        )
                        group by client_id order by client_id"""))
                .hasSameSizeAs(truth.clients())
                .allSatisfy(row -> assertThat(row).endsWith(" | 0"));
    }

    @Test
    void ordersAndDealsComeOutAsTheyWereInvented() {
        assertThat(ask("select client_id, count(*), sum(net_amount) from fact_order_line"
                        + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(
                        client -> client.orderLines() > 0,
                        client -> Stream.of(client.orderLines(), client.orderNet())));
        assertThat(ask("select client_id, count(*), sum(amount) from fact_deal where outcome = 'won'"
                        + " group by client_id order by client_id"))
                .containsExactlyElementsOf(told(
                        client -> client.dealsWon() > 0,
                        client -> Stream.of(client.dealsWon(), client.dealsWonAmount())));
    }

    @Test
    void tillRevenueInTheBooksIsThatOfTheOrdersByDayAndShop() {
        String compared = """
                with booked as (
                    select posted_on as day, location_name as shop, -sum(amount) as amount
                    from ledger
                    where client_id = 'crumb-bakery' and document_type = 'Sales Receipt' and section = 'revenue'
                    group by all
                ),
                ordered as (
                    select ordered_on as day, location_name as shop, sum(net_amount) as amount
                    from orders_by_day
                    where client_id = 'crumb-bakery'
                    group by all
                )
                select count(*) > 150, count(distinct shop) > 1, count(*) filter (where booked.amount is distinct from ordered.amount)
                from booked
                full join ordered using (day, shop)""";
        assertThat(ask(compared)).containsExactly("true | true | 0");
    }

    private static List<String> ask(String sql) {
        return new Office(root, 5).ask(sql);
    }

    private static List<String> told(Predicate<Truth.Client> of, Function<Truth.Client, Stream<Object>> figures) {
        return truth.clients().stream()
                .filter(of)
                .sorted(Comparator.comparing(client -> client.firm().id()))
                .map(client -> Stream.concat(Stream.of(client.firm().id()), figures.apply(client))
                        .map(value -> value instanceof BigDecimal money ? Office.plain(money) : value.toString())
                        .collect(Collectors.joining(" | ")))
                .toList();
    }
}
