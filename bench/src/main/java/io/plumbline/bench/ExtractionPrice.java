package io.plumbline.bench;

import io.plumbline.jobs.extract.Export;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.Formats;
import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** A large ledger from CSV to staging, beside DuckDB's own copy of the same file, in turn. */
final class ExtractionPrice {
    private static final int TIMES = 3;

    private ExtractionPrice() {}

    static Price of(Path folder, long lines) throws IOException {
        Path workspace = Books.workspace(folder.resolve("one-ledger"), 1, lines);
        Path file = workspace.resolve("clients").resolve(Books.id(0)).resolve("exports/journal.csv");
        double[] ours = new double[TIMES];
        double[] bare = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            bare[i] = copy(file, folder);
            ours[i] = extract(workspace, folder.resolve("extracted-" + i));
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        return Price.ratio(
                "extraction of a ledger CSV of %.1f GB".formatted(Files.size(file) / 1e9),
                "a bare DuckDB `COPY` of it",
                1.5,
                ours[TIMES / 2],
                bare[TIMES / 2]);
    }

    private static double copy(Path file, Path folder) {
        try (Duck duck = Duck.inMemory(folder)) {
            long start = System.nanoTime();
            duck.run("copy (from read_csv('%s')) to '%s' (format parquet)"
                    .formatted(file, folder.resolve("bare.parquet")));
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double extract(Path workspace, Path warehouse) {
        Workspace books = Workspace.open(workspace);
        int cores = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        Extraction extraction = new Extraction(
                new WarehouseFolder(warehouse), Formats.in(books.formats()), "key", Limits.DEFAULT, "4GB", cores);
        for (Client client : books.clients()) {
            for (Export export :
                    extraction.discover(client, books.clientFolder(client.id()), books.reading(client.id()))) {
                extraction.stage(export, Instant.EPOCH);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
