package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.samples.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline generate}: a workspace of invented businesses of any size. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        header = "Write a workspace of invented businesses, of any size.",
        descriptionHeading = "%n",
        description = {
            "Export files as real systems write them, with books that balance, and a truth file of what was planted in them. The same seed gives the same files."
        },
        footer = {
            "",
            "Example:",
            "  plumbline generate big --clients 200 --months 60 --volume 5 && plumbline run -w big"
        })
final class GenerateCommand implements Callable<Integer> {
    /** What is generated unless said otherwise. */
    private final Plan usual = Plan.demo(LocalDate.now(ZoneOffset.UTC));

    private final Screen screen;
    private final Works works;

    @Parameters(paramLabel = "DIR", description = "Where to write it.")
    @Nullable
    Path folder;

    @Option(names = "--clients", paramLabel = "N", description = "How many businesses; ${DEFAULT-VALUE} unless given.")
    int clients = usual.clients();

    @Option(
            names = "--months",
            paramLabel = "N",
            description = "How many months of each; ${DEFAULT-VALUE} unless given.")
    int months = usual.months();

    @Option(
            names = "--volume",
            paramLabel = "FACTOR",
            description = "How busy they are: 10 gives ten times the lines; ${DEFAULT-VALUE} unless given.")
    double volume = usual.volume();

    @Option(names = "--seed", paramLabel = "N", description = "Which businesses; ${DEFAULT-VALUE} unless given.")
    long seed = usual.seed();

    @Option(
            names = "--last",
            paramLabel = "MONTH",
            description = "The last month told, as 2025-12; the one before this month unless given.")
    @Nullable
    YearMonth last;

    GenerateCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        if (clients < 1 || months < 1 || !(volume > 0)) {
            throw new UserMistake("Found %d clients, %d months and volume %s, expected at least one of each"
                    .formatted(clients, months, volume));
        }
        Path root = Objects.requireNonNull(folder);
        works.generate(
                root,
                (last == null ? usual : Plan.demo(last.plusMonths(1).atDay(1)))
                        .withSeed(seed)
                        .withClients(clients)
                        .withMonths(months)
                        .withVolume(volume));
        screen.out().println("Wrote %d businesses of %d months to %s".formatted(clients, months, root));
        return Plumbline.DONE;
    }
}
