package io.plumbline.jobs.cli;

import io.plumbline.warehouse.schema.Sql;
import java.util.Locale;

/** What a controller asks for by name: a statement, and the SQL that gives it as it is read. */
enum Statement {
    INCOME_STATEMENT(
            "line, actual, budget, variance, mark, prior_period, prior_year",
            "income_statement_for(%1$s, %2$s, by := %3$s)",
            "place"),
    BALANCE_SHEET(
            "line, amount, prior_period, prior_year", "balance_sheet_at(%2$s, client := %1$s, by := %3$s)", "place"),
    CASH_FLOW("line, amount, prior_period, prior_year", "cash_flow_for(%2$s, client := %1$s, by := %3$s)", "place"),
    CHANGES_IN_EQUITY(
            "line, opening, net_income, owners, other, opening_entries, transferred, closing",
            "changes_in_equity_for(%2$s, client := %1$s, by := %3$s)",
            "place"),
    TRIAL_BALANCE(
            "account_code, account_name, opening, debit, credit, rolled, closing",
            "trial_balance_at(%2$s, client := %1$s, by := %3$s)",
            "account_code"),
    GENERAL_LEDGER(
            "account_name, posted_on, description, party_name, counter_accounts, debit, credit, balance, file, file_row",
            "general_ledger_for(%2$s, client := %1$s, account := %4$s)",
            "account_code, place, posted_on, file, file_row"),
    AGED_RECEIVABLES(
            "party_name, not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead, total",
            "aged_receivables_at(%5$s, client := %1$s)",
            "place, party_name"),
    AGED_PAYABLES(
            "party_name, not_due, days_1_30, days_31_60, days_61_90, over_90, paid_ahead, total",
            "aged_payables_at(%5$s, client := %1$s)",
            "place, party_name");

    private final String columns;
    private final String macro;
    private final String order;

    Statement(String columns, String macro, String order) {
        this.columns = columns;
        this.macro = macro;
        this.order = order;
    }

    /**
     * What to ask for.
     *
     * @param by {@code location}, or empty for the whole
     * @param account by code or name, or empty for all
     * @param lastDay of the period, which is what ages are counted from
     */
    record Request(String client, String period, String by, String account, String lastDay) {}

    String sql(Request request) {
        boolean split = !request.by().isEmpty() && isSplit();
        return "select %s%s from %s order by %s%s"
                .formatted(
                        split ? "location, " : "",
                        columns,
                        macro.formatted(
                                Sql.text(request.client()),
                                Sql.text(request.period()),
                                orNull(request.by()),
                                orNull(request.account()),
                                Sql.text(request.lastDay())),
                        split ? "location, " : "",
                        order);
    }

    /** Whether it can be told by location. */
    boolean isSplit() {
        return macro.contains("by :=");
    }

    /** As a title. */
    String title() {
        String words = name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    @Override
    public String toString() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? "null" : Sql.text(text);
    }
}
