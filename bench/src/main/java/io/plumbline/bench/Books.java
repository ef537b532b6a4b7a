package io.plumbline.bench;

import io.plumbline.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Workspaces of clients that have a ledger each, of any size. */
final class Books {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);

    private Books() {}

    /** A workspace of so many clients with so many ledger lines altogether. */
    static Path workspace(Path folder, int clients, long lines) {
        for (int client = 0; client < clients; client++) {
            ledger(folder, client, lines / clients, client);
        }
        return folder;
    }

    /** Lets Spark of that workspace run elsewhere. */
    static Path onMaster(Path workspace, String master) {
        try {
            Files.writeString(workspace.resolve("plumbline.yml"), "engine:\n  master: %s\n".formatted(master));
            return workspace;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write the settings of " + workspace, e);
        }
    }

    /** Writes a client's ledger, or writes it anew with other contents. */
    static void ledger(Path workspace, int client, long lines, long seed) {
        Path exports = workspace.resolve("clients").resolve(id(client)).resolve("exports");
        try {
            Files.createDirectories(exports);
            Samples.ledger(exports.resolve("journal.csv"), lines, FIRST_DAY, LAST_DAY, seed);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write books to " + exports, e);
        }
    }

    static String id(int client) {
        return "client-%03d".formatted(client);
    }
}
