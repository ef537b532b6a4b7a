package io.plumbline.jobs.cli;

import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** What a person calls a snapshot: its id, the moment it was built as of, or a moment at which it was the published one. */
final class SnapshotName {
    private SnapshotName() {}

    static String id(String name, WarehouseFolder warehouse) {
        return id(name, Publisher.snapshots(warehouse));
    }

    /**
     * The snapshot that is meant.
     *
     * @param snapshots oldest first
     */
    static String id(String name, List<Snapshot> snapshots) {
        return snapshots.stream().anyMatch(snapshot -> snapshot.id().equals(name))
                ? name
                : moment(name)
                        .map(moment -> at(moment, snapshots))
                        .orElseThrow(() -> unknown("There is no snapshot `%s`".formatted(name), snapshots));
    }

    private static String at(Instant moment, List<Snapshot> snapshots) {
        return last(snapshots.stream()
                        .filter(snapshot -> moment.equals(snapshot.asOf()))
                        .toList())
                .or(() -> last(snapshots.stream()
                        .filter(snapshot ->
                                snapshot.asOf() == null && !snapshot.builtAt().isAfter(moment))
                        .toList()))
                .orElseThrow(() -> unknown("Nothing was published yet at " + moment, snapshots));
    }

    private static Optional<String> last(List<Snapshot> snapshots) {
        return snapshots.isEmpty()
                ? Optional.empty()
                : Optional.of(snapshots.get(snapshots.size() - 1).id());
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(new RunCommand.Moment().convert(text));
        } catch (TypeConversionException noMoment) {
            return Optional.empty();
        }
    }

    private static UserMistake unknown(String what, List<Snapshot> snapshots) {
        return new UserMistake("%s; there %s"
                .formatted(
                        what,
                        snapshots.isEmpty()
                                ? "is none; `plumbline run` builds one"
                                : "are "
                                        + String.join(
                                                ", ",
                                                snapshots.stream()
                                                        .map(Snapshot::id)
                                                        .toList())));
    }
}
