package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.schema.ColumnSchema;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual on formats: its examples run, its lists are those of the code. */
class FormatsManualTest {
    private static final Path MANUAL = Path.of(System.getProperty("plumbline.root", ".."), "jobs", "FORMATS.md");

    @TempDir
    Path folder;

    static List<ManualExample> examples() {
        return ManualExample.in(manual());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleGivesTheRowsShown(ManualExample example) throws IOException {
        Desk desk = new Desk(folder).format(example.mapping());
        for (var file : example.files().entrySet()) {
            put(desk, file.getKey(), file.getValue());
        }
        example.settings().ifPresent(text -> desk.settings(settings(text)));

        StagedExport export = desk.stagedOnly();

        assertThat(export.files()).allSatisfy(file -> assertThat(file.refused()).isNull());
        assertThat(List.of(
                        sum(export, SourceFile::rowsRead),
                        sum(export, SourceFile::rowsLoaded),
                        sum(export, SourceFile::rowsRejected),
                        sum(export, SourceFile::rowsLeftOut)))
                .as("read, loaded, rejected, left out")
                .isEqualTo(example.counts());
        assertThat(example.fills()).isNotEmpty();
        for (var fill : example.fills().entrySet()) {
            assertThat(rows(desk, fill.getKey(), fill.getValue().get(0)))
                    .isEqualTo(fill.getValue().subList(1, fill.getValue().size()));
        }
        if (example.rejects().isPresent()) {
            List<List<String>> table = example.rejects().get();
            assertThat(rows(desk, "reject", table.get(0))).isEqualTo(table.subList(1, table.size()));
        }
    }

    private static void put(Desk desk, String name, String text) throws IOException {
        if (!name.endsWith(".xlsx")) {
            desk.file(name, text);
            return;
        }
        Files.createDirectories(desk.exports());
        try (OutputStream out = Files.newOutputStream(desk.exports().resolve(name));
                Workbook workbook = new Workbook(out, "Plumbline", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet");
            List<String> lines = text.lines().toList();
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
    }

    private ReadingSettings settings(String text) {
        try {
            Path client = Files.createDirectories(folder.resolve("clients/acme"));
            Files.writeString(client.resolve("client.yml"), text);
            return Workspace.open(folder).reading("acme");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(StagedExport export, ToLongFunction<SourceFile> count) {
        return export.files().stream().mapToLong(count).sum();
    }

    private static List<List<String>> rows(Desk desk, String record, List<String> columns) throws IOException {
        String texts = columns.stream()
                .map(column -> "coalesce(%s::varchar, '')".formatted(column))
                .collect(Collectors.joining(", "));
        return desk.rows(record, texts).stream()
                .map(row -> row.stream().map(String::valueOf).toList())
                .toList();
    }

    @Test
    void settingsShownAreSettings() {
        String manual = manual();
        String explained = manual.substring(0, manual.indexOf("\n## Worked examples"));
        List<String> shown = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(explained)
                .results()
                .map(fence -> fence.group(1))
                .toList();
        assertThat(shown)
                .hasSize(4)
                .allSatisfy(text -> assertThat(settings(text)).isNotNull());
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(keys("Of the mapping:")).isEqualTo(new TreeSet<>(MappingFile.TOP));
        assertThat(keys("Of a file.")).isEqualTo(new TreeSet<>(MappingFile.INPUT));
        assertThat(keys("Of `layout`:")).isEqualTo(new TreeSet<>(Layout.KEYS));
        assertThat(keys("Of `recognise`:")).isEqualTo(new TreeSet<>(MappingFile.RECOGNISE));
        assertThat(keys("Of a column in `columns`:")).isEqualTo(new TreeSet<>(MappingFile.COLUMN));
    }

    private static SortedSet<String> keys(String title) {
        String manual = manual();
        int from = manual.indexOf("\n" + title);
        assertThat(from).as(title).isPositive();
        String table =
                manual.substring(manual.indexOf("\n|", from), manual.indexOf("\n\n", manual.indexOf("\n|", from)));
        return firstCells(table).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> firstCells(String table) {
        return Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(match -> match.group(1));
    }

    @Test
    void everyTypeShownIsOne() {
        String types = between("| type | reads |", "Leave codes as");
        List<String> shown = types.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> quoted(line.substring(0, line.indexOf(" |", 2))))
                .toList();
        assertThat(shown)
                .hasSizeGreaterThan(8)
                .allSatisfy(type -> assertThat(CellType.parse(type)).isPresent());
    }

    @Test
    void monthsShownAreNamed() throws IOException {
        List<String> shown = quoted(between("| `month_named(text)` |", "| `property(text)` |"))
                .toList();
        try (Workbench bench = new Workbench(Files.createDirectories(folder.resolve("spill")), "1GB", 1)) {
            assertThat(shown)
                    .hasSize(8)
                    .allSatisfy(month -> assertThat(bench.rows("select month_named(?)::varchar", month))
                            .as(month)
                            .containsExactly(List.of("2025-01-01")));
        }
    }

    private static Stream<String> quoted(String text) {
        return Pattern.compile("`([^`]+)`").matcher(text).results().map(match -> match.group(1));
    }

    private static String between(String from, String to) {
        String manual = manual();
        int start = manual.indexOf(from) + from.length();
        return manual.substring(start, manual.indexOf(to, start));
    }

    @Test
    void generatedPartsAreTheOnesThatTheCodeGives() throws IOException {
        String expected = with(with(manual(), "records", records()), "formats", formats());
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(MANUAL, expected);
        }
        assertThat(manual())
                .as(
                        "regenerate: ./mvnw -pl jobs -am test -Dtest=FormatsManualTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dplumbline.regenerate=true")
                .isEqualTo(expected);
    }

    private static String with(String manual, String part, String text) {
        String begin = "<!-- generated: %s -->\n".formatted(part);
        int from = manual.indexOf(begin) + begin.length();
        return manual.substring(0, from) + text + manual.substring(manual.indexOf("<!-- end -->", from));
    }

    private static String records() {
        return Tables.STAGING.stream().map(FormatsManualTest::record).collect(Collectors.joining());
    }

    private static String record(TableSchema record) {
        Staged staged = record.staged().orElseThrow();
        return "\n### %s\n\n%s. One row is %s. Subject %s. %s%s%s\n\n| column | type | meaning |\n|---|---|---|\n%s\n"
                .formatted(
                        record.name(),
                        record.about(),
                        record.grain().substring(0, 1).toLowerCase(Locale.ROOT)
                                + record.grain().substring(1),
                        staged.subject(),
                        relation(staged),
                        feed(staged),
                        staged.ruleInWords().isEmpty() ? "" : " Each row needs %s.".formatted(staged.ruleInWords()),
                        record.ownColumns().stream()
                                .map(FormatsManualTest::column)
                                .collect(Collectors.joining()));
    }

    private static String relation(Staged staged) {
        return switch (staged.relation()) {
            case WINDOW ->
                "*Window:* the newest export that covers `%s` is the truth for that day.".formatted(staged.day());
            case UPSERT ->
                "*Upsert:* all rows of one `%s` come from the newest export that has it."
                        .formatted(String.join("`, `", staged.by()));
            case SNAPSHOT ->
                staged.by().length == 0
                        ? "*Snapshot:* the newest dump is the current state."
                        : "*Snapshot:* the newest dump of each `%s` is its current state."
                                .formatted(String.join("`, `", staged.by()));
        };
    }

    private static String feed(Staged staged) {
        return staged.feed() == Feed.CLIENT ? " One feed for each client." : " One feed for each format.";
    }

    private static String column(ColumnSchema column) {
        String name = column.required() ? "**`%s`**".formatted(column.name()) : "`%s`".formatted(column.name());
        List<String> meaning = new ArrayList<>(List.of(column.about().replace("|", "\\|")));
        if (!column.allowed().isEmpty()) {
            meaning.add("one of `%s`".formatted(String.join("`, `", column.allowed())));
        }
        column.personal()
                .ifPresent(
                        when -> meaning.add(when.isEmpty() ? "*personal*" : "*personal* where `%s`".formatted(when)));
        return "| %s | %s | %s |\n".formatted(name, column.type().duckDb(), String.join("; ", meaning));
    }

    private static String formats() {
        Formats formats = Formats.in(Path.of("no folder of one's own"));
        return "\n| subject | format | what it is | fills | recognised by |\n|---|---|---|---|---|\n"
                + Formats.SHIPPED.stream()
                        .map(name -> formats.named(name.substring(name.indexOf('/') + 1))
                                .orElseThrow())
                        .map(FormatsManualTest::format)
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String format(Mapping mapping) {
        return "| %s | `%s` | %s | %s | %s |\n"
                .formatted(
                        mapping.subject(),
                        mapping.format(),
                        mapping.title()
                                + mapping.note()
                                        .map(note -> ". " + note.strip())
                                        .orElse(""),
                        mapping.select().keySet().stream()
                                .map("`%s`"::formatted)
                                .collect(Collectors.joining(", ")),
                        mapping.isSingle() || mapping.oneFile()
                                ? mapping.inputs().get(0).recognitions().stream()
                                        .map(FormatsManualTest::recognised)
                                        .collect(Collectors.joining("; or "))
                                : mapping.inputs().stream()
                                        .map(input -> "`%s`".formatted(input.name()))
                                        .collect(Collectors.joining(", ")));
    }

    private static String recognised(Recognition recognition) {
        return Stream.of(
                        recognition.columns().stream(),
                        recognition.root().stream().map("root %s"::formatted),
                        recognition.namespaces().stream().map("namespace `%s`"::formatted),
                        recognition.properties().entrySet().stream()
                                .map(property -> "%s `%s`".formatted(property.getKey(), property.getValue())))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
    }

    private static String manual() {
        try {
            return Files.readString(MANUAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
