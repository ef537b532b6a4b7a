package io.plumbline.jobs.cli;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.HashKey;
import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.Exports;
import io.plumbline.jobs.nightly.ExtractedExports;
import io.plumbline.jobs.nightly.Nightly;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RepositoryAddress;
import io.plumbline.jobs.nightly.RunHistory;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunRequest;
import io.plumbline.jobs.nightly.RunSettings;
import io.plumbline.jobs.nightly.Shared;
import io.plumbline.jobs.nightly.SharedWorkspace;
import io.plumbline.jobs.store.StoreSettings;
import io.plumbline.jobs.workspace.PlumblineSettings;
import io.plumbline.jobs.workspace.SettingsProblem;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.samples.Plan;
import io.plumbline.samples.Samples;
import io.plumbline.warehouse.serve.CheckRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The works of this process: each method is the one place where the command line meets a part. */
final class WorksHere implements Works {
    private static final long MEGABYTE = 1L << 20;
    private static final long MOST_DUCKDB_BYTES = 4096 * MEGABYTE;

    private final Screen screen;

    WorksHere(Screen screen) {
        this.screen = screen;
    }

    @Override
    public RunReport run(Workspace workspace, Set<String> only, Optional<Instant> asOf, Progress progress) {
        RunRequest request = request(workspace, only, asOf, progress, Clock.systemUTC());
        return Aftermath.isWanted(workspace.settings().operation())
                ? Aftermath.run(workspace, request)
                : Nightly.run(request);
    }

    @Override
    public Explanation explain(Workspace workspace, Set<String> only, Optional<Instant> asOf) {
        return Nightly.explain(request(workspace, only, asOf, Progress.SILENT, Clock.systemUTC()));
    }

    @Override
    public boolean wouldResume(Workspace workspace, RunHistory.Run run) {
        return run.isResumable()
                && Nightly.wouldResume(
                        request(
                                workspace,
                                Set.of(),
                                Optional.empty(),
                                Progress.SILENT,
                                Clock.systemUTC(),
                                Exports.NONE,
                                Shared.NONE),
                        run);
    }

    static RunRequest request(
            Workspace workspace, Set<String> only, Optional<Instant> asOf, Progress progress, Clock clock) {
        Extraction extraction = extractionOfRuns(workspace);
        return request(
                workspace,
                only,
                asOf,
                progress,
                clock,
                new ExtractedExports(workspace, extraction, Clock.systemUTC()),
                new SharedWorkspace(workspace, extraction, Clock.systemUTC()));
    }

    private static RunRequest request(
            Workspace workspace,
            Set<String> only,
            Optional<Instant> asOf,
            Progress progress,
            Clock clock,
            Exports exports,
            Shared shared) {
        return new RunRequest(
                workspace.root(),
                settings(workspace),
                workspace.clients(),
                problems(workspace),
                only,
                asOf,
                clock,
                exports,
                (id, clientYml) -> workspace.client(id, clientYml).client(),
                progress,
                shared);
    }

    @Override
    public void schedule(Workspace workspace, boolean atOnce) {
        new ScheduleHere(screen, workspace, Clock.systemUTC()).run(atOnce);
    }

    @Override
    public List<String> standing(Workspace workspace) {
        return Standing.of(workspace, Clock.systemUTC().instant());
    }

    @Override
    public Optional<String> receive(Workspace workspace) {
        return Nightly.receive(
                workspace.warehouse(), settings(workspace), Clock.systemUTC().instant());
    }

    @Override
    public List<RunHistory.Run> history(Workspace workspace, int most) {
        return RunHistory.newest(workspace.warehouse(), settings(workspace), most);
    }

    @Override
    public List<String> exportProblems(Workspace workspace) {
        Extraction extraction;
        try {
            extraction = extraction(workspace);
        } catch (UserMistake mappings) {
            return String.valueOf(mappings.getMessage()).lines().toList();
        }
        Instant now = Clock.systemUTC().instant();
        return Stream.concat(
                        extraction.discoverRates(workspace.root()).stream(),
                        workspace.clients().stream()
                                .flatMap(client -> extraction
                                        .discover(
                                                client,
                                                workspace.clientFolder(client.id()),
                                                workspace.reading(client.id()))
                                        .stream()))
                .flatMap(export -> extraction.problems(export, now).stream())
                .toList();
    }

    @Override
    public void generate(Path folder, Plan plan) {
        try {
            Samples.write(folder, plan);
        } catch (IOException unwritable) {
            throw new UserMistake("The files cannot be written to %s: %s".formatted(folder, unwritable));
        }
    }

    @Override
    public Works.Formats formats(Optional<Workspace> workspace) {
        return new FormatsHere(workspace, screen);
    }

    static RunSettings settings(Workspace workspace) {
        PlumblineSettings settings = workspace.settings();
        Map<String, CheckRules> checks = new HashMap<>();
        workspace
                .clients()
                .forEach(client ->
                        checks.put(client.id(), workspace.reading(client.id()).checks()));
        return new RunSettings(
                settings.engine().master(),
                settings.keepSnapshots(),
                checks,
                repository(workspace),
                settings.engine().spark(),
                Optional.of(workspace.warehouse().root()),
                store(settings.warehouse()),
                settings.analyses());
    }

    private static Optional<RepositoryAddress> repository(Workspace workspace) {
        PlumblineSettings.Jobs jobs = workspace.settings().jobs();
        return jobs.repository()
                .map(url -> new RepositoryAddress(
                        url, jobs.user(), jobs.password().map(name -> workspace.secret(name, System.getenv()))));
    }

    private static Optional<StoreSettings> store(PlumblineSettings.Warehouse warehouse) {
        return warehouse
                .store()
                .map(place -> new StoreSettings(
                        URI.create(place), warehouse.endpoint(), warehouse.region(), warehouse.pathStyle()));
    }

    private static SortedMap<String, String> problems(Workspace workspace) {
        SortedMap<String, String> problems = new TreeMap<>();
        workspace
                .problems()
                .forEach((id, all) -> problems.put(
                        id, all.stream().map(SettingsProblem::inWords).collect(Collectors.joining("; "))));
        return problems;
    }

    private static Extraction extractionOfRuns(Workspace workspace) {
        if (workspace.settings().warehouse().store().isPresent() && System.getenv(HashKey.VARIABLE) == null) {
            throw new UserMistake(
                    "A warehouse in an object store needs the key of the hashes that stand for personal data in %s, the same on every machine: a key that this machine makes up would be lost with it. `openssl rand -hex 32` makes one; a workspace that has run without has it in warehouse/hash.key."
                            .formatted(HashKey.VARIABLE));
        }
        return extraction(workspace);
    }

    /** Exports are read side by side, one to a core; each has its share of what DuckDB may use. */
    private static Extraction extraction(Workspace workspace) {
        int cores = Runtime.getRuntime().availableProcessors();
        long memory = workspace.settings().engine().memory().orElseGet(WorksHere::shareOfTheMachine);
        return new Extraction(
                workspace.warehouse(),
                io.plumbline.jobs.extract.Formats.in(workspace.formats()),
                HashKey.of(System.getenv(), workspace.warehouse().root().resolve("hash.key")),
                Limits.DEFAULT.withUnpackedBytes(workspace.settings().limits().fileBytes()),
                "%dMB".formatted(Math.max(256, memory / cores / MEGABYTE)),
                1);
    }

    /** A quarter: the heap takes half of a small machine. A container counts as the machine. */
    private static long shareOfTheMachine() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.min(MOST_DUCKDB_BYTES, machine / 4);
    }
}
