package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline init}: a workspace to fill. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Make a workspace to fill with your own exports.",
        descriptionHeading = "%n",
        description = {
            "Writes plumbline.yml, a first client and empty folders. Every setting is there, commented out, with its meaning; nothing that exists is overwritten."
        },
        footer = {"", "Example:", "  plumbline init books && cp ledger.csv books/clients/my-business/exports/"})
final class InitCommand implements Callable<Integer> {
    private static final String CLIENT = "clients/my-business";
    private static final List<String> FILES = List.of("plumbline.yml", CLIENT + "/client.yml", ".gitignore");
    private static final List<String> FOLDERS = List.of(CLIENT + "/exports", CLIENT + "/plans", "formats");

    private final Screen screen;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to make it; the current folder unless given.")
    Path folder = Path.of("");

    InitCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Path root = folder.toAbsolutePath().normalize();
        mustBeFree(root);
        try {
            for (String below : FOLDERS) {
                Files.createDirectories(root.resolve(below));
            }
            for (String file : FILES) {
                copy(file, root);
            }
        } catch (IOException unwritable) {
            throw new UserMistake("The workspace cannot be written to %s: %s".formatted(root, unwritable));
        }
        screen.out().print(next(root));
        return Plumbline.DONE;
    }

    private static void mustBeFree(Path root) {
        if (Files.exists(root.resolve("plumbline.yml")) || holdsClients(root.resolve("clients"))) {
            throw new UserMistake(
                    "There is a workspace in %s already; `plumbline check -w %s` looks it over".formatted(root, root));
        } else if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new UserMistake("%s is a file; name a folder".formatted(root));
        }
    }

    private static boolean holdsClients(Path clients) {
        if (!Files.isDirectory(clients)) {
            return false;
        }
        try (Stream<Path> below = Files.list(clients)) {
            return below.findAny().isPresent();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void copy(String file, Path root) throws IOException {
        String resource = "init/" + file.substring(file.lastIndexOf('/') + 1).replace(".gitignore", "gitignore");
        Path target = root.resolve(file);
        if (Files.notExists(target)) {
            try (InputStream skeleton = Objects.requireNonNull(InitCommand.class.getResourceAsStream(resource))) {
                Files.copy(skeleton, target);
            }
        }
    }

    private static String next(Path root) {
        return """
                A workspace is ready in %s

                  1. Rename clients/my-business to the business; its settings are in client.yml there.
                  2. Drop its exports into exports/ and its budgets into plans/, in any folders, as they come.
                  3. plumbline formats detect FILE   what a file is and what Plumbline makes of it
                     plumbline run                   the warehouse
                     plumbline sql                   the answers
                """.formatted(root);
    }
}
