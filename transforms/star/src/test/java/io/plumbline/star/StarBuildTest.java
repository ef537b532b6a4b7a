package io.plumbline.star;

import static io.plumbline.star.CanonicalRows.account;
import static io.plumbline.star.CanonicalRows.answer;
import static io.plumbline.star.CanonicalRows.banked;
import static io.plumbline.star.CanonicalRows.count;
import static io.plumbline.star.CanonicalRows.deal;
import static io.plumbline.star.CanonicalRows.dollars;
import static io.plumbline.star.CanonicalRows.invoice;
import static io.plumbline.star.CanonicalRows.line;
import static io.plumbline.star.CanonicalRows.location;
import static io.plumbline.star.CanonicalRows.order;
import static io.plumbline.star.CanonicalRows.party;
import static io.plumbline.star.CanonicalRows.people;
import static io.plumbline.star.CanonicalRows.planned;
import static io.plumbline.star.CanonicalRows.product;
import static io.plumbline.star.CanonicalRows.spend;
import static io.plumbline.star.CanonicalRows.stated;
import static io.plumbline.star.CanonicalRows.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.star.StagedWorkspace.Star;
import io.plumbline.warehouse.schema.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class StarBuildTest {
    @TempDir
    Path root;

    private StagedWorkspace everySubject(SparkSession spark) {
        StagedWorkspace staged = new StagedWorkspace(spark, root);
        for (String client : List.of("bakery", "florist")) {
            staged.export(
                    client,
                    "journal",
                    "2025-04-01",
                    List.of(
                            line("1", "2025-01-31", "Checking", "100", null, null),
                            line("1", "2025-01-31", "Sales", "-100", "Café Müller GmbH", "North"),
                            line("2", "2025-02-28", "Rent", "40", "Landlord Inc.", "North"),
                            line("2", "2025-02-28", "Checking", "-40", null, null)));
            staged.export(
                    client,
                    "chart",
                    "2025-03-01",
                    List.of(
                            account("Checking", "Checking", "Bank", null, null),
                            account("Rent", "Rent", "Expenses", null, null),
                            account("Sales", "Sales", "Income", null, null)));
            staged.export(client, "crm", "2025-03-01", List.of(party("C1", "CAFE MULLER", "customer", null, "Ulm")));
            staged.export(
                    client,
                    "deals",
                    "2025-03-01",
                    List.of(deal("D1", "Won", "Cafe Müller", "GTXPro", "10"), deal("D2", "Proposal", null, null, "5")));
            staged.export(
                    client,
                    "till",
                    "2025-03-01",
                    List.of(
                            order("O1", null, "2025-01-03", "GTX Pro", "1", "3.5", "Cafe Muller", "North"),
                            order("O1", null, "2025-01-03", "GTX Pro", "1", "3.5", "Cafe Muller", "North"),
                            order("O2", null, "2025-01-04", null, "1", "2", null, null)));
            staged.export(client, "catalogue", "2025-02-01", List.of(product("P1", "GTX Pro", "3.5")));
            staged.export(client, "places", "2025-02-01", List.of(location("N", "North")));
            staged.export(
                    client,
                    "sessions",
                    "2025-02-01",
                    List.of(visit("s1", "2025-01-05", "google", "cpc"), visit("s2", null, null, null)));
            staged.export(client, "ads", "2025-02-01", List.of(spend("2025-01-05", "Spring", "12")));
            staged.export(client, "invoices", "2025-04-01", List.of(invoice("I1", "Café Müller", "100", "60")));
            staged.export(
                    client,
                    "trial-balances",
                    "2025-04-01",
                    List.of(stated("March", "2025-03-31", "1000", "59"), stated("April", "2025-04-30", "1000", "60")));
            staged.export(client, "trial-balances", "2025-04-02", List.of(stated("March", "2025-03-31", "1000", "60")));
            staged.export(
                    client,
                    "bank",
                    "2025-04-01",
                    List.of(banked("f1", "2025-03-30", "5"), banked("f2", "2025-03-31", "-7")));
            staged.export(client, "bank", "2025-04-02", List.of(banked("f2", "2025-03-31", "-8")));
            staged.export(
                    client,
                    "stock",
                    "2025-04-01",
                    List.of(count("2025-01-10", "P1", "5"), count("2025-01-31", "P1", "7")));
            staged.export(client, "staff", "2025-04-01", List.of(people("2025-01-31", "Shop", "4")));
            staged.export(client, "pulse", "2025-04-01", List.of(answer("2025-01-31", "4"), answer("2025-01-31", "4")));
            staged.export(
                    client,
                    "rates",
                    "2025-03-01",
                    List.of(dollars("2025-02-28", "1.04"), dollars("2025-01-31", "1.03")));
            staged.export(client, "rates", "2025-04-01", List.of(dollars("2025-02-28", "1.05")));
            staged.export(
                    client,
                    "budget",
                    "2025-01-01",
                    List.of(
                            planned("Budget 2025", "Rent", "2025-01-01", "40"),
                            planned("Budget 2025", "Zeppelin", "2025-01-01", "1")));
        }
        return staged;
    }

    @Test
    void everyTableOfTheStarIsBuiltAndNoRowIsLostOrMultiplied(SparkSession spark) {
        Star star = everySubject(spark).build();

        assertThat(Tables.STAR)
                .allSatisfy(table ->
                        assertThat(star.files(table.name())).as(table.name()).hasSize(2));
        assertThat(star.count("fact_ledger_line")).isEqualTo(8);
        assertThat(star.count("fact_order_line")).isEqualTo(6);
        assertThat(star.count("fact_deal")).isEqualTo(4);
        assertThat(star.count("fact_web_session")).isEqualTo(4);
        assertThat(star.count("fact_ad_spend")).isEqualTo(2);
        assertThat(star.count("fact_open_item")).isEqualTo(2);
        assertThat(star.rows("select report, amount from fact_stated_balance where client_id = 'florist'"))
                .as("of each report the newest export")
                .containsExactlyInAnyOrder("March|60.0000", "April|60.0000");
        assertThat(star.rows("select bank_line_id, amount, currency from fact_bank_line where client_id = 'florist'"))
                .as("statements that overlap say a line once")
                .containsExactlyInAnyOrder("f1|5.0000|EUR", "f2|-8.0000|EUR");
        assertThat(star.rows("select quoted_on, rate from fact_exchange_rate where client_id = 'florist'"))
                .as("of each day the newest rate")
                .containsExactlyInAnyOrder("2025-01-31|1.030000000000", "2025-02-28|1.050000000000");
        assertThat(star.count("fact_plan_month")).isEqualTo(4);
        assertThat(star.count("fact_survey_answer")).isEqualTo(4);
        assertThat(star.rows("select quantity, value from fact_inventory_month"))
                .as("the month's last count")
                .containsExactly("7.000000|17.5000", "7.000000|17.5000");
        assertThat(star.rows("select distinct product_code from fact_deal join dim_product using (product_key)"))
                .as("GTXPro is the GTX Pro of the catalogue")
                .containsExactly("P1");
        assertThat(star.rows("select distinct party_name from fact_order_line join dim_party using (party_key)"))
                .containsExactly("CAFE MULLER");
        assertThat(star.rows("select status, count(*) from dim_period group by status order by status"))
                .containsExactly("closed|4", "open|18", "soft-closed|2");
    }

    @Test
    void sameStagingGivesTheSameFilesInOneTaskAndInMany(SparkSession spark) {
        StagedWorkspace staged = everySubject(spark);

        Star one = staged.build();
        Star other = staged.buildAsLarge();

        assertThat(Tables.STAR)
                .allSatisfy(table -> assertThat(other.content(table.name())).isEqualTo(one.content(table.name())));
    }

    @Test
    void recordThatNobodyExportsCostsNoStatement(SparkSession spark) {
        StagedWorkspace staged = new StagedWorkspace(spark, root);
        staged.export("acme", "pulse", "2025-04-01", List.of(answer("2025-01-31", "4")));
        List<String> built = Collections.synchronizedList(new ArrayList<>());

        Star star = staged.build(spark, StagedWorkspace.NOW, new Progress() {
            @Override
            public void started(String table) {
                built.add(table);
            }

            @Override
            public void finished(String table, int files, Duration took) {}
        });

        assertThat(built)
                .containsExactlyInAnyOrder(
                        "dim_client", "dim_date", "dim_period", "dim_source_file", "fact_survey_answer");
        assertThat(star.files("fact_ledger_line")).isEmpty();
    }
}
