package io.plumbline.jobs.nightly;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells a workspace from the others that share its job repository: {@code warehouse/id}, drawn once. It lies in the
 * warehouse as that is what two runs must not work in at once, whatever path each machine knows it by.
 */
record WorkspaceId(String text) {
    WorkspaceId {
        if (!text.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("No id of a workspace: " + text);
        }
    }

    static Optional<WorkspaceId> of(WarehouseFolder warehouse) {
        Path file = file(warehouse);
        try {
            return Files.exists(file)
                    ? Optional.of(new WorkspaceId(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            throw new UserMistake(
                    "%s: found something else than the 16 hexadecimal digits that were written there; restore the file, or delete it and begin a new history of runs"
                            .formatted(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Only for who knows that nobody else draws one now. */
    static WorkspaceId drawn(WarehouseFolder warehouse) {
        byte[] drawn = new byte[8];
        new SecureRandom().nextBytes(drawn);
        WorkspaceId id = new WorkspaceId(HexFormat.of().formatHex(drawn));
        Path file = file(warehouse);
        Path unfinished = file.resolveSibling("id.tmp");
        try {
            Files.createDirectories(warehouse.root());
            Files.writeString(unfinished, id.text());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static Path file(WarehouseFolder warehouse) {
        return warehouse.root().resolve("id");
    }
}
