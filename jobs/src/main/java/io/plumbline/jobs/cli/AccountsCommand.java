package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.AccountAnswer;
import io.plumbline.jobs.workspace.AccountAnswers;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline accounts}: how a client's accounts are mapped to the standard chart, and where that is doubtful. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "How accounts are mapped to the standard chart, and the doubtful ones to answer.",
        footer = {
            "",
            "Examples:",
            "  plumbline accounts list --client bakery",
            "  plumbline accounts review --client bakery"
        })
final class AccountsCommand {
    private AccountsCommand() {}

    static CommandLine on(Screen screen) {
        return new CommandLine(new AccountsCommand())
                .addSubcommand(new ListAccounts(screen))
                .addSubcommand(new Review(screen));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "A client's accounts with entries: where each is mapped, how surely and why.",
            footer = {"", "Example:", "  plumbline accounts list --client bakery --format csv"})
    static final class ListAccounts implements Callable<Integer> {
        private final Screen screen;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        @Option(names = "--client", paramLabel = "CLIENT", required = true, description = "Whose accounts.")
        String client = "";

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said otherwise.")
        Output.Format format = Output.Format.TABLE;

        ListAccounts(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Integer call() {
            Workspace opened = workspace.open();
            opened.client(client);
            SqlCommand.mustBePublished(opened.warehouse());
            try (Query query = Query.open(opened.warehouse(), Optional.empty(), Optional.of(client), false);
                    Answer accounts = query.ask(AccountReview.sql("listed", client, BigDecimal.ONE))) {
                format.output(screen).write(accounts, screen.out());
            }
            return Plumbline.DONE;
        }
    }

    @Command(
            name = "review",
            mixinStandardHelpOptions = true,
            header = "Go through the accounts whose mapping is doubtful, and write the answers into client.yml.",
            descriptionHeading = "%n",
            description = {
                "Doubtful is what is unclassified, what little speaks for, and what something speaks against. On a terminal each account is shown and asked about; elsewhere, or with --format, they are listed. Answers are rules at the top of `accounts` in the client's client.yml, and count from the next run on.",
                "For many accounts: --format csv into a file, fill its column `answer` in, and give it back with --answers."
            },
            footer = {
                "",
                "Examples:",
                "  plumbline accounts review --client bakery",
                "  plumbline accounts review --client bakery --set 6135=rent --set 7080=revenue-other",
                "  plumbline accounts review --client bakery --format csv > doubtful.csv",
                "  plumbline accounts review --client bakery --answers doubtful.csv --from 2025-01-01"
            })
    static final class Review implements Callable<Integer> {
        private final Screen screen;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        @Option(names = "--client", paramLabel = "CLIENT", required = true, description = "Whose accounts.")
        String client = "";

        @Option(
                names = "--below",
                paramLabel = "CONFIDENCE",
                description = "From which confidence on an account is not asked about; ${DEFAULT-VALUE} unless given.")
        BigDecimal below = new BigDecimal("0.6");

        @Option(
                names = "--accept",
                description = "Take every doubtful account as it is mapped, unless it is unclassified.")
        boolean accept;

        @Option(
                names = "--set",
                paramLabel = "CODE=STANDARD",
                description = "The answer for one account; may be given several times.")
        Map<String, String> set = new LinkedHashMap<>();

        @Option(
                names = "--answers",
                paramLabel = "FILE",
                description = "Answers from a CSV file with the columns account_code, answer and, if need be, from.")
        @Nullable
        Path answers;

        @Option(
                names = "--from",
                paramLabel = "DAY",
                description = "First day on which the answers hold; statements before it stay as they are.")
        @Nullable
        LocalDate from;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "List the doubtful accounts so: ${COMPLETION-CANDIDATES}.")
        Output.@Nullable Format format;

        Review(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Integer call() {
            Workspace opened = workspace.open();
            opened.client(client);
            SqlCommand.mustBePublished(opened.warehouse());
            AccountReview review = new AccountReview(opened.warehouse(), client, below);
            boolean isTold = accept || !set.isEmpty() || answers != null;
            if (!isTold && (format != null || !screen.interactive() || !screen.terminal())) {
                review.list(screen, format == null ? Output.Format.TABLE : format);
                return Plumbline.DONE;
            }
            write(
                    opened,
                    isTold
                            ? told(review)
                            : new AccountQuestions(screen, Optional.ofNullable(from)).ask(review.doubtful()));
            return Plumbline.DONE;
        }

        private List<AccountAnswer> told(AccountReview review) {
            Map<String, AccountAnswer> told = new LinkedHashMap<>();
            if (accept) {
                review.doubtful().stream()
                        .filter(account -> !account.standardAccount().equals("unclassified"))
                        .forEach(account -> put(told, account.code(), account.standardAccount(), Optional.empty()));
            }
            if (answers != null) {
                if (!Files.isRegularFile(answers)) {
                    throw new UserMistake("There is no file " + answers);
                }
                review.answers(answers)
                        .forEach(answer -> told.put(
                                answer.code(),
                                new AccountAnswer(
                                        answer.code(),
                                        answer.standardAccount(),
                                        answer.from().or(() -> Optional.ofNullable(from)))));
            }
            set.forEach((code, standard) -> put(told, code, standard, Optional.empty()));
            review.mustKnow(told.keySet());
            return new ArrayList<>(told.values());
        }

        private void put(Map<String, AccountAnswer> told, String code, String standard, Optional<LocalDate> day) {
            told.put(code, new AccountAnswer(code, standard, day.or(() -> Optional.ofNullable(from))));
        }

        private void write(Workspace opened, List<AccountAnswer> given) {
            if (given.isEmpty()) {
                screen.out().println("No answers; nothing was written");
                return;
            }
            Path file = AccountAnswers.write(opened, client, given, LocalDate.now(java.time.ZoneId.systemDefault()));
            screen.out()
                    .println(screen.ink(
                            Ink.GREEN,
                            "%d answer%s written to %s; `plumbline run` maps the accounts by them"
                                    .formatted(given.size(), given.size() == 1 ? "" : "s", file)));
        }
    }
}
