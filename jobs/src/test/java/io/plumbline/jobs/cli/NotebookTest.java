package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.samples.Plan;
import io.plumbline.samples.Samples;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebooks as people run them, on the sample bakery's published warehouse. */
class NotebookTest {
    private static final Path NOTEBOOKS = Path.of(System.getProperty("plumbline.root", ".."), "notebooks");
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>(.*?)</t[dh]>");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void executeAll() throws IOException {
        assumeTrue(
                ran("jupyter", "nbconvert", "--version"),
                "Skipped, as there is no Jupyter here: apt install jupyter-nbconvert, or pipx install jupyterlab.");
        assumeTrue(
                Files.isDirectory(NOTEBOOKS.resolve("target/kernel")),
                "Skipped, as the kernel is not built: ./mvnw -DskipTests verify -pl notebooks -am");
        publish();
        run(
                NOTEBOOKS.resolve("install-kernel").toString(),
                folder.resolve("jupyter").toString());
        List<String> execute = new ArrayList<>(List.of(
                NOTEBOOKS.resolve("execute").toString(),
                "--into",
                folder.resolve("executed").toString()));
        notebooks().forEach(notebook -> execute.add(notebook.toString()));
        run(execute.toArray(String[]::new));
    }

    @Test
    void everyCellRunsAndShowsWhatItsCommittedOutputShows() throws IOException {
        for (Path notebook : notebooks()) {
            JsonNode committed = read(notebook);
            JsonNode executed = read(executed(notebook));
            for (JsonNode cell : code(executed)) {
                String id = cell.get("id").asText();
                assertThat(cell.findValuesAsText("output_type"))
                        .as("%s, cell %s", notebook, id)
                        .doesNotContain("error");
                assertThat(headings(html(committed, id)))
                        .as("committed output of %s, cell %s; notebooks/README.md says how to refresh it", notebook, id)
                        .isEqualTo(headings(html(executed, id)));
            }
        }
    }

    @Test
    void committedNotebooksTellNothingOfTheMachineOrTheMoment() throws IOException {
        for (Path notebook : notebooks()) {
            assertThat(Files.readString(notebook))
                    .as(notebook.toString())
                    .doesNotContainPattern("/(home|root|Users|tmp|var|work)/")
                    .doesNotContainPattern("\\d{4}-?\\d\\d-?\\d\\dT\\d\\d:?\\d\\d")
                    .doesNotContain("\"execution\"", "language_info");
        }
    }

    @Test
    void theFirstLookShowsWhatTheLedgerAddsUpTo() throws IOException {
        JsonNode notebook = read(executed(NOTEBOOKS.resolve("first-look.ipynb")));
        assertThat(html(notebook, "month")).isEqualTo("crumb-bakery, 2025-12");
        assertThat(row(notebook, "statement", "Total revenue").get(1))
                .isEqualTo(whole(earned("account.section = 'revenue' and posted_on >= date '2025-12-01'")));
        assertThat(row(notebook, "statement", "Net income").get(1))
                .isEqualTo(whole(earned("posted_on >= date '2025-12-01'")));
        assertThat(row(notebook, "statement", "Net income").get(5))
                .isEqualTo(whole(earned("posted_on between date '2024-12-01' and date '2024-12-31'")));
        assertThat(row(notebook, "revenue", "2025-03").get(1))
                .isEqualTo(whole(earned(
                        "account.section = 'revenue' and posted_on between date '2025-03-01' and date '2025-03-31'")));
        assertThat(row(notebook, "sheet", "Total assets").get(1))
                .isEqualTo(whole(ledger("sum(line.amount)", "account.section_order < 100")));
        assertThat(rows(notebook, "checks").get(1)).last().isEqualTo("0.00");
        assertThat(rows(notebook, "reconciled")).hasSizeGreaterThan(10).noneMatch(row -> row.contains("failed"));
    }

    @Test
    void theFirstLookShowsTheWeekThePipelineAndTheRowsBehindAFigure() throws IOException {
        JsonNode notebook = read(executed(NOTEBOOKS.resolve("first-look.ipynb")));
        assertThat(row(notebook, "weekday", "Saturday").get(2)).isEqualTo(whole(value("""
                select sum(net_amount) / 52
                from fact_order_line
                where dayname(ordered_on) = 'Saturday' and ordered_on between date '2025-01-01' and date '2025-12-31'""")));
        assertThat(rows(notebook, "pipeline").stream()
                        .skip(1)
                        .mapToInt(row -> Integer.parseInt(row.get(3).replace(",", "")))
                        .sum())
                .isEqualTo(value("select count(*) from fact_deal").intValueExact());
        List<String> tied = rows(notebook, "tied").get(1);
        assertThat(tied.get(1)).isEqualTo(tied.get(2));
        assertThat(tied.get(0)).isEqualTo(html(notebook, "missed"));
        assertThat(tied.get(3))
                .isEqualTo(whole(ledger(
                        "count(*)",
                        "account.standard_name = '%s' and posted_on >= date '2025-12-01'".formatted(tied.get(0)))));
        assertThat(rows(notebook, "drill").get(1).get(5)).startsWith("exports/quickbooks/");
    }

    private static void publish() throws IOException {
        Samples.write(
                workspace(),
                Plan.demo(LocalDate.of(2026, 1, 1))
                        .withClients(1)
                        .withMonths(13)
                        .withVolume(0.1));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        Screen screen = new Screen(new ByteArrayInputStream(new byte[0]), out, out, false, false, 100, false);
        assertThat(Plumbline.on(screen, new WorksHere(screen))
                        .execute("run", "-w", workspace().toString()))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private static Path workspace() {
        return folder.resolve("plumbline-demo");
    }

    private static WarehouseFolder warehouse() {
        return new WarehouseFolder(workspace().resolve("warehouse"));
    }

    private static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    private static Path executed(Path notebook) {
        return folder.resolve("executed").resolve(notebook.getFileName());
    }

    private static boolean ran(String... command) {
        try {
            return process(command).waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            Process process = process(command);
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(String.join(" ", command))
                    .isTrue();
            assertThat(process.exitValue()).as(() -> told()).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jupyter with this test's kernel and warehouse, and without the settings of whoever runs the test. */
    private static Process process(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told.txt").toFile());
        builder.environment().put("JUPYTER_PATH", folder.resolve("jupyter").toString());
        builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment().put("PLUMBLINE_WAREHOUSE", warehouse().current().toString());
        return builder.start();
    }

    private static String told() {
        try {
            return Files.readString(folder.resolve("told.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static JsonNode read(Path notebook) throws IOException {
        return JSON.readTree(notebook.toFile());
    }

    private static List<JsonNode> code(JsonNode notebook) {
        List<JsonNode> cells = new ArrayList<>();
        notebook.get("cells").forEach(cells::add);
        return cells.stream()
                .filter(cell -> cell.get("cell_type").asText().equals("code"))
                .toList();
    }

    /** What a cell shows. */
    private static String html(JsonNode notebook, String id) {
        StringBuilder html = new StringBuilder();
        code(notebook).stream()
                .filter(cell -> cell.get("id").asText().equals(id))
                .flatMap(cell -> cell.findValues("text/html").stream())
                .forEach(output -> {
                    html.append(output.isTextual() ? output.asText() : "");
                    output.forEach(line -> html.append(line.asText()));
                });
        assertThat(html).as("output of cell %s", id).isNotEmpty();
        return html.toString();
    }

    private static List<String> headings(String html) {
        return html.contains("<table>") ? table(html).get(0) : List.of();
    }

    private static List<List<String>> rows(JsonNode notebook, String id) {
        return table(html(notebook, id));
    }

    private static List<String> row(JsonNode notebook, String id, String first) {
        return rows(notebook, id).stream()
                .filter(row -> row.get(0).equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Cell %s shows no row \"%s\"".formatted(id, first)));
    }

    private static List<List<String>> table(String html) {
        return ROW.matcher(html).results().map(row -> cells(row.group(1))).toList();
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row)
                .results()
                .map((MatchResult cell) -> cell.group(1).replaceAll("</?b>", "").replace("&amp;", "&"))
                .toList();
    }

    private static BigDecimal earned(String condition) {
        return ledger("-sum(line.amount)", "account.statement = 'income statement' and " + condition);
    }

    /** By a way of its own: from the posted lines, without months, statements or views. */
    private static BigDecimal ledger(String figure, String condition) {
        return value("""
                select %s
                from fact_ledger_line as line
                join dim_account as account using (client_id, account_key)
                where line.posted_on <= date '2025-12-31' and %s""".formatted(figure, condition));
    }

    private static BigDecimal value(String sql) {
        try (Query query = Query.open(warehouse(), Optional.empty(), Optional.empty(), false);
                Answer answer = query.ask(sql)) {
            assertThat(answer.next()).isTrue();
            return new BigDecimal(String.valueOf(answer.row().get(0)));
        }
    }

    private static String whole(BigDecimal number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
