package io.plumbline.samples;

import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.Firm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes workspaces full of invented exports, and single large ones. */
public final class Samples {
    private static final String WORKSPACE_SETTINGS = """
            # A workspace of invented businesses; truth.json lists what was planted in them.
            # Settings of the whole workspace go here. Every line is optional, and none is needed.
            """;

    private Samples() {}

    /** Writes the settings, every client's exports and plans, and {@code truth.json}. */
    public static Truth write(Path workspace, Plan plan) throws IOException {
        Files.createDirectories(workspace);
        Files.writeString(workspace.resolve("plumbline.yml"), WORKSPACE_SETTINGS);
        List<Truth.Client> clients = new ArrayList<>();
        for (Firm firm : plan.firms()) {
            Business business = Business.of(firm);
            new ClientFolder(workspace.resolve("clients").resolve(firm.id()), business).write();
            clients.add(Truth.Client.of(business));
        }
        Truth truth = new Truth(plan, clients);
        Files.writeString(workspace.resolve("truth.json"), truth.json(), StandardCharsets.UTF_8);
        return truth;
    }

    /**
     * Writes a journal of exactly that many lines as a debit-and-credit CSV, for benchmarks: fast, in constant memory,
     * entries of two to four lines that balance.
     */
    public static void ledger(Path file, long lines, LocalDate firstDay, LocalDate lastDay, long seed)
            throws IOException {
        new LedgerStream(firstDay, lastDay, seed).write(file, lines);
    }
}
