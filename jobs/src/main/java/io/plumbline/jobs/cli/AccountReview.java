package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.AccountAnswer;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.serve.QueryFailure;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a client whose mapping is doubtful, as the published warehouse has them.
 *
 * @param below the confidence from which on a mapping is not doubtful
 */
record AccountReview(WarehouseFolder warehouse, String client, BigDecimal below) {
    /** One of them, with what is known of it. */
    record Doubtful(
            String code,
            String name,
            BigDecimal turnover,
            String standardAccount,
            BigDecimal confidence,
            Optional<String> candidates,
            String evidence,
            Optional<String> postedAgainst) {}

    void list(Screen screen, Output.Format format) {
        try (Query query = open();
                Answer accounts = query.ask(sql("doubtful", client, below))) {
            long rows = format.output(screen).write(accounts, screen.out());
            if (rows == 0 && format == Output.Format.TABLE) {
                screen.out().println("No account of %s is doubtful below %s".formatted(client, below));
            }
        }
    }

    List<Doubtful> doubtful() {
        List<Doubtful> doubtful = new ArrayList<>();
        try (Query query = open();
                Answer accounts = query.ask(sql("doubtful", client, below))) {
            while (accounts.next()) {
                doubtful.add(doubtful(accounts.row()));
            }
        }
        return doubtful;
    }

    /** The rows of a CSV file that have an answer. */
    List<AccountAnswer> answers(Path file) {
        List<AccountAnswer> answers = new ArrayList<>();
        String read = "from read_csv('%s', header = true, all_varchar = true)"
                .formatted(file.toAbsolutePath().toString().replace("'", "''"));
        try (Query query = Query.open(warehouse, Optional.empty(), Optional.empty(), true);
                Answer rows = query.ask(read)) {
            List<String> columns =
                    rows.columns().stream().map(Answer.Column::name).toList();
            int code = column(columns, "account_code", file);
            int answer = column(columns, "answer", file);
            int from = columns.indexOf("from");
            while (rows.next()) {
                if (rows.row().get(answer) != null) {
                    answers.add(new AccountAnswer(
                            text(rows.row().get(code)).orElse(""),
                            text(rows.row().get(answer)).orElse(""),
                            from < 0
                                    ? Optional.empty()
                                    : text(rows.row().get(from)).map(AccountReview::day)));
                }
            }
            return answers;
        } catch (QueryFailure unreadable) {
            throw new UserMistake(
                    "%s cannot be read as CSV with a header: %s".formatted(file, unreadable.getMessage()));
        }
    }

    /** Fails unless the client has every account. */
    void mustKnow(Collection<String> codes) {
        List<String> known = new ArrayList<>();
        try (Query query = open();
                Answer accounts = query.ask("select account_code from accounts")) {
            while (accounts.next()) {
                known.add(String.valueOf(accounts.row().get(0)));
            }
        }
        List<String> mistakes = codes.stream()
                .filter(code -> !known.contains(code))
                .map(code -> "%s has no account `%s`%s"
                        .formatted(
                                client,
                                code,
                                Nearest.to(code, known)
                                        .map("; did you mean `%s`?"::formatted)
                                        .orElse("")))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new UserMistake(String.join("\n", mistakes));
        }
    }

    static String sql(String name, String client, BigDecimal below) {
        String resource = "accounts/" + name + ".sql";
        try (InputStream file = Objects.requireNonNull(AccountReview.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${client}", client.replace("'", "''"))
                    .replace("${below}", below.toPlainString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Query open() {
        return Query.open(warehouse, Optional.empty(), Optional.of(client), false);
    }

    private static Doubtful doubtful(List<@Nullable Object> row) {
        return new Doubtful(
                text(row.get(0)).orElse(""),
                text(row.get(1)).orElse(""),
                (BigDecimal) Objects.requireNonNull(row.get(2)),
                text(row.get(3)).orElse(""),
                (BigDecimal) Objects.requireNonNull(row.get(4)),
                text(row.get(5)),
                text(row.get(6)).orElse(""),
                text(row.get(7)));
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf).map(String::strip);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new UserMistake("The answers hold `from` a day such as 2025-01-01; found `%s`".formatted(text));
        }
    }

    private static int column(List<String> columns, String name, Path file) {
        if (!columns.contains(name)) {
            throw new UserMistake(
                    "%s has the columns %s; expected account_code and answer, as `plumbline accounts review --format csv` writes them"
                            .formatted(file, String.join(", ", columns)));
        }
        return columns.indexOf(name);
    }
}
