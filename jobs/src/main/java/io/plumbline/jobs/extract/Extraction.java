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

    private final WarehouseFolder folder;
    private final Formats formats;
    private final String hashKey;
    private final Limits limits;
    private final String memory;
    private final int threads;

    /**
     * @param hashKey key of the hashes that replace personal data; see {@link HashKey}
     * @param limits beyond which a file is refused
     * @param memory for one export at a time, as DuckDB writes it
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
        return placed(discovery(client, clientFolder, settings).exports(), client.id());
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
            return rejects(folder.staging(export.clientId()).resolve(export.folder()));
        }
        try {
            Path work = Files.createTempDirectory("plumbline-check");
            try {
                read(opened(export), work, now);
                return rejects(work);
            } finally {
                delete(work);
            }
        } catch (UnreadableFile e) {
            return List.of("%s: found %s, expected %s. %s"
                    .formatted(place(export.clientId(), e.path()), e.found(), e.expected(), e.advice()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot try %s of %s".formatted(export.name(), export.clientId()), e);
        }
    }

    private List<String> rejects(Path work) {
        try (Workbench bench = new Workbench(work.resolve(Staging.SCRATCH), memory, threads)) {
            return bench.rows("""
                            with told as (
                                select *, row_number() over (partition by path order by source_row, column_name) as nth,
                                    count(*) over (partition by path) as problems
                                from read_parquet(?)
                            )
                            select case
                                when nth = 21 then format('clients/{}/{}: and {} more like these; after a run, `from rejects` has them all',
                                    client_id, path, problems - 20)
                                else format('clients/{}/{}{}{}: {}expected {}{}', client_id, path,
                                    coalesce(', row ' || source_row, ''), coalesce(', ' || column_name, ''),
                                    coalesce('found ' || case when source_row is null then found else '"' || found || '"' end || ', ', ''),
                                    expected, coalesce('. ' || advice, ''))
                                end
                            from told
                            where nth <= 21
                            order by path, nth
                            """, work.resolve("rejects.parquet").toString()).stream()
                    .map(row -> String.valueOf(row.get(0)).replaceFirst("^clients/%s/".formatted(RATES), ""))
                    .toList();
        }
    }

    /** A file below the workspace; the path of a file of rates is that already. */
    private static String place(String clientId, String path) {
        return clientId.equals(RATES) ? path : "clients/%s/%s".formatted(clientId, path);
    }

    private StagedExport read(Export export, Path work, Instant now) throws IOException {
        try (Staging staging = new Staging(export, formats.named(export.format()), hashKey, work, memory, threads)) {
            return staging.stage(new Readings(staged(export.clientId())).knownAt(export, now), now);
        }
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
        for (Source source : Sources.in(export.clientFolder(), member.file(), limits)) {
            if (source.path().equals(member.path())) {
                Profile profile = Profile.of(source);
                if (!profile.sha256().equals(member.sha256())) {
                    throw changed(member.path());
                }
                return new Export.Member(
                        member.file(),
                        member.path(),
                        member.sha256(),
                        member.input(),
                        Optional.of(new Export.Opened(source, profile)));
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
