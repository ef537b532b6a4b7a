package io.plumbline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.jobs.extract.SharedFiles;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five real businesses in one workspace and one night; the answers stand beside their files. */
class RealBusinessesTest {
    @TempDir
    static Path folder = Path.of("");

    private static @Nullable Office opened;
    private static @Nullable RunReport report;

    @BeforeAll
    static void night() throws IOException {
        Office office = new Office(folder.resolve("workspace"), 5);
        office.settle("nectar", "currency: EUR\nchart: pcg\n");
        files(office, "nectar", "fec-fruit-nectar", "111111111FEC20221231.TXT");
        office.settle("hardware", "currency: USD\n");
        files(office, "hardware", "crm-pipeline", "sales_pipeline.csv.gz", "accounts.csv", "products.csv");
        List.of("crm-pipeline", "crm-accounts", "crm-products", "adventureworks-finance")
                .forEach(format -> office.format("/io/plumbline/jobs/extract/%s.yml".formatted(format)));
        office.settle("bread-basket", "currency: GBP\n");
        files(office, "bread-basket", "bakery-edinburgh", "BreadBasket_DMS.csv.gz");
        office.settle("bicycles", """
                currency: USD
                accounts:
                  - {type: Statistical, standard: statistical}
                  - {type: Balances, standard: statistical}
                  - {type: Flow, standard: statistical}
                """);
        files(office, "bicycles", "adventureworks-finance", "dw/FactFinance.csv.gz", "dw/DimAccount.csv");
        office.settle("shoppers", "");
        office.format("/io/plumbline/jobs/endtoend/shop-sessions.yml");
        files(office, "shoppers", "web-sessions-uci", "online_shoppers_intention.csv.gz");
        report = office.night("2025-06-02T02:00:00Z");
        opened = office;
    }

    @Test
    void everyLayerReconcilesForEveryBusiness() {
        assertThat(report().outcome()).as(report().toString()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report().clients())
                .allSatisfy(client -> assertThat(
                                client.rowsRead() - client.rowsLoaded() - client.rowsRejected() - client.rowsLeftOut())
                        .isZero());
        assertThat(report().clients()).extracting(ClientReport::rowsRejected).containsOnly(0L);
        assertThat(Office.failures(client("nectar"))).isEmpty();
        assertThat(Office.failures(client("hardware"))).isEmpty();
        assertThat(Office.failures(client("bread-basket"))).isEmpty();
        assertThat(Office.failures(client("shoppers"))).isEmpty();
    }

    @Test
    void frenchLedgerIsShownToTheCent() throws IOException {
        JsonNode answers = answers("fec-fruit-nectar");
        assertThat(ask("select count(*), sum(debit), sum(credit), count(distinct entry_key) from ledger"
                        + " where client_id = 'nectar'"))
                .containsExactly(row(
                        answers.get("lines"),
                        answers.get("total_debit"),
                        answers.get("total_credit"),
                        answers.get("entries_journal_and_number")));
        assertThat(ask("select sum(amount) from income_statement where client_id = 'nectar' and line = 'Net income'"))
                .containsExactly(row(answers.get("result")));
        assertThat(ask("select account_code, closing from trial_balance where client_id = 'nectar'"
                        + " and period = '2023-07' and closing <> 0 order by account_code"))
                .containsExactlyElementsOf(each(answers.get("trial_balance"), "account", "balance").stream()
                        .filter(account -> !account.endsWith(" | 0"))
                        .toList());
    }

    @Test
    void frenchIncomeAndExpenseFallIntoTheirMonths() throws IOException {
        List<String> months = new ArrayList<>();
        answers("fec-fruit-nectar")
                .get("income_and_expense_by_month")
                .properties()
                .forEach(month -> months.add("%s | %s"
                        .formatted(
                                month.getKey(),
                                row(
                                        month.getValue().get("class7"),
                                        month.getValue().get("class6")))));
        assertThat(ask("""
                        select
                            replace(period, '-', ''),
                            coalesce(sum(effect_on_net_income) filter (where account_code like '7%'), 0),
                            coalesce(-sum(effect_on_net_income) filter (where account_code like '6%'), 0)
                        from income_statement_by_account
                        where client_id = 'nectar' and period < '2023-07'
                        group by period
                        order by period""")).containsExactlyElementsOf(months);
        assertThat(ask("select sum(abs(difference)) from (select sum(case line when 'Total assets' then amount"
                        + " when 'Total liabilities and equity' then -amount end) as difference from balance_sheet"
                        + " where client_id = 'nectar' group by period)"))
                .containsExactly("0");
    }

    @Test
    void noDealIsLostOnTheWayToThePipeline() throws IOException {
        JsonNode answers = answers("crm-pipeline");
        assertThat(ask("select stage, deals, amount from pipeline where client_id = 'hardware' order by stage"))
                .containsExactlyElementsOf(each(answers.get("by_stage"), "stage", "n", "value"));
        assertThat(ask("select distinct win_rate from pipeline where client_id = 'hardware'"))
                .containsExactly("0.6315");
        assertThat(ask("""
                        select strftime(closed_on, '%Y-%m'), sum(amount)
                        from fact_deal
                        where client_id = 'hardware' and outcome = 'won'
                        group by all order by 1""")).containsExactlyElementsOf(properties(answers.get("won_value_by_month")));
        assertThat(ask("""
                        select stage, count(*) filter (where party_key is null)
                        from fact_deal
                        where client_id = 'hardware'
                        group by stage order by stage""")).containsExactlyElementsOf(properties(answers.get("accounts_empty_by_stage")));
        assertThat(ask("select round(avg(days_to_close), 3)::decimal(9, 3) from fact_deal"
                        + " where client_id = 'hardware' and outcome = 'won'"))
                .containsExactly(row(answers.get("mean_days_engage_to_close_won")));
    }

    @Test
    void dealsFindTheirProductThoughThePriceListSpellsItOtherwise() throws IOException {
        assertThat(ask("""
                        select deal.product, sum(deal.amount)
                        from fact_deal as deal
                        left join dim_product as product using (client_id, product_key)
                        where deal.client_id = 'hardware' and deal.outcome = 'won'
                        group by deal.product order by deal.product"""))
                .containsExactlyElementsOf(properties(answers("crm-pipeline").get("won_value_by_product")));
        assertThat(ask("""
                        select count(*), min(product.product_name), max(product.product_name), min(product.unit_price)
                        from fact_deal as deal
                        left join dim_product as product using (client_id, product_key)
                        where deal.client_id = 'hardware' and deal.product = 'GTXPro'""")).containsExactly("1480 | GTX Pro | GTX Pro | 4821");
    }

    @Test
    void bakeryKeepsEveryItemOfEveryBasket() throws IOException {
        JsonNode answers = answers("bakery-edinburgh");
        assertThat(ask("""
                        select count(*), count(distinct order_id), count(distinct ordered_on), min(ordered_on), max(ordered_on)
                        from fact_order_line where client_id = 'bread-basket'"""))
                .containsExactly(row(
                        answers.get("rows"),
                        answers.get("transactions"),
                        answers.get("trading_days"),
                        answers.get("from"),
                        answers.get("to")));
        assertThat(ask("select sum(lines), sum(orders) from orders_by_day where client_id = 'bread-basket'"))
                .containsExactly(row(answers.get("rows"), answers.get("transactions")));
        assertThat(ask("""
                        select product.product_name, count(*) as items
                        from fact_order_line as line
                        join dim_product as product using (client_id, product_key)
                        where client_id = 'bread-basket' and product.product_name <> 'NONE'
                        group by all order by items desc limit 10""")).containsExactlyElementsOf(properties(answers.get("top_items")));
        assertThat(ask("""
                        select dayname(ordered_on), count(distinct order_id) as transactions
                        from fact_order_line where client_id = 'bread-basket'
                        group by all order by transactions desc""")).containsExactlyElementsOf(properties(answers.get("transactions_by_weekday")));
    }

    @Test
    void singleSidedBooksAreShownWithAWarning() throws IOException {
        assertThat(Office.failures(client("bicycles")))
                .extracting(failure -> failure.substring(0, failure.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "warning books_balance", "warning balance_sheet_balances", "warning cash_flow_explains_cash");
        List<String> sums = ask("""
                with amount as (
                    select account.account_type, 1 as scenario, line.amount * case when account.account_type in
                        ('Liabilities', 'Revenue') then -1 else 1 end as amount
                    from fact_ledger_line as line
                    join accounts as account using (client_id, account_id)
                    where client_id = 'bicycles'
                    union all
                    select account.account_type, 2, plan.natural_amount
                    from fact_plan_month as plan
                    join accounts as account using (client_id, account_id)
                    where client_id = 'bicycles'
                )
                select account_type, scenario, count(*), sum(amount) from amount group by all order by 1, 2""");
        assertThat(sums)
                .containsExactlyElementsOf(each(
                        answers("adventureworks-finance").get("sum_by_account_type_and_scenario"),
                        "type",
                        "scenario",
                        "rows",
                        "amount"));
    }

    @Test
    void budgetStandsBesideTheActualOfEveryAccount() throws IOException {
        assertThat(ask("""
                        select account_name, sum(actual), sum(budget)
                        from budget_variance_by_account
                        where client_id = 'bicycles' and budget is not null
                        group by account_name order by account_name"""))
                .containsExactlyElementsOf(each(
                        answers("adventureworks-finance").get("by_account_months_that_have_a_budget"),
                        "account",
                        "actual",
                        "budget"));
    }

    @Test
    void sessionsWithoutADateStayWithoutOne() throws IOException {
        JsonNode answers = answers("web-sessions-uci");
        assertThat(ask("select count(*), sum(key_events), count(visited_on), count(period_key), count(revenue),"
                        + " count(*) filter (where is_aggregate) from fact_web_session where client_id = 'shoppers'"))
                .containsExactly(row(answers.get("sessions"), answers.get("with_revenue")) + " | 0 | 0 | 0 | 0");
        assertThat(ask("select visited_on, channel, sessions, key_events from web_traffic"
                        + " where client_id = 'shoppers'"))
                .containsExactly("null | null | " + row(answers.get("sessions"), answers.get("with_revenue")));
        assertThat(ask("select is_new_user, count(*), sum(key_events) from fact_web_session"
                        + " where client_id = 'shoppers' group by is_new_user order by count(*) desc"))
                .containsExactly("false | 10551 | 1470", "true | 1694 | 422", "null | 85 | 16");
    }

    private static Office office() {
        return Objects.requireNonNull(opened);
    }

    private static RunReport report() {
        return Objects.requireNonNull(report);
    }

    private static ClientReport client(String id) {
        return Office.client(report(), id);
    }

    private static List<String> ask(String sql) {
        return office().ask(sql);
    }

    private static void files(Office office, String client, String source, String... names) throws IOException {
        for (String name : names) {
            SharedFiles.copy(source + "/" + name, office.exports(client));
        }
        SharedFiles.copy(source + "/ANSWERS.json", folder.resolve(source));
    }

    private static JsonNode answers(String source) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(source).resolve("ANSWERS.json").toFile());
    }

    /** Values as {@link Office#ask} shows them. */
    private static String row(JsonNode... values) {
        return Arrays.stream(values).map(RealBusinessesTest::text).collect(Collectors.joining(" | "));
    }

    private static String text(JsonNode value) {
        return value.isNumber() || value.asText().matches("-?\\d+\\.\\d+")
                ? Office.plain(new BigDecimal(value.asText()))
                : value.asText();
    }

    private static List<String> each(JsonNode rows, String... columns) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row(Arrays.stream(columns).map(row::get).toArray(JsonNode[]::new)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<String> properties(JsonNode node) {
        return node.properties().stream()
                .map(property -> "%s | %s".formatted(property.getKey(), text(property.getValue())))
                .toList();
    }
}
