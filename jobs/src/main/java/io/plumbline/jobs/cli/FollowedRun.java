package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.ClientSettings;
import io.plumbline.jobs.workspace.SettingsProblem;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.serve.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A run of the nightly job as a person follows it: its steps, how it ended, what it brought. */
record FollowedRun(Screen screen, Works works) {
    int run(Workspace workspace, Set<String> only, Optional<Instant> asOf) {
        if (JsonLog.isWanted(workspace)) {
            return logged(workspace, only, asOf);
        }
        asides(workspace);
        Steps steps = Steps.on(screen);
        RunReport report = works.run(workspace, only, asOf, steps);
        steps.close();
        tell(workspace, report);
        if (report.outcome() == Outcome.PUBLISHED || report.outcome() == Outcome.HELD) {
            summary(workspace, report);
        }
        return exitCode(workspace, report);
    }

    /** Where nobody looks at the screen. */
    private int logged(Workspace workspace, Set<String> only, Optional<Instant> asOf) {
        JsonLog log = JsonLog.open();
        workspace.allProblems().forEach(problem -> log.warn(problem.inWords()));
        RunReport report = works.run(workspace, only, asOf, log);
        log.ended(report);
        return exitCode(workspace, report);
    }

    /** A group that is left out is told like a client that is held. */
    private static int exitCode(Workspace workspace, RunReport report) {
        int ended = RunCommand.exitCode(report.outcome());
        return ended == Plumbline.DONE && !workspace.groupProblems().isEmpty() ? Plumbline.CHECK_FAILED : ended;
    }

    /** What was set aside or assumed before anything began. */
    private void asides(Workspace workspace) {
        for (SettingsProblem problem : workspace.allProblems()) {
            screen.err().println(screen.ink(Ink.YELLOW, Cells.printable(problem.inWords())));
        }
        for (Client client : workspace.clients()) {
            ClientSettings settings = workspace.client(client.id());
            settings.assumptions()
                    .forEach(
                            assumption -> screen.err().println(screen.ink(Ink.FAINT, client.id() + ": " + assumption)));
        }
    }

    private void tell(Workspace workspace, RunReport report) {
        screen.out().println();
        screen.out().println(screen.ink(ink(report.outcome()), Cells.printableLines(report.message())));
        for (String group : workspace.groupProblems().keySet()) {
            screen.out().println(screen.ink(Ink.YELLOW, "  left out: the group %s, for its settings".formatted(group)));
        }
        for (ClientReport client : report.held()) {
            screen.out().println(screen.ink(Ink.YELLOW, "  held: " + held(client)));
        }
        for (ClientReport client : report.clients()) {
            client.refused()
                    .forEach(refusal -> screen.out()
                            .println(screen.ink(
                                    Ink.YELLOW,
                                    "  not read: %s%s: %s"
                                            .formatted(
                                                    refusal.clientId().equals(Extraction.RATES)
                                                            ? ""
                                                            : "clients/%s/".formatted(refusal.clientId()),
                                                    Cells.printable(refusal.name()),
                                                    Cells.printable(refusal.reason())))));
        }
    }

    static String held(ClientReport client) {
        return "%s, %s: %s"
                .formatted(
                        client.clientId(),
                        client.lastGood() == null ? "shown nowhere yet" : stale(client),
                        Cells.printable(String.valueOf(client.held())));
    }

    private static String stale(ClientReport client) {
        return "stale%s, shown as of snapshot %s"
                .formatted(
                        client.staleSince() == null
                                ? ""
                                : " since " + client.staleSince().truncatedTo(ChronoUnit.SECONDS),
                        client.lastGood());
    }

    private void summary(Workspace workspace, RunReport report) {
        Optional<String> snapshot = report.asOf() == null ? Optional.empty() : Optional.ofNullable(report.snapshotId());
        try (Query query = Query.open(workspace.warehouse(), snapshot, Optional.empty(), false)) {
            new Summary(query, screen).print();
        }
        screen.out().println();
        screen.out()
                .println("The warehouse: "
                        + screen.ink(Ink.BOLD, workspace.warehouse().current().toString()));
        screen.out().println(screen.ink(Ink.FAINT, "  It opens read-only in any DuckDB client, by many at once."));
    }

    static Ink ink(Outcome outcome) {
        return switch (outcome) {
            case PUBLISHED, NOTHING_NEW -> Ink.GREEN;
            case HELD, STOPPED, ALREADY_RUNNING -> Ink.YELLOW;
            case FAILED -> Ink.RED;
        };
    }
}
