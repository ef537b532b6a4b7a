package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline sql}: answers SQL from the published warehouse, or another snapshot. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        header = "Ask the warehouse in SQL.",
        descriptionHeading = "%n",
        description = {
            "Answers a statement, a file of statements or standard input; on a terminal without either it opens a prompt.",
            "Read-only: a statement cannot change the warehouse, write files or read outside it."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline sql \"from income_statement where client_id = 'bakery'\"",
            "  plumbline sql --format csv -f report.sql > report.csv",
            "  plumbline sql --snapshot 2025-06-30T22:00:00Z \"from trial_balance\""
        })
final class SqlCommand implements Callable<Integer> {
    private final Screen screen;
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "The statement; several are separated by semicolons.")
    @Nullable
    String statement;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the statements from a file; - is standard input.")
    @Nullable
    Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said otherwise. csv is RFC 4180 in UTF-8; json is an array of objects.")
    Output.Format format = Output.Format.TABLE;

    @Option(names = "--client", paramLabel = "CLIENT", description = "Show the rows of this client alone.")
    @Nullable
    String client;

    @Option(
            names = "--snapshot",
            paramLabel = "ID|INSTANT",
            description =
                    "Ask an earlier snapshot: by its id, the one that `run --as-of` built for an instant, or else the one that was published at that instant.")
    @Nullable
    String snapshot;

    @Option(
            names = "--allow-files",
            description = "Let SQL read and write files, as DuckDB itself would: copy ... to, read_csv(...).")
    boolean allowFiles;

    @Option(
            names = "--safe-csv",
            description =
                    "With csv: an apostrophe before texts that a spreadsheet would run as a formula (= + - @). Off unless asked for, since it changes what programs read.")
    boolean safeCsv;

    SqlCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        Optional<String> script = script();
        WarehouseFolder warehouse = warehouse(workspace, works, screen);
        Optional<String> id = Optional.ofNullable(snapshot).map(text -> SnapshotName.id(text, warehouse));
        if (id.isEmpty()) {
            mustBePublished(warehouse);
        }
        try (Query query = Query.open(warehouse, id, Optional.ofNullable(client), allowFiles)) {
            Session session = new Session(query, output(), screen);
            return script.map(text -> answerAll(session, text)).orElseGet(() -> new Prompt(session, screen).run());
        }
    }

    /** With what is published now, where that is in an object store. */
    static WarehouseFolder warehouse(WorkspaceOption workspace, Works works, Screen screen) {
        Workspace opened = workspace.openWithoutClients();
        if (opened.settings().warehouse().store().isPresent()) {
            works.receive(opened)
                    .ifPresent(holder -> screen.err()
                            .println("Not looking for a newer warehouse: this copy of it is held by " + holder));
        }
        return opened.warehouse();
    }

    static void mustBePublished(WarehouseFolder warehouse) {
        if (!Files.exists(warehouse.current())) {
            throw new UserMistake(
                    "There is no published warehouse in %s yet; `plumbline run` builds it".formatted(warehouse.root()));
        }
    }

    private int answerAll(Session session, String script) {
        List<String> statements = Query.statements(script);
        if (statements.isEmpty()) {
            throw new UserMistake("There is no statement to answer; try: plumbline sql \"show tables\"");
        } else if (statements.size() > 1 && (format == Output.Format.CSV || format == Output.Format.JSON)) {
            throw new UserMistake("%s is one file with one answer, but there are %d statements; ask them one by one"
                    .formatted(format, statements.size()));
        }
        session.answer(statements);
        return Plumbline.DONE;
    }

    /** What to answer; empty when somebody is there to be asked. */
    private Optional<String> script() {
        if (statement != null && file != null) {
            throw new UserMistake("Give a statement or -f FILE, not both");
        } else if (statement != null) {
            return Optional.of(statement);
        } else if (file != null && !file.toString().equals("-")) {
            return Optional.of(text(file));
        }
        return file == null && screen.interactive() && screen.terminal() ? Optional.empty() : Optional.of(input());
    }

    private Output output() {
        return format == Output.Format.CSV ? new CsvOutput(safeCsv) : format.output(screen);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UserMistake("The file %s cannot be read as UTF-8 text: %s".formatted(file, unreadable));
        }
    }

    private String input() {
        try {
            return new String(screen.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UserMistake("Standard input cannot be read: " + unreadable);
        }
    }
}
