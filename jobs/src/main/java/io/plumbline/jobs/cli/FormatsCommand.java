package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline formats}: what can be read, what a file is, and how to teach a new one. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "What can be read, what a file is, and how to teach a new format.",
        descriptionHeading = "%n",
        description =
                "A file of a format that is not listed is taught by a mapping in the workspace's formats/ folder.",
        footer = {
            "",
            "Examples:",
            "  plumbline formats list",
            "  plumbline formats detect clients/acme/exports/till.csv",
            "  plumbline formats new clients/acme/exports/till.csv"
        })
final class FormatsCommand {
    private FormatsCommand() {}

    static CommandLine on(Screen screen, Works works) {
        return new CommandLine(new FormatsCommand())
                .addSubcommand(new ListFormats(screen, works))
                .addSubcommand(new Detect(screen, works))
                .addSubcommand(new Draft(screen, works))
                .addSubcommand(new Show(screen, works));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "The formats that can be read, shipped and your own.",
            footer = {"", "Example:", "  plumbline formats list"})
    static final class ListFormats implements Callable<Integer> {
        private final Screen screen;
        private final Works works;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        ListFormats(Screen screen, Works works) {
            this.screen = screen;
            this.works = works;
        }

        @Override
        public Integer call() {
            works.formats(opened(workspace)).list(screen.out());
            return Plumbline.DONE;
        }
    }

    @Command(
            name = "detect",
            mixinStandardHelpOptions = true,
            header =
                    "Which format a file is and why, its conventions, its first rows and its rejects; nothing is loaded.",
            footer = {"", "Example:", "  plumbline formats detect clients/acme/exports/ledger.csv"})
    static final class Detect implements Callable<Integer> {
        private final Screen screen;
        private final Works works;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(paramLabel = "FILE", description = "The export file, anywhere.")
        @Nullable
        Path file;

        @Option(
                names = "--client",
                paramLabel = "CLIENT",
                description =
                        "Read it with this client's settings; without it, those of the client in whose folder it lies.")
        @Nullable
        String client;

        Detect(Screen screen, Works works) {
            this.screen = screen;
            this.works = works;
        }

        @Override
        public Integer call() {
            Works.Formats formats = works.formats(opened(workspace));
            return formats.detect(existing(file), Optional.ofNullable(client), screen.out())
                    ? Plumbline.DONE
                    : Plumbline.MISTAKE;
        }
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            header = "Write a draft mapping for an unknown delimited file, with guessed columns, for you to finish.",
            footer = {"", "Example:", "  plumbline formats new clients/acme/exports/till.csv --name acme-till"})
    static final class Draft implements Callable<Integer> {
        private final Screen screen;
        private final Works works;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(paramLabel = "FILE", description = "A file of the new format.")
        @Nullable
        Path file;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "What to call the format; the file's name unless given.")
        @Nullable
        String name;

        Draft(Screen screen, Works works) {
            this.screen = screen;
            this.works = works;
        }

        @Override
        public Integer call() {
            Path draft = works.formats(Optional.of(workspace.open())).draft(existing(file), Optional.ofNullable(name));
            screen.out()
                    .println("Wrote %s; finish it, then `plumbline formats detect %s` shows what it makes of the file"
                            .formatted(draft, file));
            return Plumbline.DONE;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            header = "The mapping of a format, to read or to start from.",
            footer = {"", "Example:", "  plumbline formats show fec > formats/our-fec.yml"})
    static final class Show implements Callable<Integer> {
        private final Screen screen;
        private final Works works;

        @Mixin
        final WorkspaceOption workspace = new WorkspaceOption();

        @Parameters(paramLabel = "NAME", description = "The format, as `formats list` names it.")
        @Nullable
        String name;

        Show(Screen screen, Works works) {
            this.screen = screen;
            this.works = works;
        }

        @Override
        public Integer call() {
            works.formats(opened(workspace)).show(Objects.requireNonNull(name), screen.out());
            return Plumbline.DONE;
        }
    }

    /** The shipped formats can be asked about anywhere; a workspace adds its own. */
    private static Optional<Workspace> opened(WorkspaceOption workspace) {
        return workspace.find().map(Workspace::open);
    }

    private static Path existing(@Nullable Path file) {
        if (file == null || !Files.isRegularFile(file)) {
            throw new UserMistake("There is no file " + file);
        }
        return file;
    }
}
