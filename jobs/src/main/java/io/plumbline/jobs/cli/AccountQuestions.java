package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.AccountReview.Doubtful;
import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.AccountAnswer;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.chart.StandardChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks about one doubtful account after the other. */
record AccountQuestions(Screen screen, Optional<LocalDate> from) {
    private static final String HELP =
            "Type a standard account (Tab completes it); Enter takes the one it is mapped to, - passes on, Ctrl-D ends.";

    /** Where an answer is typed. */
    interface Line {
        /** Empty when there are no more. */
        Optional<String> read(String prompt);
    }

    List<AccountAnswer> ask(List<Doubtful> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("plumbline")
                    .completer(new StringsCompleter(StandardChart.shipped().codes()))
                    .build();
            return ask(accounts, prompt -> line(reader, prompt));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    List<AccountAnswer> ask(List<Doubtful> accounts, Line line) {
        List<AccountAnswer> answers = new ArrayList<>();
        screen.out().println(screen.ink(Ink.FAINT, HELP));
        for (int place = 0; place < accounts.size(); place++) {
            Doubtful account = accounts.get(place);
            show(account, place + 1, accounts.size());
            Optional<String> typed = line.read(prompt(account)).map(String::strip);
            while (typed.isPresent() && !isUnderstood(account, typed.get(), answers)) {
                typed = line.read(prompt(account)).map(String::strip);
            }
            if (typed.isEmpty()) {
                return answers;
            }
        }
        return answers;
    }

    private void show(Doubtful account, int place, int of) {
        screen.out().println();
        screen.out()
                .println(screen.ink(
                        Ink.BOLD,
                        Cells.printable("%d of %d  %s  %s".formatted(place, of, account.code(), account.name()))));
        screen.out()
                .println(Cells.printable("  %s moved; mapped to %s, confidence %s"
                        .formatted(account.turnover(), account.standardAccount(), account.confidence())));
        screen.out().println(Cells.printable("  because " + account.evidence()));
        account.candidates().ifPresent(others -> screen.out().println("  or " + Cells.printable(others)));
        account.postedAgainst()
                .ifPresent(others -> screen.out().println("  posted against " + Cells.printable(others)));
    }

    private static String prompt(Doubtful account) {
        return account.standardAccount() + "> ";
    }

    /** Notes the answer, if it is one. */
    private boolean isUnderstood(Doubtful account, String typed, List<AccountAnswer> answers) {
        if (typed.equals("-")) {
            return true;
        }
        try {
            answers.add(new AccountAnswer(account.code(), typed.isEmpty() ? account.standardAccount() : typed, from));
            return true;
        } catch (UserMistake unknown) {
            screen.out().println(screen.ink(Ink.RED, String.valueOf(unknown.getMessage())));
            return false;
        }
    }

    private static Optional<String> line(LineReader reader, String prompt) {
        try {
            return Optional.of(reader.readLine(prompt));
        } catch (UserInterruptException | EndOfFileException left) {
            return Optional.empty();
        }
    }
}
