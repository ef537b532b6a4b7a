package io.plumbline.jobs.nightly;

import io.plumbline.fanout.FanOut;
import io.plumbline.fanout.Question;
import io.plumbline.jobs.extract.Hash;
import io.plumbline.jobs.nightly.RunFolder.Analysed;
import io.plumbline.warehouse.analysis.ClientSeries;
import io.plumbline.warehouse.analysis.Month;
import io.plumbline.warehouse.analysis.MonthlySeries;
import io.plumbline.warehouse.analysis.SeriesFindings;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.schema.TableSchema;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.serve.AnalysisTables;
import io.plumbline.warehouse.serve.Limits;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.Snapshot.Shard;
import io.plumbline.warehouse.star.CheckResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.batch.core.ExitStatus;

/**
 * Finds trends and makes forecasts of the series of every client that is shown fresh and whose series, or the code that
 * looks at them, changed. Everybody else keeps what was found before, and past forecasts stay.
 */
final class Analysing {
    /** Up to so many series threads of this process are done before a session of Spark's has started. */
    static final int SMALL_SERIES = 1_000;

    /** Spark setting with another number: 0 spreads every night over the cluster. */
    static final String SMALL_SERIES_SETTING = "spark.plumbline.smallSeries";

    /** Further than any forecast reaches. */
    private static final int YEARS_AHEAD = 3;

    private final Night night;
    private final Changes changes;
    private final Snapshot candidate;
    private final Optional<Snapshot> base;
    private final Engines.Analyses engine;

    private Analysing(Night night, Engines.Analyses engine) {
        this.night = night;
        this.changes = night.files().changes();
        this.candidate =
                changes.snapshot(night, night.files().built(), night.files().checked());
        this.base = night.snapshots().stream()
                .filter(snapshot -> snapshot.id().equals(changes.base()))
                .findFirst();
        this.engine = engine;
    }

    /** The step. A run that was cut short left half of its files: they are written again. */
    static ExitStatus run(Night night, Engines.Analyses engine) throws InterruptedException {
        Tables.ANALYSES.forEach(table -> RunFolder.deleteTree(
                night.warehouse().snapshot(night.snapshotId()).resolve(table.name())));
        Analysing analysing = new Analysing(night, engine);
        Analysed analysed = analysing.analysed();
        night.files().write(analysed);
        return new ExitStatus(
                "COMPLETED",
                night.request().settings().analyses()
                        ? "%d of %d clients"
                                .formatted(
                                        analysed.clients().size(),
                                        analysing.fresh().size())
                        : "off");
    }

    private Analysed analysed() throws InterruptedException {
        Set<Integer> looked = shards();
        Set<String> clients = fresh();
        clients.removeIf(client -> !looked.contains(shardOf(client)));
        if (!night.request().settings().analyses() || clients.isEmpty()) {
            return carried(looked);
        }
        try (AnalysisTables tables = AnalysisTables.open(night.warehouse(), candidate, clients, Limits.DEFAULT)) {
            return analysed(tables, looked, clients);
        }
    }

    private Analysed analysed(AnalysisTables tables, Set<Integer> looked, Set<String> clients)
            throws InterruptedException {
        Beforehand beforehand = Beforehand.of(night.roster().sound(), tables);
        List<ClientSeries> series = tables.series().stream()
                .map(client -> beforehand.told(withAhead(client)))
                .toList();
        SortedMap<String, String> hashes = new TreeMap<>();
        clients.forEach(client -> hashes.put(client, ""));
        series.forEach(client -> hashes.put(client.clientId(), hash(client)));
        Set<String> changed = new TreeSet<>();
        hashes.forEach((client, hash) -> {
            if (!hash.equals(known().get(client))) {
                changed.add(client);
            }
        });
        List<CheckResult> results = new ArrayList<>();
        find(
                tables,
                series.stream()
                        .filter(client -> changed.contains(client.clientId()))
                        .toList(),
                failed -> {
                    results.add(failure(failed));
                    changed.remove(failed.clientId());
                    hashes.remove(failed.clientId());
                });
        series.forEach(client -> beforehand.unheard(client).ifPresent(results::add));
        results.addAll(tables.check());
        SortedMap<Integer, Map<String, List<String>>> files = new TreeMap<>();
        for (int shard : looked) {
            files.put(shard, files(tables, shard, clients, changed));
        }
        SortedMap<String, String> all = new TreeMap<>(known());
        all.putAll(hashes);
        all.keySet().retainAll(changes.clients().keySet());
        return new Analysed(files, new Snapshot.Analyses(night.version().analyses(), all), changed, results);
    }

    private void find(AnalysisTables tables, List<ClientSeries> changed, Consumer<SeriesFindings> failed)
            throws InterruptedException {
        Question question = new Question(tables.totals(), changes.at());
        Consumer<SeriesFindings> found = new Consumer<>() {
            private int done;

            @Override
            public void accept(SeriesFindings findings) {
                if (findings.failure() == null) {
                    tables.add(findings);
                } else {
                    failed.accept(findings);
                }
                done++;
                night.request().progress().advanced("analyse", done, changed.size(), findings.clientId());
            }
        };
        int count = changed.stream().mapToInt(client -> client.series().size()).sum();
        if (count <= smallSeries()) {
            FanOut.onThreads(changed, question, Runtime.getRuntime().availableProcessors(), found);
        } else {
            engine.analyse(night, changed, question, found);
        }
    }

    private int smallSeries() {
        return Optional.ofNullable(night.request().settings().spark().get(SMALL_SERIES_SETTING))
                .map(Integer::valueOf)
                .orElse(SMALL_SERIES);
    }

    private static CheckResult failure(SeriesFindings findings) {
        return new CheckResult(
                findings.clientId(),
                AnalysisTables.CAN_BE_ANALYSED,
                "warning",
                "failed",
                "it cannot, and shows what was found before: " + findings.failure(),
                1,
                null);
    }

    /** Of a shard in which nobody's series changed, what the base has stays as it is. */
    private Map<String, List<String>> files(
            AnalysisTables tables, int shard, Set<String> clients, Set<String> changed) {
        Set<String> mates = clients.stream()
                .filter(client -> shardOf(client) == shard)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> now = new TreeSet<>(mates);
        now.retainAll(changed);
        boolean isAsBefore = now.isEmpty() && mates.stream().noneMatch(this::wasHeld);
        if (isAsBefore) {
            return before(shard);
        }
        mates.removeAll(now);
        return tables.write(
                night.snapshotId(),
                shard,
                now,
                mates,
                base.filter(snapshot -> snapshot.analyses() != null).map(Snapshot::id),
                before(shard).getOrDefault("fact_forecast", List.of()));
    }

    private boolean wasHeld(String client) {
        return base.filter(snapshot -> snapshot.held().containsKey(client)).isPresent();
    }

    private Analysed carried(Set<Integer> looked) {
        SortedMap<Integer, Map<String, List<String>>> files = new TreeMap<>();
        looked.forEach(shard -> files.put(shard, before(shard)));
        return new Analysed(files, base.map(Snapshot::analyses).orElse(null), Set.of(), List.of());
    }

    /** The files of analyses that the base names for the shard. */
    private Map<String, List<String>> before(int shard) {
        Map<String, List<String>> files = new TreeMap<>();
        base.map(snapshot -> snapshot.shards().get(shard))
                .ifPresent(known -> Tables.ANALYSES.stream()
                        .map(TableSchema::name)
                        .filter(known.files()::containsKey)
                        .forEach(table -> files.put(
                                table, Objects.requireNonNull(known.files().get(table)))));
        return files;
    }

    /** Those that were built or taken from elsewhere than the base; all of them where other code analyses. */
    private Set<Integer> shards() {
        Set<Integer> looked = new TreeSet<>(candidate.shards().keySet());
        boolean isOurs = base.map(Snapshot::analyses)
                .filter(analyses -> analyses.code().equals(night.version().analyses()))
                .isPresent();
        if (isOurs || !night.request().settings().analyses()) {
            looked.removeIf(shard -> Objects.equals(changes.carried().get(shard), changes.base()));
        }
        return looked;
    }

    /** Who is shown from the new files. */
    private Set<String> fresh() {
        Set<String> fresh = new TreeSet<>();
        candidate.shards().values().stream().map(Shard::clients).forEach(fresh::addAll);
        fresh.removeAll(candidate.held().keySet());
        return fresh;
    }

    private int shardOf(String client) {
        return Fingerprints.shard(client);
    }

    private Map<String, String> known() {
        return base.map(Snapshot::analyses)
                .map(Snapshot.Analyses::series)
                .<Map<String, String>>map(TreeMap::new)
                .orElseGet(TreeMap::new);
    }

    /** The months that its calendar goes on with after the first of its series to end. */
    private ClientSeries withAhead(ClientSeries client) {
        LocalDate end = client.series().stream()
                .map(series -> client.last(series).lastDay())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return night.roster().sound().stream()
                .filter(settled -> settled.id().equals(client.clientId()))
                .findFirst()
                .map(settled -> client.withAhead(monthsAfter(settled, end)))
                .orElse(client);
    }

    private static List<Month> monthsAfter(Client client, LocalDate end) {
        return client.calendar().periods(end.plusDays(1), end.plusYears(YEARS_AHEAD)).stream()
                .map(period -> new Month(0, period.label(), period.firstDay(), period.lastDay()))
                .toList();
    }

    private String hash(ClientSeries client) {
        Hash hash = new Hash().with(night.version().analyses());
        client.ahead().forEach(month -> hash.with(month.period()));
        hash.with(Beforehand.inWords(client));
        for (MonthlySeries series : client.series()) {
            hash.with(series.seriesId())
                    .with(client.months().get(series.first()).period())
                    .with(Integer.toString(series.orientation()))
                    .with(series.values().stream().map(String::valueOf).toList())
                    .with(String.valueOf(series.leftOut()));
        }
        return hash.hex();
    }
}
