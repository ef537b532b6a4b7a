package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.Explanation.Action;
import io.plumbline.jobs.nightly.Explanation.Line;
import io.plumbline.jobs.nightly.Exports.Found;
import io.plumbline.jobs.nightly.RunFolder.Discovered;
import io.plumbline.jobs.nightly.RunFolder.Entry;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks and compares as a run does, writes nothing, and says what differs. */
final class Explaining {
    private static final Comparator<Line> BY_SHARD =
            Comparator.comparing(Line::shard).thenComparing(Line::client).thenComparing(Line::action);

    private final Night night;
    private final Optional<Snapshot> base;
    private final SortedMap<String, List<Found>> found = new TreeMap<>();
    private final SortedMap<String, String> troubled = new TreeMap<>();
    private final List<String> rates = new ArrayList<>();
    private final Map<String, List<String>> unread = new TreeMap<>();
    private final List<Line> lines = new ArrayList<>();

    private Explaining(Night night) {
        this.night = night;
        this.base = night.base();
    }

    static Explanation of(Night night) {
        Explaining explaining = new Explaining(night);
        if (night.request().asOf().isEmpty()) {
            explaining.look();
        }
        return explaining.explanation();
    }

    private void look() {
        rates.addAll(night.request().shared().lookForRates());
        for (Client client : night.request().clients()) {
            if (night.request().selects(client.id())) {
                try {
                    found.put(
                            client.id(),
                            night.request()
                                    .exports()
                                    .look(client, night.request().clientFolder(client.id())));
                } catch (RuntimeException e) {
                    troubled.put(client.id(), Reasons.of(e));
                }
            }
        }
    }

    private Explanation explanation() {
        found.forEach((client, exports) -> exports.stream()
                .filter(export -> !night.staging().has(client, export.folder()))
                .forEach(export -> read(client, export)));
        Changes changes = Comparison.of(night, discovered());
        changes.shards().keySet().forEach(shard -> shard(changes, shard));
        shared(changes);
        changes.held().forEach((client, hold) -> add(client, Action.HOLD, null, hold.reason()));
        return new Explanation(lines.stream().sorted(BY_SHARD).toList());
    }

    private Discovered discovered() {
        List<Entry> entries = found.entrySet().stream()
                .flatMap(client -> client.getValue().stream()
                        .map(export -> new Entry(
                                client.getKey(),
                                export.folder(),
                                export.name(),
                                !night.staging().has(client.getKey(), export.folder()))))
                .toList();
        return new Discovered(entries, troubled, rates);
    }

    private void read(String client, Found export) {
        Optional<String> again = again(client, export);
        unread.computeIfAbsent(client, any -> new ArrayList<>()).add(again.orElse("new export " + export.name()));
        add(client, Action.READ, export.name(), again.orElse("new export"));
    }

    /** Why contents that were read before are read once more. */
    private Optional<String> again(String client, Found export) {
        Set<String> contents = export.contents();
        return night.staging().all(client).stream()
                .filter(staged -> !contents.isEmpty() && contents(staged).equals(contents))
                .findFirst()
                .map(staged -> staged.format().equals(export.format())
                        ? "mapping %s or the settings that steer it changed".formatted(export.format())
                        : "read as %s so far, as %s now".formatted(staged.format(), export.format()));
    }

    private static Set<String> contents(StagedExport staged) {
        return staged.files().stream().map(SourceFile::sha256).collect(Collectors.toSet());
    }

    private void shared(Changes changes) {
        if (base.isPresent() && !Objects.equals(changes.shared(), base.get().shared())) {
            lines.add(new Line("", 0, Action.SHARE, null, "groups or rates of the workspace changed"));
        }
    }

    private void shard(Changes changes, int shard) {
        Set<String> members = new TreeSet<>(changes.clientsOf(shard).keySet());
        members.removeAll(changes.held().keySet());
        if (changes.rebuilt().contains(shard)) {
            rebuild(changes, shard, members);
        } else if (!String.valueOf(changes.carried().get(shard)).equals(changes.base())) {
            members.forEach(client -> add(
                    client,
                    Action.TAKE,
                    null,
                    "snapshot %s was built from the same"
                            .formatted(changes.carried().get(shard))));
        } else if (changes.recheck()) {
            members.forEach(client -> add(client, Action.CHECK, null, "views or checks changed"));
        }
        if (!changes.rebuilt().contains(shard)) {
            analysesAgain().ifPresent(because -> members.forEach(client -> add(client, Action.ANALYSE, null, because)));
        }
    }

    /** Why even who is not rebuilt is analysed; who is rebuilt is looked at anyway. */
    private Optional<String> analysesAgain() {
        if (!night.request().settings().analyses() || base.isEmpty()) {
            return Optional.empty();
        }
        Snapshot.Analyses before = base.get().analyses();
        if (before == null) {
            return Optional.of("there are no trends and forecasts yet");
        }
        return before.code().equals(night.version().analyses())
                ? Optional.empty()
                : Optional.of("the version of the engine that finds trends and makes forecasts changed");
    }

    private void rebuild(Changes changes, int shard, Set<String> members) {
        Map<String, List<String>> own = new TreeMap<>();
        members.forEach(client -> own.put(client, differences(changes, client)));
        List<String> others = new ArrayList<>();
        own.forEach((client, reasons) -> {
            if (!reasons.isEmpty()) {
                others.add(client);
            }
        });
        if (others.isEmpty()) {
            others.addAll(gone(changes, shard));
        }
        own.forEach((client, reasons) -> add(
                client,
                Action.REBUILD,
                null,
                reasons.isEmpty() ? "shard mate of " + String.join(", ", others) : String.join("; ", reasons)));
    }

    private List<String> differences(Changes changes, String client) {
        return base.map(snapshot ->
                        Difference.of(night, snapshot, changes, client, unread.getOrDefault(client, List.of())))
                .orElse(List.of("new client"));
    }

    /** Those who were in the shard's files and are to be there no longer. */
    private Set<String> gone(Changes changes, int shard) {
        Set<String> gone = new TreeSet<>();
        base.map(Snapshot::shards).map(shards -> shards.get(shard)).ifPresent(before -> gone.addAll(before.clients()));
        gone.removeAll(changes.clientsOf(shard).keySet());
        return gone;
    }

    private void add(String client, Action action, @Nullable String export, String because) {
        lines.add(new Line(client, Fingerprints.shard(client), action, export, because));
    }
}
