package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process that was killed left half-written in the warehouse. Everything is written beside its place and renamed
 * into it, so that half of something always has a name that tells; only for who holds the workspace.
 */
final class Leftovers {
    private Leftovers() {}

    /** At the start of every run: what lies where the steps and the report write, at the price of a few listings. */
    static void clear(WarehouseFolder warehouse) {
        clear(warehouse.root());
        for (Path folder : List.of(warehouse.runs(), warehouse.snapshots())) {
            clear(folder);
            entries(folder).stream().filter(Files::isDirectory).forEach(Leftovers::clear);
        }
    }

    /** After a run that broke: what extraction was writing, in the folder of every client. */
    static void clearStaging(WarehouseFolder warehouse) {
        for (Path client : entries(warehouse.root().resolve("staging"))) {
            clear(client);
            clear(client.resolve(Staging.SETTINGS));
        }
    }

    private static void clear(Path folder) {
        entries(folder).stream().filter(Leftovers::isUnfinished).forEach(RunFolder::deleteTree);
    }

    private static boolean isUnfinished(Path entry) {
        return entry.getFileName().toString().endsWith(".tmp");
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
