package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile file in one workspace, each the only trouble of its client: one night and one check over all of them, by
 * processes of their own with little memory and no rights beyond the user's.
 */
class HostileInputTest {
    private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
    private static final Path CASES = ROOT.resolve("jobs/src/test/resources/io/plumbline/jobs/hostile");
    private static final Path PAGE = ROOT.resolve("jobs/ERRORS.md");
    /** No shipped format reads ledgers of these shapes. */
    private static final List<String> FORMATS = List.of("journal-workbook.yml", "journal-json.yml");

    private static final String SOUND = "sound-books";
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    @TempDir
    static Path folder = Path.of("");

    private static Ended check = new Ended(0, "", "");
    private static Ended night = new Ended(0, "", "");
    private static Set<String> before = new TreeSet<>();
    private static Set<String> afterwards = new TreeSet<>();

    /** How a command ended. */
    record Ended(int exitCode, String out, String err) {}

    static List<HostileCase> cases() {
        return HostileCase.in(CASES);
    }

    @BeforeAll
    static void oneCheckAndOneNightOverAll() throws Exception {
        Path books = books();
        Files.createDirectories(books);
        Files.writeString(books.resolve("plumbline.yml"), "currency: EUR\n");
        Files.createDirectories(books.resolve("formats"));
        for (String format : FORMATS) {
            Files.copy(
                    CASES.resolve("formats").resolve(format),
                    books.resolve("formats").resolve(format));
        }
        for (HostileCase each : cases()) {
            if (!each.isAlone()) {
                each.putInto(books);
            }
        }
        Files.writeString(folder.resolve("outside.csv"), "Date,Account,Debit,Credit\n");
        before = outside();
        night = process(books, "run");
        check = process(books, "check");
        afterwards = outside();
        if (Boolean.getBoolean("plumbline.regenerate")) {
            for (HostileCase each : cases()) {
                Files.writeString(each.expected(), seen(each));
            }
            Files.writeString(PAGE, ErrorsPage.of(cases()));
        }
    }

    private static Path books() {
        return folder.resolve("books");
    }

    /** Everything in and around the workspace but the warehouse. */
    private static Set<String> outside() throws IOException {
        Set<String> paths = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(books().resolve("warehouse"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(folder.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                paths.add(folder.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return paths;
    }

    /** Not even the superuser may override permissions in there. */
    private static Ended process(Path books, String command) throws Exception {
        List<String> words = new ArrayList<>();
        if (Files.getAttribute(folder, "unix:uid").equals(0)) {
            words.addAll(List.of(
                    "setpriv",
                    "--inh-caps=-dac_override,-dac_read_search",
                    "--bounding-set=-dac_override,-dac_read_search"));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ROOT.resolve("jobs/src/main/launch/spark.jvmopts"),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Plumbline.class.getName(),
                command,
                "-w",
                books.toString()));
        Path out = folder.resolveSibling(folder.getFileName() + "-" + command + ".out");
        Path err = folder.resolveSibling(folder.getFileName() + "-" + command + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " hangs: " + Files.readString(out) + Files.readString(err));
        }
        Ended ended = new Ended(process.exitValue(), shown(Files.readString(out)), shown(Files.readString(err)));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    /** The workspace is called {@code books} here and in the manual. */
    private static String shown(String text) {
        return text.replace(books().toString(), "books");
    }

    @Test
    void checkTellsThemAllAtOnceAndNothingElse() {
        assertThat(check.exitCode()).as(check.err()).isEqualTo(2);
        Pattern place = Pattern.compile("clients/[^/:]+(/[^:]+)?:.*");
        assertThat(check.err().lines()).allMatch(line -> place.matcher(line).matches());
    }

    @Test
    void nightPublishesWhoeverIsSoundAndHoldsTheOthers() {
        assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(3);
        assertThat(night.out()).doesNotContain("held: " + SOUND);
        assertThat(rows("select state from client_state where client_id = '" + SOUND + "'"))
                .containsExactly("fresh");
        assertThat(night.err()).doesNotContain("\tat ");
    }

    @Test
    void nothingIsWrittenOutsideTheWarehouse() {
        assertThat(before).isNotEmpty();
        assertThat(afterwards).isEqualTo(before);
    }

    @Test
    void everyRowIsLoadedRejectedOrLeftOut() {
        assertThat(rows("select path from source_files where rows_read <> rows_loaded + rows_rejected + rows_left_out"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void userSeesExactlyThis(HostileCase hostile) throws IOException {
        String seen = seen(hostile);

        assertThat(seen)
                .as("written anew with -Dplumbline.regenerate=true")
                .isEqualTo(Files.readString(hostile.expected()));
        assertThat(seen.codePoints())
                .as("nothing steers the terminal")
                .allMatch(c -> c == '\n' || !Character.isISOControl(c));
    }

    @Test
    void manualShowsThemAll() throws IOException {
        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate: ./mvnw -pl jobs -am test -Dtest=HostileInputTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dplumbline.regenerate=true")
                .isEqualTo(ErrorsPage.of(cases()));
    }

    private static String seen(HostileCase hostile) throws IOException {
        return hostile.isAlone() ? alone(hostile) : among(hostile);
    }

    private static String among(HostileCase hostile) {
        StringBuilder seen = new StringBuilder("$ plumbline check\n");
        List<String> problems = about(hostile, check.err());
        problems.forEach(problem -> seen.append(problem).append('\n'));
        seen.append(problems.isEmpty() ? "nothing to put right\n" : "");
        seen.append("\n$ plumbline run\n");
        about(hostile, night.out()).forEach(line -> seen.append(line.strip()).append('\n'));
        String id = hostile.client().replace("'", "''");
        rows("select case state when 'fresh' then 'published' else state end from client_state where client_id = '%s'"
                        .formatted(id))
                .forEach(state -> seen.append("the client is ").append(state).append('\n'));
        rows("""
                select format('{}: {} rows read = {} loaded + {} rejected + {} left out',
                    path, rows_read, rows_loaded, rows_rejected, rows_left_out)
                from source_files where client_id = '%s' and rows_read > 0 order by path
                """.formatted(id)).forEach(row -> seen.append(row).append('\n'));
        rows("""
                select format('{} {}: {}', severity, check_name, coalesce(sample, compared))
                from checks where client_id = '%s' and status = 'failed' order by check_name
                """.formatted(id)).forEach(row -> seen.append(row).append('\n'));
        hostile.then().forEach(command -> seen.append(asked(books(), command)));
        return seen.toString();
    }

    private static List<String> about(HostileCase hostile, String text) {
        String client = hostile.client();
        return text.lines()
                .filter(line -> line.contains("clients/" + client + "/")
                        || line.contains("clients/" + client + ":")
                        || line.contains("held: " + client + ","))
                .toList();
    }

    private static String alone(HostileCase hostile) throws IOException {
        Path workspace = folder.resolve("alone").resolve(hostile.name());
        if (!Files.exists(workspace)) {
            hostile.putInto(workspace);
        }
        StringBuilder seen = new StringBuilder(asked(workspace, "check").strip() + "\n");
        hostile.then().forEach(command -> seen.append(asked(workspace, command)));
        return seen.toString();
    }

    private static String asked(Path workspace, String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = Screen.plain(new ByteArrayInputStream(new byte[0]), out, out);
        List<String> words = WORD.matcher(line)
                .results()
                .map(word -> Optional.ofNullable(word.group(1)).orElseGet(() -> word.group(2)))
                .map(word -> word.replace("books/", workspace + "/"))
                .collect(Collectors.toCollection(ArrayList::new));
        words.add("-w");
        words.add(workspace.toString());
        int exitCode = Plumbline.on(screen, new WorksHere(screen)).execute(words.toArray(String[]::new));
        String printed =
                out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n").replace(workspace.toString(), "books");
        return "\n$ plumbline %s\n%s\nexit code %d\n".formatted(line, printed.strip(), exitCode);
    }

    private static List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Query query = Query.open(
                        new WarehouseFolder(books().resolve("warehouse")), Optional.empty(), Optional.empty(), false);
                Answer answer = query.ask(sql)) {
            while (answer.next()) {
                rows.add(Cells.printable(String.valueOf(answer.row().get(0))));
            }
        }
        return rows;
    }
}
