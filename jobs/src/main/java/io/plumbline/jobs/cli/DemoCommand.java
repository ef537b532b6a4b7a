package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.samples.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline demo}: everything once, on invented businesses. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "See it work: a sample workspace, a run of the nightly job, and what came out.",
        descriptionHeading = "%n",
        description = {
            "Writes export files of invented businesses as their systems would, reads them, builds and checks the warehouse and shows a month of one of them. The same businesses every time, up to the end of last month."
        },
        footer = {"", "Example:", "  plumbline demo"})
final class DemoCommand implements Callable<Integer> {
    /** Ours when it is there: a demo may be repeated in its own folder, and in no other that has something in it. */
    private static final String MARK = ".plumbline-demo";

    private final Screen screen;
    private final Works works;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to write it; ${DEFAULT-VALUE} unless given.")
    Path folder = Path.of("plumbline-demo");

    DemoCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve(MARK))) {
            mustBeEmpty(root);
            screen.out().println("Writing export files of invented businesses to " + folder + " ...");
            write(root);
        }
        int exitCode = new FollowedRun(screen, works).run(Workspace.open(root), Set.of(), Optional.empty());
        if (exitCode == Plumbline.DONE) {
            next();
        }
        return exitCode;
    }

    private void write(Path root) {
        works.generate(root, Plan.demo(LocalDate.now(ZoneOffset.UTC)));
        try {
            Files.createDirectories(root);
            Files.createFile(root.resolve(MARK));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void mustBeEmpty(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> below = Files.list(root)) {
            if (below.findAny().isPresent()) {
                throw new UserMistake(
                        "%s is not empty; name a folder for the demo: plumbline demo DIR".formatted(root));
            }
        } catch (IOException unreadable) {
            throw new UserMistake("%s is no folder that can be used: %s".formatted(root, unreadable));
        }
    }

    private void next() {
        screen.out().println();
        screen.out().println("Try next:");
        for (String command : List.of("sql -w %s \"from income_statement limit 20\"", "sql -w %s", "status -w %s")) {
            screen.out().println("  " + screen.ink(Ink.BOLD, "./plumbline " + command.formatted(quoted(folder))));
        }
    }

    private static String quoted(Path folder) {
        String path = folder.toString();
        return path.matches("[\\w./~+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
