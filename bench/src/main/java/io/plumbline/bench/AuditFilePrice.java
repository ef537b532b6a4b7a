package io.plumbline.bench;

import io.plumbline.jobs.extract.Export;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.Formats;
import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.extract.shape.NormalisedFile;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.Sources;
import io.plumbline.jobs.extract.shape.XmlLayout;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A large SAF-T file to rows, and all the way to staging, each in a process of its own with little heap. */
final class AuditFilePrice {
    private static final int HEAP_MEGABYTES = 512;
    private static final double LEAST = 100;

    private AuditFilePrice() {}

    static Price of(Path folder, long bytes) throws IOException {
        Path workspace = folder.resolve("audit-file");
        Path file = AuditFile.write(workspace.resolve("clients/audited/exports/saft.xml"), bytes);
        double megabytes = Files.size(file) / 1e6;
        double rows = megabytes / inAnotherProcess("rows", file, folder.resolve("saft.csv"));
        double extraction = megabytes / inAnotherProcess("extraction", workspace, folder.resolve("audited"));
        return new Price(
                "rows of a SAF-T file of %.1f GB, and its extraction".formatted(megabytes / 1e3),
                "-",
                "%.0f MB/s in %d MB of heap".formatted(LEAST, HEAP_MEGABYTES),
                "%.0f MB/s; %.0f MB/s".formatted(rows, extraction),
                Math.min(rows, extraction) >= LEAST);
    }

    private static double inAnotherProcess(String what, Path from, Path to) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx%dm".formatted(HEAP_MEGABYTES),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditFilePrice.class.getName(),
                        what,
                        from.toString(),
                        to.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String seconds = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!seconds.matches("[0-9.]+")) {
            throw new IllegalStateException("Reading %s gave no time but \"%s\"".formatted(from, seconds));
        }
        return Double.parseDouble(seconds);
    }

    /** {@code rows FILE ROWS} or {@code extraction WORKSPACE WAREHOUSE}: does it and prints the seconds that it took. */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        Path to = Path.of(arguments[2]);
        double seconds = arguments[0].equals("rows") ? rows(from, to) : extract(from, to);
        System.out.println(String.format(Locale.ROOT, "%.3f", seconds));
    }

    private static double rows(Path file, Path normalised) throws IOException {
        Source source = Sources.in(file.resolveSibling(""), file).get(0);
        Profile profile = Profile.of(source);
        ShapeSettings settings = ShapeSettings.builder().xml(lines()).build();
        long start = System.nanoTime();
        NormalisedFile rows = NormalisedFile.create(normalised);
        try (rows) {
            Shape.XML.read(source, profile, settings, rows);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        rows.delete();
        return seconds;
    }

    private static XmlLayout lines() {
        return new XmlLayout(
                List.of("GeneralLedgerEntries/Journal/Transaction/Line"),
                Stream.of(
                                "../../JournalID",
                                "../TransactionID",
                                "../TransactionDate",
                                "../GLPostingDate",
                                "../SystemEntryDate",
                                "../SourceID",
                                "AccountID",
                                "CustomerID",
                                "Description",
                                "ReferenceNumber",
                                "DebitAmount/Amount",
                                "CreditAmount/Amount",
                                "/Header/DefaultCurrencyCode")
                        .map(List::of)
                        .toList(),
                Map.of());
    }

    private static double extract(Path workspace, Path warehouse) {
        Workspace books = Workspace.open(workspace);
        int cores = Runtime.getRuntime().availableProcessors();
        Extraction extraction = new Extraction(
                new WarehouseFolder(warehouse), Formats.in(books.formats()), "key", Limits.DEFAULT, "4GB", cores);
        long start = System.nanoTime();
        for (Client client : books.clients()) {
            for (Export export :
                    extraction.discover(client, books.clientFolder(client.id()), books.reading(client.id()))) {
                extraction.stage(export, Instant.EPOCH);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
