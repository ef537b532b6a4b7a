package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.serve.QueryFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A conversation in SQL: lines with history and completion, each statement answered when its semicolon comes. */
record Prompt(Session session, Screen screen) {
    private static final List<String> KEYWORDS = List.of(
            "select",
            "from",
            "where",
            "group by",
            "order by",
            "having",
            "limit",
            "join",
            "left join",
            "using",
            "with",
            "union all",
            "distinct",
            "between",
            "like",
            "in",
            "is null",
            "is not null",
            "case when",
            "then",
            "else",
            "end",
            "sum",
            "count",
            "avg",
            "min",
            "max",
            "describe",
            "show tables",
            "summarize",
            "pivot",
            "desc",
            "asc");

    private static final String HELP = """
            Type a statement and end it with a semicolon; it may go over several lines.
            The Tab key completes tables, columns and keywords; the arrow keys bring back what you typed before.
              .tables   what can be asked
              .help     this
              .quit     leave; so does Ctrl-D. Ctrl-C drops the line
            """;

    int run() {
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            screen.out().println(screen.ink(Ink.FAINT, "Read-only on the warehouse. .help helps, .quit leaves."));
            LineReader reader = reader(terminal);
            boolean goesOn = true;
            while (goesOn) {
                goesOn = next(reader);
            }
            return Plumbline.DONE;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private boolean next(LineReader reader) {
        try {
            String line = reader.readLine("plumbline> ").strip();
            return line.startsWith(".") ? command(line) : answer(line);
        } catch (UserInterruptException dropped) {
            return true;
        } catch (EndOfFileException left) {
            return false;
        }
    }

    private boolean answer(String line) {
        try {
            session.answer(Query.statements(line));
        } catch (QueryFailure failure) {
            screen.out().println(screen.ink(Ink.RED, Cells.printableLines(String.valueOf(failure.getMessage()))));
        }
        return true;
    }

    private boolean command(String line) {
        switch (line) {
            case ".quit", ".exit" -> {
                return false;
            }
            case ".help" -> screen.out().print(HELP);
            case ".tables" -> tables();
            default -> screen.out().println("There is no %s; .help lists what there is".formatted(line));
        }
        return true;
    }

    private void tables() {
        session.query().names().stream()
                .filter(name -> !name.kind().equals("column"))
                .collect(Collectors.groupingBy(
                        Query.Name::kind, Collectors.mapping(Query.Name::name, Collectors.toList())))
                .forEach((kind, names) -> {
                    screen.out().println(screen.ink(Ink.BOLD, kind));
                    names.stream()
                            .distinct()
                            .sorted()
                            .forEach(name -> screen.out().println("  " + name));
                });
    }

    private LineReader reader(Terminal terminal) {
        List<Candidate> candidates = candidates();
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("plumbline")
                .parser(new SqlLines())
                .completer((reader, line, found) -> found.addAll(candidates))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "      ...> ");
        history().ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    private List<Candidate> candidates() {
        Stream<Candidate> names = session.query().names().stream()
                .distinct()
                .map(name -> new Candidate(name.name(), name.name(), name.kind(), null, null, null, false));
        Stream<Candidate> keywords =
                KEYWORDS.stream().map(word -> new Candidate(word, word, "keyword", null, null, null, true));
        return Stream.concat(names, keywords).toList();
    }

    /** In the user's folder for state, as the XDG specification has it; none where that cannot be written. */
    private static Optional<Path> history() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        try {
            return Optional.of(
                    Files.createDirectories(folder.resolve("plumbline")).resolve("sql-history"));
        } catch (IOException readOnlyHome) {
            return Optional.empty();
        }
    }
}
