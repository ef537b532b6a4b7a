package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.serve.ClientExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline export}: one client's share of the warehouse, to hand to that client. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Write what the warehouse holds of one client, to hand over.",
        descriptionHeading = "%n",
        description = {
            "A name that ends in .duckdb gives one file with all tables, views and macros, for any DuckDB client from 1.2 on. Any other name gives a folder of Parquet files, with open.sql for the views and macros: in that folder, `duckdb -init open.sql`.",
            "Neither needs Plumbline, and neither holds anything of another client."
        },
        footer = {
            "",
            "Examples:",
            "  plumbline export --client bakery --to bakery.duckdb",
            "  plumbline export --client bakery --to handover/bakery --snapshot 2025-06-30"
        })
final class ExportCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--client", paramLabel = "CLIENT", required = true, description = "Whose share to write.")
    String client = "";

    @Option(
            names = "--to",
            paramLabel = "PATH",
            required = true,
            description = "The DuckDB file, which ends in .duckdb, or the folder to write.")
    Path to = Path.of("");

    @Option(
            names = "--snapshot",
            paramLabel = "ID|INSTANT",
            description = "Write an earlier snapshot, named as for `plumbline sql`.")
    @Nullable
    String snapshot;

    @Option(names = "--force", description = "Replace an earlier export.")
    boolean force;

    ExportCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        WarehouseFolder warehouse = workspace.warehouse();
        Path target = to.toAbsolutePath().normalize();
        mustBeFree(target, warehouse);
        try {
            ClientExport.write(
                    warehouse,
                    Optional.ofNullable(snapshot).map(name -> SnapshotName.id(name, warehouse)),
                    client,
                    target);
        } catch (UncheckedIOException unwritable) {
            throw new UserMistake("%s: %s".formatted(unwritable.getMessage(), unwritable.getCause()));
        }
        screen.out()
                .println("%s holds all of %s and of nobody else"
                        .formatted(screen.ink(Ink.BOLD, target.toString()), client));
        return Plumbline.DONE;
    }

    private void mustBeFree(Path target, WarehouseFolder warehouse) {
        Path parent = target.getParent();
        if (target.startsWith(warehouse.root())) {
            throw new UserMistake(
                    "%s lies in the warehouse, which is Plumbline's own; name a place outside of it".formatted(target));
        } else if (parent == null || !Files.isDirectory(parent)) {
            throw new UserMistake("There is no folder to write %s to; make it first".formatted(target));
        } else if (Files.exists(target) && !force) {
            throw new UserMistake("There is a %s already; --force replaces it".formatted(target));
        } else if (Files.exists(target) && !ClientExport.isReplaceable(target)) {
            throw new UserMistake("%s is no earlier export, and is not replaced; name another place".formatted(target));
        }
    }
}
