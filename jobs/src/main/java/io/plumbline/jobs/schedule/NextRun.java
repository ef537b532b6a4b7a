package io.plumbline.jobs.schedule;

import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When a schedule runs the job next, left in {@code warehouse/runs/} for whoever asks. */
public record NextRun(Instant at, String cron, String timeZone) {
    /** As the schedule last wrote it; it says nothing about whether that still lives. */
    public static Optional<NextRun> in(WarehouseFolder warehouse) {
        Path file = file(warehouse);
        return Files.exists(file) ? Optional.of(Json.read(file, NextRun.class)) : Optional.empty();
    }

    public void write(WarehouseFolder warehouse) {
        Json.write(file(warehouse), this);
    }

    /** Nothing is due any more. */
    public static void forget(WarehouseFolder warehouse) {
        try {
            Files.deleteIfExists(file(warehouse));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file(warehouse), e);
        }
    }

    private static Path file(WarehouseFolder warehouse) {
        return warehouse.runs().resolve("schedule.json");
    }
}
