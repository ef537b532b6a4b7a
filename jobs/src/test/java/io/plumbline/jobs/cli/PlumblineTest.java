package io.plumbline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunHistory;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.samples.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class PlumblineTest {
    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theSkeletonOfInitPassesCheck() {
        assertThat(plumbline("init", books())).isZero();
        assertThat(plumbline("check", "-w", books())).isZero();
        assertThat(printed(out))
                .contains("A workspace is ready in", "my-business: settings are sound", "Nothing to put right");
    }

    @Test
    void theSkeletonOfInitPassesCheckWithEverySettingTakenUp() throws IOException {
        plumbline("init", books());
        for (String file : List.of("plumbline.yml", "clients/my-business/client.yml")) {
            Path path = Path.of(books(), file);
            Files.writeString(
                    path,
                    withoutTheFirstFiscalYear(Files.readString(path))
                            .replaceAll("(?m)^# (?=[a-z0-9_]+:|  )", "")
                            .replaceAll("\\$\\{\\w+}", "file:secret"));
        }
        Files.writeString(Path.of(books(), "secret"), "hunter2");

        assertThat(plumbline("check", "-w", books())).as(() -> printed(err)).isZero();
        Workspace workspace = Workspace.open(Path.of(books()));
        assertThat(workspace.client("my-business").client().accountRules()).hasSize(3);
        assertThat(workspace.client("my-business").client().name()).isEqualTo("My Business");
    }

    @Test
    void initOverwritesNothing() {
        plumbline("init", books());

        assertThat(plumbline("init", books())).isEqualTo(2);
        assertThat(printed(err)).contains("There is a workspace in " + books() + " already");
    }

    @Test
    void checkListsEveryProblemAndExitsWithTwo() throws IOException {
        plumbline("init", books());
        Files.writeString(Path.of(books(), "clients/my-business/client.yml"), "curency: EUR\nchart: x");

        assertThat(plumbline("check", "-w", books())).isEqualTo(2);
        assertThat(printed(err))
                .contains("client.yml:1: found the unknown setting `curency`", "client.yml:2: found chart `x`");
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, 0", "NOTHING_NEW, 0", "FAILED, 1", "ALREADY_RUNNING, 2", "HELD, 3", "STOPPED, 130"})
    void everyEndOfARunHasItsExitCode(Outcome outcome, int exitCode) {
        assertThat(RunCommand.exitCode(outcome)).isEqualTo(exitCode);
    }

    @Test
    void aRunWithNothingNewSaysSo() {
        plumbline("init", books());

        assertThat(plumbline("run", "-w", books())).isZero();
        assertThat(printed(out)).contains("discover ...", "Nothing new since yesterday");
        assertThat(printed(err)).contains("my-business: the books are taken to be in USD");
    }

    @Test
    void whatARunWouldDoIsATableOrCsv() {
        plumbline("init", books());

        assertThat(plumbline("run", "-w", books(), "--explain")).isZero();
        assertThat(printed(out).replaceAll(" +", " "))
                .contains("shard │ client │ action │ export │ because")
                .contains("7 │ bakery │ read │ exports/x.csv │ new export")
                .contains("7 │ garage │ rebuild │ │ shard mate of bakery");
        out.reset();
        assertThat(plumbline("run", "-w", books(), "--explain", "--format", "csv"))
                .isZero();
        assertThat(printed(out)).isEqualToNormalizingNewlines("""
                shard,client,action,export,because
                7,bakery,read,exports/x.csv,new export
                7,garage,rebuild,"",shard mate of bakery
                """);
    }

    @Test
    void aBugKeepsItsStackTraceAndExitsWithOne() {
        plumbline("init", books());

        assertThat(plumbline("status", "-w", books())).isEqualTo(1);
        assertThat(printed(err)).contains("This is a bug in Plumbline", "IllegalStateException: planted", "\tat ");
    }

    @Test
    void mistakesOfUsageExitWithTwoAndSayWhereToLook() {
        assertThat(plumbline("rnu")).isEqualTo(2);
        assertThat(printed(err)).contains("Did you mean `plumbline run`?", "`plumbline --help`");
        assertThat(plumbline("sql", "--format", "xml")).isEqualTo(2);
        assertThat(printed(err)).contains("`plumbline sql --help`");
        assertThat(plumbline("run", "-w", root.toString(), "--as-of", "yesterday"))
                .isEqualTo(2);
        assertThat(printed(err))
                .contains("'yesterday' is no instant such as 2025-06-30T22:00:00Z and no day such as 2025-06-30");
        assertThat(plumbline("check", "-w", root.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(printed(err)).contains("There is no folder " + root.resolve("nowhere"));
        assertThat(plumbline("sql", "-w", root.toString(), "select 1")).isEqualTo(2);
        assertThat(printed(err)).contains("There is no published warehouse in", "`plumbline run` builds it");
        assertThat(plumbline("run", "-w", root.toString(), "--client", "x")).isEqualTo(2);
        assertThat(printed(err)).contains("There is no client `x`");
    }

    @Test
    void aStatementIsRefusedBeforeTheWarehouseIsOpened() {
        assertThat(plumbline("statement", "cash-flows", "-w", root.toString())).isEqualTo(2);
        assertThat(printed(err)).contains("cash-flow", "aged-receivables");
        assertThat(plumbline("statement", "cash-flow", "-w", root.toString(), "--by", "shoe"))
                .isEqualTo(2);
        assertThat(printed(err)).contains("--by shoe: a statement can be told by location or department");
        assertThat(plumbline("statement", "general-ledger", "-w", root.toString(), "--by", "location"))
                .isEqualTo(2);
        assertThat(printed(err)).contains("--by: the general-ledger is not told by location");
        assertThat(plumbline("statement", "balance-sheet", "-w", root.toString()))
                .isEqualTo(2);
        assertThat(printed(err)).contains("There is no published warehouse in");
    }

    @Test
    void demoLeavesAFolderThatHoldsOtherThingsAlone() throws IOException {
        Files.writeString(root.resolve("precious.txt"), "");

        assertThat(plumbline("demo", root.toString())).isEqualTo(2);
        assertThat(printed(err)).contains("is not empty; name a folder for the demo");
    }

    @Test
    void aDayStandsForItsLastMoment() {
        RunCommand.Moment moment = new RunCommand.Moment();

        assertThat(moment.convert("2025-06-30")).isEqualTo(Instant.parse("2025-06-30T23:59:59.999999Z"));
        assertThat(moment.convert("2025-06-30T22:00:00Z")).isEqualTo(Instant.parse("2025-06-30T22:00:00Z"));
    }

    static Stream<CommandSpec> commands() {
        return commands(Plumbline.on(Screen.ofThisProcess(), new Planted()).getCommandSpec());
    }

    private static Stream<CommandSpec> commands(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(PlumblineTest::commands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfEveryCommandIsComplete(CommandSpec command) {
        assertThat(command.args())
                .as("options and parameters of %s that say what they mean", command.qualifiedName())
                .allSatisfy(
                        (ArgSpec argument) -> assertThat(argument.description()).isNotEmpty());
        String help = command.commandLine().getUsageMessage();
        assertThat(help).contains("Usage: " + command.qualifiedName(), "--help", "--version", "Exit codes:", "130");
        assertThat(command.usageMessage().header()).isNotEmpty();
        if (command.userObject() instanceof Callable) {
            assertThat(help).containsPattern("Examples?:\n +plumbline");
        }
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(Screen.coloursWanted(null, "xterm")).isTrue();
        assertThat(Screen.coloursWanted("", "xterm")).isTrue();
        assertThat(Screen.coloursWanted("1", "xterm")).isFalse();
        assertThat(Screen.coloursWanted(null, "dumb")).isFalse();
    }

    private String books() {
        return root.resolve("books").toString();
    }

    private int plumbline(String... arguments) {
        Screen screen = Screen.plain(new ByteArrayInputStream(new byte[0]), out, err);
        return Plumbline.on(screen, new Planted()).execute(arguments);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    /** The skeleton shows two fiscal years to choose from. */
    private static String withoutTheFirstFiscalYear(String yml) {
        return yml.replaceAll("(?m)^# fiscal_year:.*calendar months:\n(#  .*\n)+", "");
    }

    /** A job that finds nothing new, and a history with a bug in it. */
    private static final class Planted implements Works {
        @Override
        public RunReport run(Workspace workspace, Set<String> only, Optional<Instant> asOf, Progress progress) {
            progress.started("discover");
            progress.finished("discover", Duration.ofMillis(120), "no new files");
            return new RunReport(
                    Outcome.NOTHING_NEW,
                    null,
                    null,
                    "Nothing new since yesterday",
                    List.of(),
                    List.of(),
                    Duration.ZERO);
        }

        @Override
        public Optional<String> receive(Workspace workspace) {
            throw new IllegalStateException("planted");
        }

        @Override
        public void schedule(Workspace workspace, boolean atOnce) {
            throw new IllegalStateException("planted");
        }

        @Override
        public List<String> standing(Workspace workspace) {
            return List.of();
        }

        @Override
        public Explanation explain(Workspace workspace, Set<String> only, Optional<Instant> asOf) {
            return new Explanation(List.of(
                    new Explanation.Line("bakery", 7, Explanation.Action.READ, "exports/x.csv", "new export"),
                    new Explanation.Line("garage", 7, Explanation.Action.REBUILD, null, "shard mate of bakery")));
        }

        @Override
        public boolean wouldResume(Workspace workspace, RunHistory.Run run) {
            return true;
        }

        @Override
        public List<RunHistory.Run> history(Workspace workspace, int most) {
            throw new IllegalStateException("planted");
        }

        @Override
        public List<String> exportProblems(Workspace workspace) {
            return List.of();
        }

        @Override
        public void generate(Path folder, Plan plan) {
            throw new IllegalStateException("planted");
        }

        @Override
        public Formats formats(Optional<Workspace> workspace) {
            throw new IllegalStateException("planted");
        }
    }
}
