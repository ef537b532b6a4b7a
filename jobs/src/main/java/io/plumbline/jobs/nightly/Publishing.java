package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Analysed;
import io.plumbline.jobs.nightly.RunFolder.Checked;
import io.plumbline.warehouse.serve.AnalysisTables;
import io.plumbline.warehouse.serve.AuditRows;
import io.plumbline.warehouse.serve.Catalogue;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.batch.core.ExitStatus;

/** Gives the snapshot its catalogue, puts it before the readers, and takes away what nobody needs any more. */
final class Publishing {
    private static final int KEEP_RUNS = 100;

    private Publishing() {}

    /** The catalogue first, {@code snapshot.json} last: a snapshot that has it is finished. */
    static ExitStatus catalogue(Night night) {
        Changes changes = night.files().changes();
        Checked checked = night.files().checked();
        Analysed analysed = night.files().analysed();
        Snapshot snapshot = changes.snapshot(night, night.files().built(), checked, analysed);
        List<StagedExport> exports = night.counting(changes.clients().keySet()).values().stream()
                .flatMap(Collection::stream)
                .toList();
        SharedState shared = SharedState.of(night, night.files().discovered().rates());
        Catalogue.build(
                night.warehouse(),
                snapshot,
                new AuditRows(with(exports, shared.rates()), checks(night, changes, checked, analysed)),
                shared.rows());
        Json.write(night.warehouse().snapshotJson(snapshot.id()), snapshot);
        Sharing.send(night, snapshot);
        return new ExitStatus(
                "COMPLETED",
                "%d clients, %d held"
                        .formatted(snapshot.clients().size(), snapshot.held().size()));
    }

    private static List<StagedExport> with(List<StagedExport> exports, List<StagedExport> rates) {
        return Stream.concat(exports.stream(), rates.stream()).toList();
    }

    /** One rename. A snapshot as of an earlier moment stays beside the published one. */
    static ExitStatus publish(Night night) {
        if (night.request().asOf().isPresent()) {
            return new ExitStatus("COMPLETED", "kept beside the published one");
        }
        Snapshot snapshot = Json.readSnapshot(night.warehouse().snapshotJson(night.snapshotId()));
        Sharing.publish(night, snapshot);
        Publisher.publish(night.warehouse(), snapshot);
        return new ExitStatus("COMPLETED", "snapshot " + night.snapshotId());
    }

    static ExitStatus retire(Night night) {
        Publisher.retire(night.warehouse(), night.request().settings().keepSnapshots());
        Sharing.retire(night);
        retireRuns(night);
        return ExitStatus.COMPLETED;
    }

    private static void retireRuns(Night night) {
        try (Stream<Path> entries = Files.list(night.warehouse().runs())) {
            List<Path> newestFirst = entries.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            newestFirst.stream().skip(KEEP_RUNS).forEach(RunFolder::deleteTree);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + night.warehouse().runs(), e);
        }
    }

    private static boolean isOfAnalyses(CheckResult result) {
        return AnalysisTables.CHECKS.contains(result.checkName())
                || List.of(AnalysisTables.CAN_BE_ANALYSED, AnalysisTables.RULES_HAVE_SERIES)
                        .contains(result.checkName());
    }

    /** Tonight's results, and for the clients of carried shards those of the snapshot that they are carried from. */
    private static List<CheckResult> checks(Night night, Changes changes, Checked checked, Analysed analysed) {
        List<CheckResult> all = new ArrayList<>(checked.results());
        all.addAll(analysed.results());
        Set<String> checkedNow = changes.checked(night.files().built());
        for (String owner : new TreeSet<>(changes.carried().values())) {
            Set<String> carried = new TreeSet<>();
            changes.carried().forEach((shard, snapshot) -> {
                if (snapshot.equals(owner)) {
                    carried.addAll(changes.clientsOf(shard).keySet());
                }
            });
            carried.removeAll(checkedNow);
            Catalogue.checkResults(night.warehouse(), owner).stream()
                    .filter(result -> carried.contains(result.clientId()))
                    .filter(result ->
                            !(isOfAnalyses(result) && analysed.clients().contains(result.clientId())))
                    .forEach(all::add);
        }
        return all;
    }
}
