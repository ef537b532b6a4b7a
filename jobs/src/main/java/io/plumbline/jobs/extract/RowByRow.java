package io.plumbline.jobs.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a select gives exactly one row for each row of its input, in their order, whatever the rows: it names columns
 * and computes with them, and does nothing else. Judged on DuckDB's own parse of the statement.
 */
final class RowByRow {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> LOOKS_BEYOND_THE_ROW = Set.of("WINDOW", "SUBQUERY");

    /** A format's select is judged once, not once for each of its files. */
    private static final Map<String, Boolean> JUDGED = new ConcurrentHashMap<>();

    private RowByRow() {}

    /** Judges a select over one view of the given name. */
    static boolean is(Workbench bench, String select, String input) {
        return JUDGED.computeIfAbsent(input + ": " + select, key -> judge(bench, select, input));
    }

    private static boolean judge(Workbench bench, String select, String input) {
        JsonNode parsed = parsed(bench, select);
        JsonNode node = parsed.path("statements").path(0).path("node");
        JsonNode from = node.path("from_table");
        boolean plain = parsed.path("statements").size() == 1
                && node.path("type").asText().equals("SELECT_NODE")
                && node.path("modifiers").isEmpty()
                && node.path("cte_map").path("map").isEmpty()
                && from.path("type").asText().equals("BASE_TABLE")
                && from.path("table_name").asText().equals(input)
                && List.of(from.path("sample"), node.path("sample"), node.path("where_clause"), node.path("having"))
                        .stream()
                        .allMatch(JsonNode::isNull)
                && node.path("qualify").isNull()
                && node.path("group_expressions").isEmpty()
                && node.path("group_sets").isEmpty();
        List<String> functions = new ArrayList<>();
        return plain && staysInTheRow(node.path("select_list"), functions) && noneGathers(bench, functions);
    }

    private static JsonNode parsed(Workbench bench, String select) {
        try {
            return JSON.readTree(String.valueOf(bench.rows("select json_serialize_sql(?)::varchar", select)
                    .get(0)
                    .get(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's parse of a select is no JSON", e);
        }
    }

    private static boolean staysInTheRow(JsonNode expression, List<String> functions) {
        if (LOOKS_BEYOND_THE_ROW.contains(expression.path("class").asText())) {
            return false;
        }
        if (expression.path("class").asText().equals("FUNCTION")) {
            functions.add(expression.path("function_name").asText());
        }
        for (JsonNode child : expression) {
            if (!staysInTheRow(child, functions)) {
                return false;
            }
        }
        return true;
    }

    /** No function that makes one row of many, or many of one. */
    private static boolean noneGathers(Workbench bench, List<String> functions) {
        return !functions.contains("unnest")
                && bench.count(
                                "select count(*) from duckdb_functions() where function_type = 'aggregate' and list_contains(string_split(?, ','), function_name)",
                                String.join(",", functions))
                        == 0;
    }
}
