package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The views and macros that answer by name, each a file below {@code views/}, listed so that each finds what it uses. */
public final class Views {
    /** What stands on the tables. */
    public static final List<String> VIEWS = List.of(
            "statement_layout",
            "accounts",
            "account_month",
            "carried_forward",
            "ledger_period",
            "account_balance",
            "ledger",
            "trial_balance",
            "budget_in_force",
            "account_comparison",
            "income_comparison",
            "income_statement",
            "income_statement_by_account",
            "balance_sheet",
            "budget_variance",
            "budget_variance_by_account",
            "orders_by_day",
            "pipeline",
            "web_traffic",
            "dim_customer",
            "dim_supplier",
            "source_files",
            "rejects",
            "checks",
            "freshness");

    /** What takes parameters. */
    public static final List<String> MACROS =
            List.of("income_statement_for", "balance_sheet_at", "trial_balance_at", "variance", "drill");

    private Views() {}

    /** What a view or macro gives, in a sentence. */
    static String about(String name) {
        return file(name).about();
    }

    /** The statement that creates it. */
    static String sql(String name) {
        return file(name).sql();
    }

    /** Creates them all, on tables that exist. */
    static void create(Connection connection) throws SQLException {
        Engine.run(connection, statements().toArray(String[]::new));
    }

    /** What creates them all and says what they are, in order. */
    static Stream<String> statements() {
        return Stream.of(
                        Stream.concat(VIEWS.stream(), MACROS.stream()).map(Views::sql),
                        VIEWS.stream().map(view -> comment("view", view)),
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
