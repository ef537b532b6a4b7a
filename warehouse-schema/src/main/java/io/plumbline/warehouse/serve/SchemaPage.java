package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that describes the warehouse to whoever asks it, generated from the records and the SQL files. */
public final class SchemaPage {
    private SchemaPage() {}

    /** Writes the page to the file given. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), markdown());
    }

    /** The page as Markdown. */
    public static String markdown() {
        return String.join(
                "\n",
                """
                # What the warehouse holds

                This page is generated from the records in `src/main/java` and the SQL files in `src/main/resources`; a test
                compares it. Every table carries `client_id`; every fact row leads back to a file (`source_file_key`) and a row
                in it (`source_row`). Money is `decimal(18,4)`; ledger amounts are debit-positive. Keys are 64-bit hashes of what
                identifies the row in the source. In the tables, **bold** marks a key and *italics* a column that may be empty.
                """,
                contents(),
                diagram(),
                "## Views\n\nNames to type. They stand on the tables below, and on each other.\n",
                named("view", Views.VIEWS),
                "## Macros\n\nViews with parameters: `from variance('2025-03', basis := 'prior year')`.\n",
                macros(),
                section("Dimensions", Tables.DIMENSIONS),
                section("Facts", Tables.FACTS),
                section("Trends and forecasts", Tables.ANALYSES),
                section("Groups and rates", Tables.SHARED),
                section("What was read and checked", Tables.AUDIT),
                own(),
                checks(),
                section("Staging: what formats fill", Tables.STAGING));
    }

    private static String contents() {
        return """
                [Diagram](#diagram) · [Views](#views) · [Macros](#macros) · [Dimensions](#dimensions) · [Facts](#facts) ·
                [Trends and forecasts](#trends-and-forecasts) · [Groups and rates](#groups-and-rates) · [What was read and checked](#what-was-read-and-checked) · [Checks](#checks) ·
                [Staging](#staging-what-formats-fill)
                """;
    }

    /** Facts and the dimensions that they name; what only says whose a row is, is left out. */
    private static String diagram() {
        String edges = Tables.STAR.stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.references().isPresent())
                        .filter(column ->
                                !List.of("client_id", "source_file_key").contains(column.name()))
                        .map(column -> "    %s ||--o{ %s : %s"
                                .formatted(
                                        TableSchema.of(column.references().get())
                                                .name(),
                                        table.name(),
                                        column.name())))
                .collect(Collectors.joining("\n"));
        return "## Diagram\n\nEvery table also names `dim_client`, and every fact `dim_source_file`.\n\n```mermaid\nerDiagram\n"
                + edges + "\n```\n";
    }

    private static String named(String kind, List<String> names) {
        return "| %s | what it gives |\n|---|---|\n".formatted(kind)
                + names.stream()
                        .map(name -> "| `%s` | %s |\n".formatted(name, Views.about(name)))
                        .collect(Collectors.joining());
    }

    private static String macros() {
        return "| macro | what it gives |\n|---|---|\n"
                + Views.MACROS.stream()
                        .map(name -> "| `%s` | %s |\n".formatted(signature(name), Views.about(name)))
                        .collect(Collectors.joining());
    }

    private static String signature(String macro) {
        String sql = Views.sql(macro);
        int start = sql.indexOf("create macro ") + "create macro ".length();
        return sql.substring(start, sql.indexOf(" as table", start));
    }

    private static String section(String title, List<TableSchema> tables) {
        return "## %s\n\n".formatted(title)
                + tables.stream().map(SchemaPage::table).collect(Collectors.joining("\n"));
    }

    private static String table(TableSchema table) {
        return "### %s\n\n%s. Grain: %s.%s\n\n| column | type | meaning |\n|---|---|---|\n"
                        .formatted(table.name(), table.about(), lowerFirst(table.grain()), relation(table))
                + table.ownColumns().stream().map(SchemaPage::column).collect(Collectors.joining());
    }

    private static String relation(TableSchema table) {
        return table.staged()
                .map(staged -> " Subject: %s. %s".formatted(staged.subject(), inWords(staged)))
                .orElse("");
    }

    private static String inWords(Staged staged) {
        if (staged.relation() == Relation.WINDOW) {
            return "The newest export that covers `%s` is the truth for that day.".formatted(staged.day());
        } else if (staged.relation() == Relation.UPSERT) {
            return "All rows of a `%s` come from the newest export that has it."
                    .formatted(String.join("`, `", staged.by()));
        }
        return staged.by().length == 0
                ? "The newest dump is the current state."
                : "The newest dump of each `%s` is its current state.".formatted(String.join("`, `", staged.by()));
    }

    private static String column(ColumnSchema column) {
        String name = "`%s`".formatted(column.name());
        String marked = column.key() ? "**" + name + "**" : column.required() ? name : "*" + name + "*";
        String references = column.references()
                .map(target -> " → `%s`".formatted(TableSchema.of(target).name()))
                .orElse("");
        String allowed = column.allowed().isEmpty() ? "" : " (%s)".formatted(String.join(", ", column.allowed()));
        String personal = column.personal().isPresent() ? "; personal: hashed unless the client keeps it" : "";
        return "| %s | %s | %s%s%s%s |\n"
                .formatted(
                        marked,
                        column.type().duckDb(),
                        column.about().replace("|", "\\|"),
                        allowed,
                        personal,
                        references);
    }

    private static String own() {
        TreeMap<String, String> tables = new TreeMap<>(Catalogue.OWN_TABLES);
        tables.put(StandardChartTable.TABLE, StandardChartTable.ABOUT);
        return "### The snapshot itself\n\n| table | what it holds |\n|---|---|\n"
                + tables.entrySet().stream()
                        .map(table -> "| `%s` | %s |\n".formatted(table.getKey(), table.getValue()))
                        .collect(Collectors.joining());
    }

    private static String checks() {
        return "## Checks\n\nAn error stops the publish of the client; a warning is shown. Results are in `checks`.\n\n"
                + "| check | severity | what ties to what |\n|---|---|---|\n"
                + Stream.concat(Checks.all().stream(), AnalysisTables.checks().stream())
                        .map(SchemaPage::check)
                        .collect(Collectors.joining());
    }

    private static String check(SqlFile check) {
        List<String> parts = Stream.of(check.about().split(": ", 2)).toList();
        return "| `%s` | %s | %s |\n".formatted(check.name(), parts.get(0), parts.get(1));
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
