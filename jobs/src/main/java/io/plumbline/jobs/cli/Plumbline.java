package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.serve.QueryFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: which commands there are and how they end. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = Plumbline.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Shows how far a business stands from its plan, its past and its peers, from exported files alone.",
        descriptionHeading = "%n",
        description = "Start with `plumbline demo`, or with `plumbline init` for files of your own.",
        footer = {"", "`plumbline COMMAND --help` tells more about each."})
public final class Plumbline {
    static final int DONE = 0;
    static final int BUG = 1;
    static final int MISTAKE = 2;
    static final int CHECK_FAILED = 3;
    static final int INTERRUPTED = 130;

    private static final Map<String, String> EXIT_CODES = exitCodes();

    private Plumbline() {}

    public static void main(String[] arguments) {
        Screen screen = Screen.ofThisProcess();
        Scratch scratch = Scratch.own();
        int exitCode = on(screen, new WorksHere(screen)).execute(arguments);
        scratch.close();
        screen.out().flush();
        System.exit(exitCode);
    }

    /** Every command there is, in the order in which a newcomer meets them. */
    static CommandLine on(Screen screen, Works works) {
        CommandLine plumbline = new CommandLine(new Plumbline())
                .addSubcommand(new DemoCommand(screen, works))
                .addSubcommand(new InitCommand(screen))
                .addSubcommand(new CheckCommand(screen, works))
                .addSubcommand(new RunCommand(screen, works))
                .addSubcommand(new ScheduleCommand(works))
                .addSubcommand(new SqlCommand(screen, works))
                .addSubcommand(new StatementCommand(screen, works))
                .addSubcommand(new ExportCommand(screen))
                .addSubcommand(new StatusCommand(screen, works))
                .addSubcommand(FormatsCommand.on(screen, works))
                .addSubcommand(new TrendCommand(screen))
                .addSubcommand(new ForecastCommand(screen))
                .addSubcommand(AccountsCommand.on(screen))
                .addSubcommand(new GenerateCommand(screen, works));
        everywhere(plumbline, screen);
        return plumbline
                .setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.min(100, Math.max(80, screen.width())))
                .setColorScheme(Help.defaultColorScheme(screen.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, arguments) -> usage(wrong, screen))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failure(thrown, screen));
    }

    private static void everywhere(CommandLine command, Screen screen) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES)
                .optionListHeading("%n")
                .parameterListHeading("%n")
                .commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(subcommand -> everywhere(subcommand, screen));
    }

    private static int usage(ParameterException wrong, Screen screen) {
        tell(String.valueOf(wrong.getMessage()), screen);
        suggestion(wrong).ifPresent(command -> screen.err().println("Did you mean `%s`?".formatted(command)));
        screen.err()
                .println("`%s --help` shows what can be asked for."
                        .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return MISTAKE;
    }

    private static Optional<String> suggestion(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        return wrong instanceof UnmatchedArgumentException unmatched
                ? Nearest.to(
                                unmatched.getUnmatched().get(0),
                                Stream.concat(
                                                command.getSubcommands().keySet().stream(),
                                                command.getCommandSpec().optionsMap().keySet().stream())
                                        .toList())
                        .map(word -> command.getCommandSpec().qualifiedName() + " " + word)
                : Optional.empty();
    }

    /** What the user can put right is told in a sentence; anything else is a bug of ours and keeps its trace. */
    private static int failure(Exception thrown, Screen screen) {
        if (thrown instanceof UserMistake || thrown instanceof QueryFailure) {
            tell(String.valueOf(thrown.getMessage()), screen);
            return MISTAKE;
        }
        tell("This is a bug in Plumbline, not a mistake of yours. Please report it with the lines below.", screen);
        thrown.printStackTrace(screen.err());
        return BUG;
    }

    private static void tell(String message, Screen screen) {
        screen.err().println(screen.ink(Ink.RED, Cells.printableLines(message)));
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" " + DONE, "done");
        codes.put(" " + BUG, "the run broke, or a bug in Plumbline: the stack trace is for its makers");
        codes.put(" " + MISTAKE, "something for you to put right: usage, settings or files");
        codes.put(" " + CHECK_FAILED, "a check failed and a client is held in an older state");
        codes.put(INTERRUPTED + "", "interrupted; 143 when told to end by SIGTERM");
        return codes;
    }

    /** As the manifest of the jar says it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"plumbline " + number(), "Java " + Runtime.version()};
        }

        static String number() {
            String packaged = Plumbline.class.getPackage().getImplementationVersion();
            return packaged == null ? "(not packaged)" : packaged;
        }
    }
}
