package io.plumbline.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a statement costs who waits for it: each kind for one client and month, and all of them for everybody. */
final class StatementPrices {
    private static final String MONTH = "2024-10";
    private static final int TIMES = 5;

    private StatementPrices() {}

    static List<Price> of(Path workspace) {
        try (Duck duck = Duck.readOnly(workspace.resolve("warehouse/current.duckdb"))) {
            Map.Entry<String, Double> slowest = slowest(duck, ofOneClient(Books.id(10)));
            Map<String, String> ofAll = ofAllClients();
            double all = ofAll.values().stream()
                    .mapToDouble(sql -> duck.seconds(sql, 1))
                    .sum();
            return List.of(
                    new Price(
                            "any statement of one client and month, warm connection",
                            "-",
                            "under 200 ms",
                            "%.0f ms, the %s".formatted(slowest.getValue() * 1000, slowest.getKey()),
                            slowest.getValue() < 0.2),
                    Price.seconds("all five statements of all clients for a month", 5, all));
        }
    }

    private static Map.Entry<String, Double> slowest(Duck duck, Map<String, String> statements) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        statements.forEach((name, sql) -> seconds.put(name, duck.seconds(sql, TIMES)));
        return seconds.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow();
    }

    private static Map<String, String> ofOneClient(String client) {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("income statement", "from income_statement_for('%s', '%s')".formatted(client, MONTH));
        statements.put("balance sheet", "from balance_sheet_at('%2$s', client := '%1$s')".formatted(client, MONTH));
        statements.put("cash flow", "from cash_flow_for('%2$s', client := '%1$s')".formatted(client, MONTH));
        statements.put(
                "changes in equity", "from changes_in_equity_for('%2$s', client := '%1$s')".formatted(client, MONTH));
        statements.put("trial balance", "from trial_balance_at('%2$s', client := '%1$s')".formatted(client, MONTH));
        statements.put(
                "general ledger",
                "from general_ledger_for('%2$s', client := '%1$s', account := '1100')".formatted(client, MONTH));
        statements.put("aged receivables", "from aged_receivables_at('2024-10-31', client := '%s')".formatted(client));
        return statements;
    }

    private static Map<String, String> ofAllClients() {
        Map<String, String> statements = new LinkedHashMap<>();
        for (String view : List.of(
                "income_statement_by_period",
                "balance_sheet_by_period",
                "cash_flow_by_period",
                "changes_in_equity_by_period",
                "trial_balance_by_period")) {
            statements.put(view, "from %s where period = '%s'".formatted(view, MONTH));
        }
        return statements;
    }
}
