package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The views and macros that answer by name, each a file below {@code views/} in the folder of its subject, listed so that
 * each finds what it uses.
 */
public final class Views {
    private static final List<String> VIEW_FILES = List.of(
            "statements/statement_layout",
            "statements/statement_part",
            "statements/statement_column",
            "ledger/shown_day",
            "ledger/accounts",
            "ledger/account_mapping",
            "ledger/account_location_month",
            "ledger/account_review",
            "ledger/account_month",
            "ledger/carried_forward",
            "ledger/ledger_period",
            "statements/reporting_period",
            "statements/reporting_edge",
            "statements/reporting_column",
            "ledger/account_to_date",
            "statements/cash_flow_line",
            "statements/reported_income",
            "statements/reported_balance",
            "statements/reported_cash_flow",
            "statements/reported_equity",
            "statements/reported_trial_balance",
            "ledger/ledger",
            "plan/budget_in_force",
            "plan/account_comparison",
            "plan/income_comparison",
            "statements/income_statement",
            "statements/income_statement_by_account",
            "statements/income_statement_by_period",
            "statements/income_statement_by_location",
            "statements/statement_account",
            "ledger/general_ledger",
            "statements/balance_sheet_by_period",
            "statements/balance_sheet",
            "statements/balance_sheet_by_location",
            "statements/trial_balance_by_period",
            "statements/trial_balance",
            "statements/trial_balance_by_location",
            "statements/cash_flow_by_period",
            "statements/cash_flow",
            "statements/cash_flow_by_location",
            "statements/changes_in_equity_by_period",
            "statements/changes_in_equity",
            "statements/changes_in_equity_by_location",
            "plan/budget_variance",
            "plan/budget_variance_by_account",
            "evidence/ledger_restatement",
            "settlement/marked_trade_line",
            "settlement/trade_line",
            "settlement/placed_trade_line",
            "settlement/settlement",
            "settlement/earned_line",
            "settlement/cash_basis_line",
            "settlement/income_statement_cash_basis",
            "settlement/cash_basis_unmatched",
            "evidence/stated_figure",
            "evidence/tie_out",
            "evidence/tie_out_summary",
            "health/health_entry",
            "health/health_unbalanced_entry",
            "health/health_duplicate_entry",
            "health/health_numbering_gap",
            "health/health_odd_day",
            "health/health_odd_user",
            "health/health_round_amount",
            "health/health_recurring_line",
            "health/health_negative_balance",
            "health/health_suspense_balance",
            "health/health_document_date",
            "health/health_closed_period",
            "health/ledger_health",
            "health/ledger_health_summary",
            "commerce/orders_by_day",
            "crm/pipeline",
            "web/web_traffic",
            "settlement/bank_lines",
            "settlement/bank_reconciliation",
            "settlement/bank_balances",
            "crm/dim_customer",
            "crm/dim_supplier",
            "evidence/source_files",
            "evidence/control_totals",
            "evidence/rejects",
            "evidence/checks",
            "evidence/freshness",
            "settlement/aged_receivables",
            "settlement/aged_payables",
            "currency/exchange_rate",
            "currency/cross_rate",
            "currency/booked_remeasurement",
            "currency/unrealised_currency",
            "currency/realised_currency",
            "group/group_chart",
            "group/consolidated_account",
            "group/consolidated_trial_balance",
            "group/consolidated_balance_sheet",
            "group/consolidated_income_statement",
            "analysis/kpi_definition",
            "analysis/analysed_month",
            "analysis/kpi",
            "analysis/series_part",
            "analysis/kpi_by_day",
            "analysis/series_value",
            "analysis/trend",
            "analysis/trend_findings",
            "analysis/series_budget",
            "analysis/forecast",
            "analysis/nowcast",
            "analysis/forecast_accuracy",
            "analysis/forecast_against_actual");

    /** Views that a macro answers with its parameters left open, so that it has to stand first. */
    private static final Set<String> ON_MACROS =
            Set.of("aged_receivables", "aged_payables", "tie_out", "tie_out_summary");

    private static final List<String> MACRO_FILES = List.of(
            "statements/income_statement_for",
            "statements/balance_sheet_at",
            "statements/cash_flow_for",
            "statements/changes_in_equity_for",
            "statements/trial_balance_at",
            "ledger/general_ledger_for",
            "settlement/aged_item_at",
            "settlement/aged_at",
            "settlement/aged_receivables_at",
            "settlement/aged_payables_at",
            "settlement/aged_items_at",
            "evidence/tie_out_figure",
            "evidence/tie_out_for",
            "plan/variance",
            "ledger/drill",
            "statements/drill_statement",
            "evidence/changed_since",
            "evidence/as_issued",
            "evidence/restatement_bridge",
            "currency/unrealised_currency_by_document",
            "group/consolidated_drill",
            "analysis/forecast_for");

    private static final Map<String, String> FILES = Stream.of(VIEW_FILES, MACRO_FILES)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Views::name, path -> path));

    /** What stands on the tables. */
    public static final List<String> VIEWS =
            VIEW_FILES.stream().map(Views::name).toList();

    /** What takes parameters. */
    public static final List<String> MACROS =
            MACRO_FILES.stream().map(Views::name).toList();

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
        return SqlFile.of("views", Objects.requireNonNull(FILES.get(name), name));
    }

    private static String name(String path) {
        return path.substring(path.indexOf('/') + 1);
    }
}
