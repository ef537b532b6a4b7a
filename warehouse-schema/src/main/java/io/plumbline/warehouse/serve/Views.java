package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The views and macros that answer by name, each a file below {@code views/}, listed so that each finds what it uses. */
public final class Views {
    /** What stands on the tables. */
    public static final List<String> VIEWS = List.of(
            "statement_layout",
            "statement_part",
            "accounts",
            "account_mapping",
            "account_location_month",
            "account_review",
            "account_month",
            "carried_forward",
            "ledger_period",
            "reporting_period",
            "reporting_edge",
            "reporting_column",
            "account_balance",
            "account_to_date",
            "cash_flow_line",
            "reported_income",
            "reported_balance",
            "reported_cash_flow",
            "reported_equity",
            "reported_trial_balance",
            "ledger",
            "trial_balance",
            "budget_in_force",
            "account_comparison",
            "income_comparison",
            "income_statement",
            "income_statement_by_account",
            "income_statement_by_period",
            "income_statement_by_location",
            "statement_account",
            "general_ledger",
            "balance_sheet",
            "balance_sheet_by_period",
            "balance_sheet_by_location",
            "trial_balance_by_period",
            "trial_balance_by_location",
            "cash_flow",
            "cash_flow_by_period",
            "cash_flow_by_location",
            "changes_in_equity",
            "changes_in_equity_by_period",
            "changes_in_equity_by_location",
            "budget_variance",
            "budget_variance_by_account",
            "ledger_restatement",
            "trade_line",
            "settlement",
            "cash_basis_line",
            "income_statement_cash_basis",
            "cash_basis_unmatched",
            "stated_figure",
            "tie_out_figure",
            "tie_out",
            "tie_out_summary",
            "health_entry",
            "health_unbalanced_entry",
            "health_duplicate_entry",
            "health_numbering_gap",
            "health_odd_day",
            "health_odd_user",
            "health_round_amount",
            "health_recurring_line",
            "health_negative_balance",
            "health_suspense_balance",
            "health_document_date",
            "health_closed_period",
            "ledger_health",
            "ledger_health_summary",
            "orders_by_day",
            "pipeline",
            "web_traffic",
            "bank_lines",
            "bank_reconciliation",
            "dim_customer",
            "dim_supplier",
            "source_files",
            "control_totals",
            "rejects",
            "checks",
            "freshness",
            "aged_receivables",
            "aged_payables",
            "exchange_rate",
            "cross_rate",
            "booked_remeasurement",
            "unrealised_currency",
            "realised_currency",
            "group_chart",
            "consolidated_account",
            "consolidated_trial_balance",
            "consolidated_balance_sheet",
            "consolidated_income_statement");

    /** Views that a macro answers with its parameters left open, so that it has to stand first. */
    private static final Set<String> ON_MACROS = Set.of("aged_receivables", "aged_payables");

    /** What takes parameters. */
    public static final List<String> MACROS = List.of(
            "income_statement_for",
            "balance_sheet_at",
            "cash_flow_for",
            "changes_in_equity_for",
            "trial_balance_at",
            "general_ledger_for",
            "aged_at",
            "aged_receivables_at",
            "aged_payables_at",
            "variance",
            "drill",
            "drill_statement",
            "changed_since",
            "as_issued",
            "restatement_bridge",
            "unrealised_currency_by_document",
            "consolidated_drill");

    /**
     * Views whose rows are kept, as a client has few of them and every statement joins them several times: planning a
     * statement that works out its calendar anew takes longer than adding it up.
     */
    private static final Set<String> KEPT =
            Set.of("accounts", "account_mapping", "carried_forward", "ledger_period", "reporting_period");

    private Views() {}

    /** What a view or macro gives, in a sentence. */
    static String about(String name) {
        return file(name).about();
    }

    /** The statement that creates it. */
    static String sql(String name) {
        String sql = file(name).sql();
        return KEPT.contains(name) ? sql.replaceFirst("create view", "create table") : sql;
    }

    /** Creates them all, on tables that exist. */
    static void create(Connection connection) throws SQLException {
        Engine.run(connection, statements().toArray(String[]::new));
    }

    /** What creates them all and says what they are, in order. */
    static Stream<String> statements() {
        return Stream.of(
                        VIEWS.stream().filter(view -> !ON_MACROS.contains(view)).map(Views::sql),
                        MACROS.stream().map(Views::sql),
                        VIEWS.stream().filter(ON_MACROS::contains).map(Views::sql),
                        VIEWS.stream().map(view -> comment(KEPT.contains(view) ? "table" : "view", view)),
                        MACROS.stream().map(macro -> comment("macro table", macro)))
                .flatMap(statements -> statements);
    }

    private static String comment(String kind, String name) {
        return "comment on %s %s is %s".formatted(kind, name, Sql.text(about(name)));
    }

    private static SqlFile file(String name) {
        return SqlFile.of("views", name);
    }
}
