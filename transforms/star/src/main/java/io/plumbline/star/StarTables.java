package io.plumbline.star;

import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.util.List;
import java.util.Set;

/** The tables that SQL files make, listed once: what each is made from, and what must stand before. */
final class StarTables {
    /**
     * A table.
     *
     * @param sql file below this package's resources, without {@code .sql}
     * @param staged records of which at least one must be staged; otherwise the table is empty and costs nothing
     * @param after tables that it reads
     * @param views files beside its own that it reads by name, each after those before it
     */
    record StarTable(TableSchema schema, String sql, Set<String> staged, Set<String> after, List<String> views) {
        String name() {
            return schema.name();
        }
    }

    /** Matches stand between mentions and dimensions; only this build reads them. */
    static final String PARTY_MATCH = "party_match";

    static final String PRODUCT_MATCH = "product_match";
    static final String LOCATION_MATCH = "location_match";

    static final Set<String> PARTY_RECORDS = Set.of("party", "ledger_line", "open_item", "deal", "order_line");
    static final Set<String> PRODUCT_RECORDS = Set.of("product", "order_line", "deal", "inventory_level");
    static final Set<String> LOCATION_RECORDS =
            Set.of("location", "ledger_line", "order_line", "inventory_level", "headcount", "plan_line");

    static final List<StarTable> ALL = List.of(
            table("dim_account", "ledger", Set.of("account", "ledger_line", "plan_line"), Set.of()),
            table("dim_location", "commerce", LOCATION_RECORDS, Set.of(LOCATION_MATCH)),
            table("dim_product", "commerce", PRODUCT_RECORDS, Set.of(PRODUCT_MATCH)),
            table("dim_party", "crm", PARTY_RECORDS, Set.of(PARTY_MATCH)),
            table(
                    "fact_ledger_line",
                    "ledger",
                    Set.of("ledger_line"),
                    Set.of("dim_period", "dim_account", "dim_party", PARTY_MATCH, "dim_location", LOCATION_MATCH),
                    "opening_period",
                    "closing_entry"),
            table(
                    "fact_order_line",
                    "commerce",
                    Set.of("order_line"),
                    Set.of(
                            "dim_period",
                            "dim_party",
                            PARTY_MATCH,
                            "dim_product",
                            PRODUCT_MATCH,
                            "dim_location",
                            LOCATION_MATCH)),
            table("fact_web_session", "web", Set.of("web_session"), Set.of("dim_period")),
            table("dim_channel", "web", Set.of("web_session", "order_line", "deal"), Set.of()),
            table("dim_campaign", "web", Set.of("web_session", "order_line", "deal", "ad_spend"), Set.of()),
            table("fact_account_month", "ledger", Set.of("ledger_line"), Set.of("fact_ledger_line", "dim_location")),
            table("dim_plan", "plan", Set.of("plan_line"), Set.of()),
            table("fact_plan_month", "plan", Set.of("plan_line"), Set.of("dim_period", "dim_account", LOCATION_MATCH)),
            table("fact_deal", "crm", Set.of("deal"), Set.of("dim_party", PARTY_MATCH, "dim_product", PRODUCT_MATCH)),
            table("fact_deal_stage", "crm", Set.of("deal"), Set.of()),
            table("fact_open_item", "ledger", Set.of("open_item"), Set.of("dim_party", PARTY_MATCH)),
            table("fact_stated_balance", "ledger", Set.of("stated_balance"), Set.of()),
            table("fact_bank_line", "ledger", Set.of("bank_line"), Set.of()),
            table("fact_ad_spend", "web", Set.of("ad_spend"), Set.of("dim_period")),
            table(
                    "fact_inventory_month",
                    "commerce",
                    Set.of("inventory_level"),
                    Set.of("dim_period", "dim_product", PRODUCT_MATCH, "dim_location", LOCATION_MATCH)),
            table(
                    "fact_headcount_month",
                    "people",
                    Set.of("headcount"),
                    Set.of("dim_period", "dim_location", LOCATION_MATCH)),
            table("fact_survey_answer", "people", Set.of("survey_answer"), Set.of("dim_period")),
            table("fact_exchange_rate", "ledger", Set.of("exchange_rate"), Set.of()));

    /** The tables that Java makes, from settings and manifests. */
    static final List<String> FROM_SETTINGS = List.of("dim_client", "dim_date", "dim_period", "dim_source_file");

    private StarTables() {}

    private static StarTable table(
            String name, String subject, Set<String> staged, Set<String> after, String... views) {
        return new StarTable(Tables.published(name), subject + "/" + name, staged, after, List.of(views));
    }
}
