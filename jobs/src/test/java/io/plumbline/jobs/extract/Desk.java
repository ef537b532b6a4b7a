package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A workspace of one client for tests of extraction: put files in, read them, look at the staged rows. */
final class Desk {
    static final Instant NOW = Instant.parse("2025-06-01T02:00:00Z");
    static final Client CLIENT = new Client(
            "acme",
            "Acme",
            Optional.empty(),
            "EUR",
            ZoneOffset.UTC,
            new MonthlyCalendar(Month.JANUARY),
            10,
            Optional.empty(),
            List.of(),
            List.of(),
            Set.of(),
            Set.of("deal.owner"),
            "");

    final Path root;
    private ReadingSettings settings = ReadingSettings.UNSET;

    Desk(Path root) {
        this.root = root;
    }

    Path exports() {
        return root.resolve("clients/acme/exports");
    }

    Desk file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    Desk file(String name, String text, Charset charset) throws IOException {
        Path file = exports().resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(charset));
        return this;
    }

    Desk format(String text) throws IOException {
        Path formats = Files.createDirectories(root.resolve("formats"));
        try (var files = Files.list(formats)) {
            Files.writeString(formats.resolve("own-%d.yml".formatted(files.count())), text);
        }
        return this;
    }

    /** A mapping that lies beside the tests. */
    Desk shippedWithTests(String name) throws IOException {
        try (InputStream stream = Desk.class.getResourceAsStream(name + ".yml")) {
            return format(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Desk settings(ReadingSettings stated) {
        this.settings = stated;
        return this;
    }

    Extraction extraction() {
        return new Extraction(
                new WarehouseFolder(root.resolve("warehouse")),
                Formats.in(root.resolve("formats")),
                "key",
                Limits.DEFAULT,
                "1GB",
                2);
    }

    List<Export> discovered() {
        return extraction().discover(CLIENT, root.resolve("clients/acme"), settings);
    }

    List<StagedExport> staged() {
        Extraction extraction = extraction();
        return discovered().stream()
                .map(export -> extraction.stage(export, NOW))
                .toList();
    }

    StagedExport stagedOnly() {
        List<StagedExport> staged = staged();
        if (staged.size() != 1) {
            throw new AssertionError("expected one export, found " + staged);
        }
        return staged.get(0);
    }

    /** Rows of {@code select} over all staged rows of a record; {@code reject} for the rejected ones. */
    List<List<Object>> rows(String record, String select) throws IOException {
        return rows(record, select, "");
    }

    /** The same, with a condition or an order behind. */
    List<List<Object>> rows(String record, String select, String rest) throws IOException {
        Path spill = Files.createDirectories(root.resolve("spill"));
        try (Workbench bench = new Workbench(spill, "1GB", 1)) {
            return bench.rows("select %s from read_parquet('%s/warehouse/staging/acme/*/%s.parquet') %s"
                    .formatted(select, root, record.equals("reject") ? "rejects" : record, rest));
        }
    }
}
