package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.nightly.RunHistory.Run;
import io.plumbline.jobs.nightly.RunHistory.Step;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.star.CheckResult;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline status}: how the runs went, what they could not read or reconcile, and how to go on. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "How the runs went: steps, durations, counts, rejects, checks, and how to resume.",
        descriptionHeading = "%n",
        description = "The newest run in full, the ones before it in a line each.",
        footer = {"", "Example:", "  plumbline status --runs 30"})
final class StatusCommand implements Callable<Integer> {
    private final Screen screen;
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs to show; ${DEFAULT-VALUE} unless given.")
    int most = 10;

    StatusCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        Workspace opened = workspace.open();
        List<Run> runs = works.history(opened, Math.max(1, most));
        if (runs.isEmpty()) {
            screen.out().println("There was no run yet; `plumbline run` is the first");
            standing(opened);
            return Plumbline.DONE;
        }
        newest(opened, runs.get(0));
        if (runs.size() > 1) {
            screen.out().println();
            screen.out().println(screen.ink(Ink.BOLD, "Before"));
            runs.subList(1, runs.size()).forEach(run -> screen.out().println("  " + line(run)));
        }
        standing(opened);
        return isHeld(runs.get(0)) ? Plumbline.CHECK_FAILED : Plumbline.DONE;
    }

    private void standing(Workspace opened) {
        works.standing(opened).forEach(sentence -> screen.out().println(Cells.printable(sentence)));
    }

    private static boolean isHeld(Run run) {
        return Optional.of(run.report())
                .filter(report -> report.outcome() == Outcome.HELD)
                .isPresent();
    }

    private void newest(Workspace opened, Run run) {
        screen.out().println(screen.ink(Ink.BOLD, line(run)));
        screen.out()
                .println("  "
                        + screen.ink(
                                FollowedRun.ink(run.report().outcome()),
                                Cells.printable(run.report().message())));
        run.steps().stream().filter(step -> !isPartition(step)).forEach(this::step);
        run.report().clients().forEach(this::client);
        way(opened, run).ifPresent(way -> {
            screen.out().println();
            screen.out().println(way);
        });
    }

    private static boolean isPartition(Step step) {
        return step.name().contains(":");
    }

    private void step(Step step) {
        String status = step.status().toLowerCase(Locale.ROOT);
        screen.out()
                .println("  %-12s %8s  %s  %s"
                        .formatted(
                                step.name(),
                                step.took().map(Steps::seconds).orElse(""),
                                status.equals("failed") ? screen.ink(Ink.RED, status) : status,
                                Cells.printable(step.message()))
                        .stripTrailing());
    }

    private void client(ClientReport client) {
        screen.out()
                .println("  %s: %d files, %d of them read now; %d rows read, %d loaded, %d left out, %s"
                        .formatted(
                                client.clientId(),
                                client.filesFound(),
                                client.filesRead(),
                                client.rowsRead(),
                                client.rowsLoaded(),
                                client.rowsLeftOut(),
                                rejected(client.rowsRejected())));
        client.refused().forEach(refusal -> trouble("not read", refusal.name() + ": " + refusal.reason(), Ink.YELLOW));
        client.checks().stream()
                .filter(check -> check.status().equals("failed"))
                .forEach(check -> trouble("check " + check.severity(), words(check), Ink.RED));
        if (client.held() != null) {
            trouble("held", FollowedRun.held(client), Ink.RED);
        }
    }

    private String rejected(long rows) {
        String words = rows + " rejected";
        return rows == 0 ? words : screen.ink(Ink.YELLOW, words);
    }

    private void trouble(String kind, String words, Ink ink) {
        screen.out().println("    " + screen.ink(ink, kind + ": ") + Cells.printable(words));
    }

    private static String words(CheckResult check) {
        return "%s, %d rows break it: %s".formatted(check.checkName(), check.failures(), check.compared());
    }

    private static String line(Run run) {
        return "%s  %-15s %9s  %s"
                .formatted(
                        run.startedAt() == null
                                ? "not started"
                                : run.startedAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString(),
                        end(run),
                        took(run),
                        "snapshot " + run.snapshotId()
                                + Optional.ofNullable(run.report().asOf())
                                        .map(" as of %s"::formatted)
                                        .orElse(""));
    }

    private static String end(Run run) {
        if (run.died()) {
            return "died";
        }
        String end = run.status().equals("COMPLETED") ? run.report().outcome().name() : run.status();
        return end.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String took(Run run) {
        return run.startedAt() == null || run.endedAt() == null
                ? "unended"
                : Steps.seconds(Duration.between(run.startedAt(), run.endedAt()));
    }

    /** What to do about it, where there is something to do. */
    private Optional<String> way(Workspace opened, Run run) {
        if (run.isBroken()) {
            return Optional.of(run.failed()
                            .map(step -> "It broke in %s: %s. ".formatted(step.name(), Cells.printable(step.message())))
                            .orElse("")
                    + next(opened, run)
                    + " What is published stays as it was until then.");
        }
        return isHeld(run)
                ? Optional.of(
                        "Put the held clients' files or settings right, then `plumbline run`. Who is stale, and why: plumbline sql \"from freshness\". What could not be read: plumbline sql \"from reject\"")
                : Optional.empty();
    }

    private String next(Workspace opened, Run run) {
        if (works.wouldResume(opened, run)) {
            return "`plumbline run` goes on where it ended; finished steps and files are not repeated.";
        }
        return run.isResumable()
                ? "`plumbline run` starts anew, as files, settings or Plumbline itself changed since, or that run was asked for something else; files that were read stay read."
                : "`plumbline run` starts anew, as nobody knows how its last step ended; files that were read stay read.";
    }
}
