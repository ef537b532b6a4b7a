package io.plumbline.warehouse.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files make up the warehouse at one publish. A snapshot names files of its own and of earlier snapshots; nothing
 * that it names is deleted while it is kept.
 *
 * @param id UTC timestamp of the build, sortable
 * @param asOf what was known at this instant; empty for everything
 * @param version of Plumbline that built it
 * @param shards by number
 * @param held clients whose new rows are not shown: a check stopped them, or their files could not be read
 * @param clients every client, with the fingerprint of all that its figures depend on
 */
public record Snapshot(
        String id,
        Instant builtAt,
        @Nullable Instant asOf,
        String version,
        SortedMap<Integer, Shard> shards,
        SortedMap<String, Held> held,
        SortedMap<String, ClientState> clients) {

    /** Every file that it names, of its own and of earlier snapshots, below {@code snapshots/}. */
    public SortedSet<String> files() {
        return Stream.concat(
                        shards.values().stream().map(Shard::files),
                        held.values().stream().map(Held::files))
                .flatMap(tables -> tables.values().stream())
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The clients that hash to one number, built together.
     *
     * @param fingerprint hash of the fingerprints of its clients
     * @param files table to paths below {@code snapshots/}
     */
    public record Shard(String fingerprint, SortedSet<String> clients, Map<String, List<String>> files) {}

    /**
     * A client that this snapshot shows in an older state.
     *
     * @param reason what stopped it
     * @param lastGood the snapshot whose files show it; empty when it never was published
     * @param files table to paths below {@code snapshots/}, shared with other clients of that shard
     */
    public record Held(String reason, @Nullable String lastGood, Map<String, List<String>> files) {}

    /** What a client's figures in this snapshot were built from. */
    public record ClientState(String fingerprint, int shard) {}
}
