package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person wants to know of a snapshot first: what was read, what reconciles, and a month of one business. */
record Summary(Query query, Screen screen) {
    private static final int MOST_CLIENTS = 12;

    void print() {
        files();
        checks();
        IncomeStatement.of(rows("statement")).ifPresent(statement -> {
            screen.out().println();
            statement.print(screen);
        });
    }

    private void files() {
        heading("Read");
        List<List<@Nullable Object>> clients = rows("files");
        int width = clients.stream()
                .mapToInt(client -> Cells.width(text(client.get(0))))
                .max()
                .orElse(0);
        clients.stream().limit(MOST_CLIENTS).forEach(client -> files(client, width));
        if (clients.size() > MOST_CLIENTS) {
            screen.out().println("  ... and %d more clients".formatted(clients.size() - MOST_CLIENTS));
        }
    }

    private void files(List<@Nullable Object> client, int width) {
        long rejected = number(client.get(5));
        String words = grouped(rejected) + " rejected";
        screen.out()
                .println("  %s  %4s files  %12s rows: %12s loaded, %s left out, %s"
                        .formatted(
                                Cells.left(text(client.get(0)), width),
                                grouped(number(client.get(1))),
                                grouped(number(client.get(2))),
                                grouped(number(client.get(3))),
                                grouped(number(client.get(4))),
                                rejected == 0 ? words : screen.ink(Ink.YELLOW, words)));
    }

    private void checks() {
        heading("Reconciled");
        for (List<@Nullable Object> check : rows("checks")) {
            long failed = number(check.get(2));
            boolean holds = Boolean.TRUE.equals(check.get(4));
            String name = text(check.get(0)).replace('_', ' ').replace('-', ' ');
            String result = failed == 0
                    ? screen.ink(Ink.GREEN, "✓ ") + name
                    : screen.ink(
                            holds ? Ink.RED : Ink.YELLOW,
                            (holds ? "✗" : "!")
                                    + " %s, broken for %d of %d clients"
                                            .formatted(name, failed, failed + number(check.get(1))));
            String example = screen.ink(Ink.FAINT, Cells.printable(text(check.get(3))));
            screen.out().println("  " + result + "  " + example);
        }
    }

    private void heading(String words) {
        screen.out().println();
        screen.out().println(screen.ink(Ink.BOLD, words));
    }

    private List<List<@Nullable Object>> rows(String name) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Answer answer = query.ask(sql(name))) {
            while (answer.next()) {
                rows.add(answer.row());
            }
        }
        return rows;
    }

    static String sql(String name) {
        try (InputStream file =
                Objects.requireNonNull(Summary.class.getResourceAsStream("summary/" + name + ".sql"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
