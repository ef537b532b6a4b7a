package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which workspace a command works in. */
final class WorkspaceOption {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            description =
                    "The workspace. Without it: $PLUMBLINE_WORKSPACE, else the current folder or the nearest one above it that has plumbline.yml or clients/.")
    @Nullable
    Path folder;

    /** Its settings and clients. */
    Workspace open() {
        return Workspace.open(root());
    }

    /** It without its clients. */
    Workspace openWithoutClients() {
        return Workspace.openWithoutClients(root());
    }

    /** Its warehouse, or the working copy of one in an object store. */
    WarehouseFolder warehouse() {
        return openWithoutClients().warehouse();
    }

    Path root() {
        return named().map(WorkspaceOption::existing).orElseGet(WorkspaceOption::around);
    }

    /** Where it is, if there is one. */
    Optional<Path> find() {
        return named().map(WorkspaceOption::existing).or(() -> Workspace.around(Path.of("")));
    }

    private Optional<Path> named() {
        return Optional.ofNullable(folder)
                .or(() -> Optional.ofNullable(System.getenv("PLUMBLINE_WORKSPACE"))
                        .filter(path -> !path.isBlank())
                        .map(Path::of));
    }

    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserMistake(
                    "There is no folder %s; `plumbline init %s` makes a workspace there".formatted(folder, folder));
        }
        return folder.toAbsolutePath().normalize();
    }

    private static Path around() {
        Path here = Path.of("");
        return Workspace.around(here)
                .orElseThrow(() -> new UserMistake(
                        "There is no workspace in %s or above it: no plumbline.yml and no clients/. `plumbline init` makes one here, `-w DIR` names another"
                                .formatted(here.toAbsolutePath())));
    }
}
