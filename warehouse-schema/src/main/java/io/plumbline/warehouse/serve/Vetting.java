package io.plumbline.warehouse.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets statements through that only read the warehouse. DuckDB's own parser tells what a statement is; that files are out
 * of reach and the configuration is locked holds besides, so that a gap here opens nothing.
 */
final class Vetting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXPLAIN = Pattern.compile("(?is)^explain\\s+(analyze\\s+)?(\\([^)]*\\)\\s*)?");
    private static final Pattern PIVOT = Pattern.compile("(?is)^(pivot|unpivot)\\b");
    private static final Pattern NOT_IN_PIVOT = Pattern.compile(
            "(?is)\\b(insert|update|delete|merge|query|query_table|(read|scan|sniff|glob|parquet)\\w*)\\b\\s*\\(?");

    /** What reads nothing but the catalogue, or makes rows of its parameters. */
    private static final Pattern HARMLESS_FUNCTIONS =
            Pattern.compile("range|generate_series|unnest|repeat|repeat_row|json_each|json_tree|summary|histogram"
                    + "|histogram_values|test_all_types|pragma_(version|show|table_info|database_size|storage_info)"
                    + "|duckdb_(tables|views|columns|schemas|databases|functions|types|constraints|indexes|settings"
                    + "|memory|keywords|dependencies|sequences)|icu_calendar_names|pg_timezone_names");

    private final Connection connection;
    private final Set<String> macros;

    Vetting(Connection connection, Set<String> macros) {
        this.connection = connection;
        this.macros = macros;
    }

    /** Throws with the reason when the statement does more than read. */
    void pass(String statement) {
        String bare = withoutComments(statement);
        if (PIVOT.matcher(bare).find()) {
            passPivot(bare);
            return;
        }
        Matcher explain = EXPLAIN.matcher(bare);
        JsonNode tree = parsed(explain.find() ? bare.substring(explain.end()) : bare);
        if (tree.path("error").asBoolean()) {
            throw refusal(tree, bare);
        }
        pass(tree);
    }

    /** DuckDB makes two statements of it, which its parser does not show as a tree. */
    private static void passPivot(String bare) {
        Matcher forbidden = NOT_IN_PIVOT.matcher(bare);
        if (forbidden.find()) {
            throw new QueryFailure("A pivot may only read tables and views of the warehouse, not use \"%s\"."
                    .formatted(forbidden.group().strip()));
        }
    }

    private JsonNode parsed(String sql) {
        try (PreparedStatement parser = connection.prepareStatement("select json_serialize_sql(?)")) {
            parser.setString(1, sql);
            try (ResultSet row = parser.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1));
            }
        } catch (SQLException e) {
            throw new QueryFailure("That cannot be read as SQL: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DuckDB's tree of a statement is not JSON", e);
        }
    }

    private static QueryFailure refusal(JsonNode tree, String bare) {
        if (tree.path("error_type").asText().equals("parser")) {
            return new QueryFailure(tree.path("error_message").asText() + ".");
        }
        return new QueryFailure(
                "%s is refused: SQL typed here may only read the warehouse. Start with select, from, with, describe, summarize, show or explain; to write files, allow them."
                        .formatted(bare.split("\\s+", 2)[0].toUpperCase(java.util.Locale.ROOT)));
    }

    private void pass(JsonNode node) {
        String type = node.path("type").asText();
        if (type.endsWith("_QUERY_NODE")) {
            throw new QueryFailure(
                    "A query may not change rows: %s is refused.".formatted(type.substring(0, type.indexOf('_'))));
        } else if (type.equals("TABLE_FUNCTION")) {
            passFunction(function(node));
        } else if (type.equals("BASE_TABLE")) {
            passTable(node.path("table_name").asText());
        }
        node.forEach(this::pass);
    }

    private static String function(JsonNode node) {
        return node.path("function").path("function_name").asText();
    }

    private void passFunction(String function) {
        if (!macros.contains(function) && !HARMLESS_FUNCTIONS.matcher(function).matches()) {
            throw new QueryFailure(
                    "%s(...) is refused: SQL typed here reads the warehouse's tables and views, not files."
                            .formatted(function));
        }
    }

    /** DuckDB takes a name like a file's for the file; no table of ours has such a name. */
    private static void passTable(String table) {
        if (table.contains("/") || table.contains(".") || table.contains("\\")) {
            throw new QueryFailure(
                    "\"%s\" is refused: it reads as a file, and SQL typed here reads the warehouse's tables and views."
                            .formatted(table));
        }
    }

    static String withoutComments(String sql) {
        String rest = sql.strip();
        while (rest.startsWith("--") || rest.startsWith("/*")) {
            int end = rest.startsWith("--") ? rest.indexOf('\n') : rest.indexOf("*/") + 1;
            rest = end <= 0 ? "" : rest.substring(end + 1).strip();
        }
        return rest;
    }
}
