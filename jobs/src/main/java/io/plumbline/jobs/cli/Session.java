package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.serve.QueryFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements answered one after the other on one snapshot. */
record Session(Query query, Output output, Screen screen) {
    private static final Pattern UNKNOWN_TABLE =
            Pattern.compile("Table(?: Function)? with name \"?([\\w.]+?)\"? does not exist");

    void answer(List<String> statements) {
        boolean first = true;
        for (String statement : statements) {
            if (!first) {
                screen.out().println();
            }
            first = false;
            answer(statement);
        }
    }

    private void answer(String statement) {
        long start = System.nanoTime();
        try (Answer answer = query.ask(statement)) {
            long rows = output.write(answer, screen.out());
            footer(rows, Duration.ofNanos(System.nanoTime() - start));
        } catch (QueryFailure failure) {
            throw hinted(failure);
        }
    }

    private void footer(long rows, Duration took) {
        if (screen.terminal() && output instanceof AlignedTable) {
            screen.out()
                    .println(screen.ink(
                            Ink.FAINT,
                            String.format(
                                    Locale.ROOT,
                                    "%d row%s in %.2f s",
                                    rows,
                                    rows == 1 ? "" : "s",
                                    took.toMillis() / 1000.0)));
        }
    }

    private QueryFailure hinted(QueryFailure failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Did you mean")
                ? failure
                : unknownTable(message)
                        .flatMap(table -> Nearest.to(
                                table,
                                query.names().stream().map(Query.Name::name).toList()))
                        .map(table -> new QueryFailure(message + "\nDid you mean \"%s\"?".formatted(table)))
                        .orElse(failure);
    }

    private static Optional<String> unknownTable(String message) {
        Matcher matcher = UNKNOWN_TABLE.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
