package io.plumbline.jobs.endtoend;

import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.Formats;
import io.plumbline.jobs.extract.shape.Limits;
import io.plumbline.jobs.nightly.Explanation;
import io.plumbline.jobs.nightly.ExtractedExports;
import io.plumbline.jobs.nightly.Nightly;
import io.plumbline.jobs.nightly.Nights;
import io.plumbline.jobs.nightly.Progress;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunRequest;
import io.plumbline.jobs.nightly.RunSettings;
import io.plumbline.jobs.nightly.SharedWorkspace;
import io.plumbline.jobs.workspace.SettingsProblems;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.serve.Answer;
import io.plumbline.warehouse.serve.CheckRules;
import io.plumbline.warehouse.serve.Query;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.CheckResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A workspace on disk, the files that are dropped into it, the nights that are run on it, and what SQL then says. */
final class Office implements AutoCloseable {
    private final Path root;
    private final int keepSnapshots;
    private final boolean analyses;
    private boolean stays;
    private @Nullable Nights nights;

    Office(Path root, int keepSnapshots) {
        this(root, keepSnapshots, false);
    }

    Office(Path root, int keepSnapshots, boolean analyses) {
        this.root = root;
        this.keepSnapshots = keepSnapshots;
        this.analyses = analyses;
    }

    /** Keeps Spark from night to night, as {@code plumbline schedule} does, until it is closed. */
    Office staying() {
        stays = true;
        return this;
    }

    Path exports(String client) {
        return root.resolve("clients").resolve(client).resolve("exports");
    }

    WarehouseFolder warehouse() {
        return new WarehouseFolder(root.resolve("warehouse"));
    }

    void settle(String client, String clientYml) {
        write(root.resolve("clients").resolve(client).resolve("client.yml"), clientYml);
    }

    /** Puts a file below the workspace itself. */
    void put(String file, String text) {
        write(root.resolve(file), text);
    }

    void drop(String client, String file, String text) {
        write(exports(client).resolve(file), text);
    }

    void remove(String client, String file) {
        try {
            Files.delete(exports(client).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a mapping that lies beside the tests into the workspace. */
    void format(String resource) {
        try (InputStream mapping = Objects.requireNonNull(Office.class.getResourceAsStream(resource), resource)) {
            Path formats = Files.createDirectories(root.resolve("formats"));
            Files.write(formats.resolve(resource.substring(resource.lastIndexOf('/') + 1)), mapping.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunReport night(String now) {
        return night(now, Optional.empty());
    }

    /** The nightly job as {@code plumbline run} starts it, at a moment of ours. */
    RunReport night(String now, Optional<Instant> asOf) {
        RunSettings settings =
                new RunSettings("local[2]", keepSnapshots, rules(Workspace.open(root)), Optional.empty());
        return night(now, asOf, analyses ? settings.withAnalyses() : settings, Progress.SILENT);
    }

    RunReport night(String now, Optional<Instant> asOf, RunSettings settings, Progress progress) {
        RunRequest request = request(now, asOf, settings, progress);
        if (!stays) {
            return Nightly.run(request);
        }
        if (nights == null) {
            nights = Nights.in(warehouse(), Instant.parse(now), Optional.empty());
        }
        return nights.run(request).report();
    }

    /** What that job would do at the moment. */
    List<Explanation.Line> explain(String now) {
        RunSettings settings =
                new RunSettings("local[2]", keepSnapshots, rules(Workspace.open(root)), Optional.empty());
        return Nightly.explain(request(now, Optional.empty(), settings, Progress.SILENT))
                .lines();
    }

    private RunRequest request(String now, Optional<Instant> asOf, RunSettings settings, Progress progress) {
        Workspace workspace = Workspace.open(root);
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        SortedMap<String, String> problems = new TreeMap<>();
        workspace.problems().forEach((id, all) -> problems.put(id, new SettingsProblems(all).getMessage()));
        Extraction extraction = new Extraction(
                settings.warehouse().map(WarehouseFolder::new).orElseGet(workspace::warehouse),
                Formats.in(workspace.formats()),
                "key",
                Limits.DEFAULT,
                "1GB",
                1);
        return new RunRequest(
                root,
                settings,
                workspace.clients(),
                problems,
                Set.of(),
                asOf,
                clock,
                new ExtractedExports(workspace, extraction, clock),
                (id, clientYml) -> workspace.client(id, clientYml).client(),
                progress,
                new SharedWorkspace(workspace, extraction, clock));
    }

    private static Map<String, CheckRules> rules(Workspace workspace) {
        Map<String, CheckRules> rules = new HashMap<>();
        workspace
                .clients()
                .forEach(client ->
                        rules.put(client.id(), workspace.reading(client.id()).checks()));
        return rules;
    }

    /** The rows of the published snapshot, their values parted by bars and numbers without needless noughts. */
    List<String> ask(String sql) {
        return ask(Optional.empty(), sql);
    }

    List<String> ask(Optional<String> snapshot, String sql) {
        List<String> rows = new ArrayList<>();
        try (Query query = Query.open(warehouse(), snapshot, Optional.empty(), false);
                Answer answer = query.ask(sql)) {
            while (answer.next()) {
                rows.add(answer.row().stream().map(Office::text).collect(Collectors.joining(" | ")));
            }
        }
        return rows;
    }

    static ClientReport client(RunReport report, String id) {
        return report.clients().stream()
                .filter(client -> client.clientId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The failed checks of a client in this run, as {@code severity check: sample}. */
    static List<String> failures(ClientReport client) {
        return client.checks().stream()
                .filter(check -> check.status().equals("failed"))
                .map(check -> "%s %s: %s".formatted(check.severity(), check.checkName(), check.sample()))
                .toList();
    }

    static CheckResult check(ClientReport client, String name) {
        return client.checks().stream()
                .filter(check -> check.checkName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? plain(number) : String.valueOf(value);
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (nights != null) {
            nights.close();
        }
    }
}
