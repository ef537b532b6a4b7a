package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.Nearest;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.schema.Sql;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline statement}: a statement of a client for a month, quarter, year, year to date or trailing twelve. */
@Command(
        name = "statement",
        mixinStandardHelpOptions = true,
        header = "Show a statement of a client.",
        descriptionHeading = "%n",
        description = {
            "A period is a month (2025-03), quarter (2025-Q1) or fiscal year (2025), a year to date (2025-03 YTD) or twelve months (2025-03 T12). Aged receivables and payables are those of its last day."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline statement income-statement --client bakery",
            "  plumbline statement balance-sheet --client bakery --period 2025-Q1 --by location --format csv",
            "  plumbline statement general-ledger --client bakery --period 2025-03 --account Rent"
        })
final class StatementCommand implements Callable<Integer> {
    private final Screen screen;
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "STATEMENT", description = "${COMPLETION-CANDIDATES}.")
    Statement statement = Statement.INCOME_STATEMENT;

    @Option(names = "--client", paramLabel = "CLIENT", description = "Whose; the only one's unless given.")
    @Nullable
    String client;

    @Option(names = "--period", paramLabel = "PERIOD", description = "The last complete month unless given.")
    @Nullable
    String period;

    @Option(names = "--by", paramLabel = "location", description = "Each location or department by itself.")
    @Nullable
    String by;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Of the general ledger, this account alone, by code or name.")
    @Nullable
    String account;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said otherwise.")
    Output.Format format = Output.Format.TABLE;

    @Option(
            names = "--snapshot",
            paramLabel = "ID|INSTANT",
            description = "As an earlier snapshot has it, named as for `plumbline sql`.")
    @Nullable
    String snapshot;

    StatementCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    private record Reported(String period, String firstDay, String lastDay, boolean complete, long months) {}

    @Override
    public Integer call() {
        if (by != null
                && !(statement.isSplit() && List.of("location", "department").contains(by))) {
            throw new UserMistake(
                    statement.isSplit()
                            ? "--by %s: a statement can be told by location or department".formatted(by)
                            : "--by: the %s is not told by location".formatted(statement));
        }
        WarehouseFolder warehouse = SqlCommand.warehouse(workspace, works, screen);
        Optional<String> id = Optional.ofNullable(snapshot).map(text -> SnapshotName.id(text, warehouse));
        if (id.isEmpty()) {
            SqlCommand.mustBePublished(warehouse);
        }
        try (Query query = Query.open(warehouse, id, Optional.empty(), false)) {
            String whose = client(query);
            Reported reported = reported(query, whose);
            title(query, whose, reported);
            new Session(query, format.output(screen), screen)
                    .answer(List.of(statement.sql(new Statement.Request(
                            whose, reported.period(), orEmpty(by), orEmpty(account), reported.lastDay()))));
            return Plumbline.DONE;
        }
    }

    private String client(Query query) {
        List<String> clients = texts(query, "select client_id from dim_client order by client_id");
        if (client == null && clients.size() == 1) {
            return clients.get(0);
        } else if (client == null) {
            throw new UserMistake("Whose statement? Give --client; there are: " + String.join(", ", clients));
        } else if (!clients.contains(client)) {
            throw new UserMistake("There is no client %s; there are: %s%s"
                    .formatted(client, String.join(", ", clients), hint(client, clients)));
        }
        return client;
    }

    private Reported reported(Query query, String whose) {
        String wanted = period == null
                ? "grain = 'month' and is_complete"
                : "period in (%s, %s)".formatted(Sql.text(period), Sql.text("FY" + period));
        try (Answer answer = query.ask(
                "select period, first_day, last_day, is_complete, months from reporting_period where client_id = %s and %s order by last_day desc limit 1"
                        .formatted(Sql.text(whose), wanted))) {
            if (answer.next()) {
                List<@Nullable Object> row = answer.row();
                return new Reported(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        Boolean.TRUE.equals(row.get(3)),
                        Long.parseLong(String.valueOf(row.get(4))));
            }
        }
        throw new UserMistake(unknownPeriod(query, whose));
    }

    private String unknownPeriod(Query query, String whose) {
        List<String> periods = texts(
                query,
                "select period from reporting_period where client_id = %s order by last_day"
                        .formatted(Sql.text(whose)));
        if (periods.isEmpty()) {
            return "%s has no ledger, so that there are no statements".formatted(whose);
        } else if (period == null) {
            return "No month of %s is complete yet; give --period".formatted(whose);
        }
        List<String> months = texts(
                query,
                "select period from reporting_period where client_id = %s and grain = 'month' order by last_day"
                        .formatted(Sql.text(whose)));
        return "%s has no period %s; its months are %s to %s, and there are quarters (2025-Q1), fiscal years (2025), years to date (2025-03 YTD) and twelve months (2025-03 T12)%s"
                .formatted(whose, period, months.get(0), months.get(months.size() - 1), hint(period, periods));
    }

    private void title(Query query, String whose, Reported reported) {
        if (format != Output.Format.TABLE) {
            return;
        }
        String of = texts(
                        query,
                        "select client_name || '|' || base_currency from dim_client where client_id = "
                                + Sql.text(whose))
                .get(0);
        String name = of.substring(0, of.lastIndexOf('|'));
        screen.out()
                .println(screen.ink(
                        Ink.BOLD,
                        "%s of %s, %s (%s to %s), in %s"
                                .formatted(
                                        statement.title(),
                                        Cells.printable(name),
                                        reported.period(),
                                        reported.firstDay(),
                                        reported.lastDay(),
                                        of.substring(of.lastIndexOf('|') + 1))));
        if (!reported.complete()) {
            screen.out()
                    .println("Not complete: the books have %d month%s of it, or the last one still runs"
                            .formatted(reported.months(), reported.months() == 1 ? "" : "s"));
        }
        screen.out().println();
    }

    private static String hint(String typed, List<String> known) {
        return Nearest.to(typed, known).map(". Did you mean %s?"::formatted).orElse("");
    }

    private static List<String> texts(Query query, String sql) {
        List<String> texts = new ArrayList<>();
        try (Answer answer = query.ask(sql)) {
            while (answer.next()) {
                texts.add(String.valueOf(answer.row().get(0)));
            }
        }
        return texts;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
