package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import io.plumbline.jobs.store.StoreSettings;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.schema.Lineage;
import io.plumbline.warehouse.schema.TypedRows;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.staging.LedgerLine;
import io.plumbline.warehouse.star.CheckResult;
import io.plumbline.warehouse.star.DimClient;
import io.plumbline.warehouse.star.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workspace of clients whose exports are text files of one amount a line. {@code torn} in a file cannot be read at the
 * moment, {@code gibberish} never, and a sum below zero fails the check. The stand-in for Spark shows each client with
 * the sum of its exports as its name, so that a query tells which state is shown.
 */
final class Town implements Exports {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);

    final Path workspace;
    final List<Client> clients = new ArrayList<>();
    final SortedMap<String, String> problems = new TreeMap<>();
    final List<String> read = new CopyOnWriteArrayList<>();
    final List<String> built = new CopyOnWriteArrayList<>();

    @Nullable
    String breakAt;

    /** Clients whose rows the engine chokes on. */
    final Set<String> unbuildable = new TreeSet<>();

    /** Clients whose rows no check gets through. */
    final Set<String> uncheckable = new TreeSet<>();

    final List<String> checked = new CopyOnWriteArrayList<>();
    int builds;
    Version version = Version.ours();
    Runnable whileBuilding = () -> {};
    Optional<RepositoryAddress> repository = Optional.empty();
    Progress progress = Progress.SILENT;
    Optional<StoreSettings> store = Optional.empty();
    int keep = 5;
    boolean analyses;

    /** Of the workspace, and no client's doing. */
    SharedRows groups = SharedRows.NONE;

    Instant now = Instant.parse("2025-06-17T02:00:00Z");

    Town(Path workspace, String... clientIds) {
        this.workspace = workspace;
        for (String id : clientIds) {
            settle(id, "plain");
        }
    }

    void settle(String id, String settings) {
        clients.removeIf(client -> client.id().equals(id));
        clients.add(client(id, settings));
        write(workspace.resolve("clients").resolve(id).resolve("client.yml"), settings);
    }

    void drop(String clientId, String file, String... lines) {
        write(
                workspace
                        .resolve("clients")
                        .resolve(clientId)
                        .resolve("exports")
                        .resolve(file),
                String.join("\n", lines));
    }

    RunReport night() {
        return night(Set.of(), Optional.empty());
    }

    RunReport night(Set<String> only, Optional<Instant> asOf) {
        now = now.plusSeconds(3600);
        read.clear();
        built.clear();
        checked.clear();
        builds = 0;
        return Nightly.run(request(only, asOf), engines());
    }

    /** A night, and whether its trouble passes. */
    Ended ended() {
        now = now.plusSeconds(3600);
        return Nightly.run(request(Set.of(), Optional.empty()), engines(), Optional.empty());
    }

    Engines engines() {
        return new Engines(this::build, this::check, version);
    }

    /** What the next night would do, as {@code action client export: because}. */
    List<String> explained() {
        return Nightly.explain(request(Set.of(), Optional.empty()), version).lines().stream()
                .map(line -> "%s %s%s: %s"
                        .formatted(
                                line.action(),
                                line.client(),
                                line.export() == null ? "" : " " + line.export(),
                                line.because()))
                .toList();
    }

    RunRequest request(Set<String> only, Optional<Instant> asOf) {
        return new RunRequest(
                workspace,
                settings(),
                clients,
                problems,
                only,
                asOf,
                Clock.fixed(now, ZoneOffset.UTC),
                this,
                (id, file) -> client(id, read(file)),
                progress,
                new Shared() {
                    @Override
                    public SharedRows groups() {
                        return groups;
                    }

                    @Override
                    public List<StagedExport> readRates() {
                        return List.of();
                    }

                    @Override
                    public List<String> lookForRates() {
                        return List.of();
                    }
                });
    }

    /** The groups that a catalogue shows. */
    List<String> groupsShown(Path catalogue) throws SQLException {
        List<String> shown = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + catalogue);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select group_name from dim_group order by 1")) {
            while (row.next()) {
                shown.add(row.getString(1));
            }
        }
        return shown;
    }

    RunSettings settings() {
        RunSettings settings =
                new RunSettings("local[1]", keep, Map.of(), repository, Map.of(), Optional.empty(), store);
        return analyses ? settings.withAnalyses() : settings;
    }

    WarehouseFolder warehouse() {
        return new WarehouseFolder(workspace.resolve("warehouse"));
    }

    /** Client to what the catalogue shows of it. */
    SortedMap<String, String> shown(Path catalogue) {
        SortedMap<String, String> shown = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + catalogue);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select client_id, client_name from dim_client")) {
            while (row.next()) {
                shown.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return shown;
    }

    /** Client to its state, since when it is so, why, and from which snapshot it is shown. */
    SortedMap<String, String> freshness() {
        SortedMap<String, String> freshness = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + warehouse().current());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select client_id, state || coalesce(' since ' || stale_since || ' by ' || cause || ' from ' || shown_from_snapshot, '') from freshness")) {
            while (row.next()) {
                freshness.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return freshness;
    }

    SortedMap<String, String> shown() {
        return shown(warehouse().current());
    }

    @Override
    public List<Found> discover(Client client, Path clientFolder) {
        Path exports = clientFolder.resolve("exports");
        if (!Files.isDirectory(exports)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(exports)) {
            return files.sorted()
                    .<Found>map(file -> new TextFile(
                            client.id(),
                            file,
                            "amounts-" + new Hash().with(read(file)).hex().substring(0, 12)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StagedExport stage(Found found) {
        TextFile export = (TextFile) found;
        String text = read(export.file());
        if (text.contains("bottomless")) {
            throw new StackOverflowError();
        } else if (text.contains("endless")) {
            throw new OutOfMemoryError("Java heap space");
        } else if (text.contains("torn")) {
            throw new IllegalStateException("the disk says no");
        }
        read.add(export.clientId() + "/" + export.file().getFileName());
        StagedExport staged = export.staged(text, now);
        Path folder = warehouse().export(staged);
        TypedRows.write(folder.resolve("rejects.parquet"), Reject.class, List.of());
        TypedRows.writeStaged(folder.resolve("ledger_line.parquet"), LedgerLine.class, export.rows(text));
        Json.write(folder.resolve("manifest.json"), staged);
        return staged;
    }

    private record TextFile(String clientId, Path file, String folder) implements Found {
        @Override
        public String name() {
            return "exports/" + file.getFileName();
        }

        @Override
        public String format() {
            return "amounts";
        }

        @Override
        public Set<String> contents() {
            return Set.of(new Hash().with(read(file)).hex());
        }

        StagedExport staged(String text, Instant now) {
            boolean refused = text.contains("gibberish");
            int lines = refused ? 0 : (int) text.lines().count();
            return new StagedExport(
                    key(),
                    folder,
                    clientId,
                    "amounts",
                    "1",
                    now,
                    now,
                    List.of(new StagedExport.SourceFile(
                            key(),
                            name(),
                            new Hash().with(text).hex(),
                            text.length(),
                            "UTF-8",
                            sum(text),
                            lines,
                            lines,
                            0,
                            List.of(),
                            null,
                            refused ? "nobody can read that" : null)),
                    refused ? List.of() : List.of(new StagedExport.Rows("ledger_line", "ledger", lines, DAY, DAY)));
        }

        /** Debits go to the bank, credits to revenue, all on one day in one entry. */
        List<TypedRows.StagedRow<LedgerLine>> rows(String text) {
            List<TypedRows.StagedRow<LedgerLine>> rows = new ArrayList<>();
            text.lines()
                    .filter(line -> line.matches("-?\\d+"))
                    .map(BigDecimal::new)
                    .forEach(amount -> {
                        Lineage lineage = new Lineage(clientId, key(), key(), rows.size() + 1L);
                        rows.add(new TypedRows.StagedRow<>(lineage, line(amount)));
                    });
            return rows;
        }

        private static LedgerLine line(BigDecimal amount) {
            String account = amount.signum() > 0 ? "Bank" : "Sales";
            String type = amount.signum() > 0 ? "Bank" : "Income";
            return new LedgerLine(
                    "1", null, null, DAY, account, account, type, null, null, null, null, null, null, null, null, null,
                    amount, null, null, null, null, null, null);
        }

        private static String sum(String text) {
            return text.lines()
                    .filter(line -> line.matches("-?\\d+"))
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .toString();
        }

        private long key() {
            return Long.parseUnsignedLong(
                    new Hash().with(clientId).with(folder).hex().substring(0, 16), 16);
        }
    }

    private SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String folder) {
        if ("star".equals(breakAt)) {
            throw new EngineDown("the engine broke down", new IllegalStateException("the engine broke down"));
        }
        whileBuilding.run();
        builds++;
        if (changes.rebuiltClients().stream().anyMatch(unbuildable::contains)) {
            throw new IllegalStateException("a sum overflows");
        }
        SortedMap<Integer, Map<String, List<String>>> shards = new TreeMap<>();
        for (int shard : changes.rebuilt()) {
            built.addAll(changes.clientsOf(shard).keySet());
            String file = "%s/dim_client/shard=%02d/part.parquet".formatted(folder, shard);
            TypedRows.write(
                    night.warehouse().snapshots().resolve(file),
                    DimClient.class,
                    changes.clientsOf(shard).keySet().stream()
                            .map(client -> row(night, client))
                            .toList());
            shards.put(shard, Map.of("dim_client", List.of(file)));
        }
        return shards;
    }

    private static DimClient row(Night night, String clientId) {
        return new DimClient(clientId, sum(night, clientId).toString(), null, "EUR", "UTC", "months", null, null);
    }

    private static BigDecimal sum(Night night, String clientId) {
        return night.counting(List.of(clientId)).getOrDefault(clientId, List.of()).stream()
                .flatMap(export -> export.files().stream())
                .map(file -> new BigDecimal(String.valueOf(file.conventions())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A trade may not lose money, here. */
    private List<CheckResult> check(Night night, Changes changes, Set<String> some) {
        if (some.stream().anyMatch(uncheckable::contains)) {
            throw new IllegalStateException("a check overflows");
        }
        checked.addAll(some);
        return some.stream()
                .map(client -> {
                    BigDecimal sum = sum(night, client);
                    boolean fails = sum.signum() < 0;
                    return new CheckResult(
                            client, "solvent", "error", fails ? "failed" : "passed", "sum " + sum, fails ? 1 : 0, null);
                })
                .toList();
    }

    private static Client client(String id, String settings) {
        return new Client(
                id,
                id,
                Optional.empty(),
                "EUR",
                ZoneOffset.UTC,
                new MonthlyCalendar(Month.JANUARY),
                10,
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                new Hash().with(settings).hex());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is there already keeps its time: to a run it is the same file. */
    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
