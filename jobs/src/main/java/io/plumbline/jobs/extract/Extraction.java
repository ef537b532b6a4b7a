package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.Sources;
import io.plumbline.jobs.extract.shape.UnreadableFile;
import io.plumbline.jobs.workspace.ReadingSettings;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the export files of clients into staging. What is staged once is never read again. */
public final class Extraction {
    /** Where the workspace's own rates stand in staging among the clients, none of whom may be called so. */
    public static final String RATES = "_rates";

    /** From here on the second thread that types and writes rows pays; most exports are far smaller. */
    private static final long LARGE_BYTES = 100_000_000;

    private static final int THREADS_FOR_LARGE = 2;

    private final WarehouseFolder folder;
    private final Formats formats;
    private final String hashKey;
    private final Limits limits;
    private final String memory;
    private final int threads;

    private final FoundFiles found = new FoundFiles();

    /**
     * @param hashKey key of the hashes that replace personal data; see {@link HashKey}
     * @param limits beyond which a file is refused
     * @param memory for one export at a time, as DuckDB writes it
     * @param threads for an export that is not large, at least; exports may be staged side by side
     */
    public Extraction(
            WarehouseFolder folder, Formats formats, String hashKey, Limits limits, String memory, int threads) {
        this.folder = folder;
        this.formats = formats;
        this.hashKey = hashKey;
        this.limits = limits;
        this.memory = memory;
        this.threads = threads;
    }

    /** The exports that lie in the client's folder now. */
    public List<Export> discover(Client client, Path clientFolder, ReadingSettings settings) {
        List<Export> exports = placed(discovery(client, clientFolder, settings).exports(), client.id());
        exports.stream().filter(export -> !isStaged(export)).forEach(found::keep);
        return exports;
    }

    /** The same, without remembering what was seen: the next time costs as much again. */
    public List<Export> look(Client client, Path clientFolder, ReadingSettings settings) {
        return placed(discovery(client, clientFolder, settings).found(), client.id());
    }

    /** The files that lie in the workspace's {@code rates/} now. */
    public List<Export> discoverRates(Path workspace) {
        return placed(rates(workspace).exports(), RATES);
    }

    /** The same, without remembering what was seen. */
    public List<Export> lookForRates(Path workspace) {
        return placed(rates(workspace).found(), RATES);
    }

    private Discovery rates(Path workspace) {
        return new Discovery(
                RATES,
                workspace,
                List.of("rates"),
                formats,
                limits,
                ReadingSettings.UNSET,
                Set.of(),
                folder.staging(RATES).resolve("seen.tsv"));
    }

    /** What stands for a text in a column of personal data. */
    public String hashed(String text) {
        return HashKey.hashed(hashKey, text);
    }

    private List<Export> placed(List<Export> exports, String clientId) {
        Readings readings = new Readings(staged(clientId));
        return exports.stream().map(readings::placed).toList();
    }

    private Discovery discovery(Client client, Path clientFolder, ReadingSettings settings) {
        return new Discovery(
                client.id(),
                clientFolder,
                List.of("exports", "plans"),
                formats,
                limits,
                settings,
                client.keptPersonal(),
                folder.staging(client.id()).resolve("seen.tsv"));
    }

    public boolean isStaged(Export export) {
        return Files.isRegularFile(manifest(export));
    }

    /** Reads an export, unless that was done before. What appears in staging is complete. */
    public StagedExport stage(Export export, Instant now) {
        if (isStaged(export)) {
            return Json.readStagedExport(manifest(export));
        }
        Path target = folder.staging(export.clientId()).resolve(export.folder());
        Path work = target.resolveSibling(
                ".%s.%d.tmp".formatted(export.folder(), ProcessHandle.current().pid()));
        try {
            delete(work);
            Files.createDirectories(work);
            List<Optional<String>> before = stamps(export);
            StagedExport staged = read(opened(export), work, now);
            if (!stamps(export).equals(before)) {
                throw changed(export.name());
            }
            delete(work.resolve(Staging.SCRATCH));
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            return staged;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stage %s of %s".formatted(export.name(), export.clientId()), e);
        } finally {
            delete(work);
        }
    }

    /** What reading the export would refuse or reject, one sentence each; nothing is kept. */
    public List<String> problems(Export export, Instant now) {
        if (isStaged(export)) {
            return told(folder.staging(export.clientId()).resolve(export.folder()));
        }
        try {
            Path work = Files.createTempDirectory("plumbline-check");
            try {
                read(opened(export), work, now);
                return told(work);
            } finally {
                delete(work);
            }
        } catch (UnreadableFile e) {
            return List.of(ToldRejects.of(export.clientId(), e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot try %s of %s".formatted(export.name(), export.clientId()), e);
        }
    }

    private List<String> told(Path work) {
        try (Workbench bench = new Workbench(work.resolve(Staging.SCRATCH), memory, threads)) {
            return ToldRejects.of(bench, work.resolve("rejects.parquet"));
        }
    }

    private StagedExport read(Export export, Path work, Instant now) throws IOException {
        try (Staging staging =
                new Staging(export, formats.named(export.format()), hashKey, work, memory, threads(export))) {
            return staging.stage(new Readings(staged(export.clientId())).knownAt(export, now), now);
        }
    }

    private int threads(Export export) {
        long bytes = export.members().stream()
                .flatMap(member -> member.opened().stream())
                .mapToLong(opened -> opened.profile().bytes())
                .sum();
        return bytes < LARGE_BYTES ? threads : Math.max(threads, THREADS_FOR_LARGE);
    }

    /** Opens again what discovery only remembered. */
    private Export opened(Export export) throws IOException {
        if (export.refusal().isPresent()) {
            return export;
        }
        List<Export.Member> members = new ArrayList<>();
        for (Export.Member member : export.members()) {
            members.add(member.opened().isPresent() ? member : opened(export, member));
        }
        return export.with(export.key(), members);
    }

    private Export.Member opened(Export export, Export.Member member) throws IOException {
        Optional<Export.Opened> known = found.take(export, member);
        if (known.isPresent()) {
            return member.with(known.get());
        }
        for (Source source : Sources.in(export.clientFolder(), member.file(), limits)) {
            if (source.path().equals(member.path())) {
                Profile profile = Profile.of(source);
                if (!profile.sha256().equals(member.sha256())) {
                    throw changed(member.path());
                }
                return member.with(new Export.Opened(source, profile));
            }
        }
        throw changed(member.path());
    }

    private static List<Optional<String>> stamps(Export export) {
        return export.members().stream()
                .map(member -> SeenFiles.spot(export.clientFolder(), member.file()))
                .toList();
    }

    /** What would be staged is not what its name says, so that it is read another time. */
    private static UnreadableFile changed(String path) {
        return new UnreadableFile(
                path, "a file that changed while it was read", "one at rest", "Run again when its export has ended.");
    }

    /** Everything ever staged for a client. */
    public List<StagedExport> staged(String clientId) {
        return new StagedExports(folder, clientId).all();
    }

    private Path manifest(Export export) {
        return folder.staging(export.clientId()).resolve(export.folder()).resolve("manifest.json");
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
