package io.plumbline.warehouse.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * @param catalogueCode hash of the views and checks that it was published with; empty in those of an older Plumbline
 * @param shared hash of the groups and the workspace's rates that it shows; empty where there are none
 * @param analyses what its trends and forecasts were made of; empty where there are none
 */
public record Snapshot(
        String id,
        Instant builtAt,
        @Nullable Instant asOf,
        String version,
        SortedMap<Integer, Shard> shards,
        SortedMap<String, Held> held,
        SortedMap<String, ClientState> clients,
        @Nullable String catalogueCode,
        @Nullable String shared,
        @Nullable Analyses analyses) {

    /** A snapshot without analyses. */
    public Snapshot(
            String id,
            Instant builtAt,
            @Nullable Instant asOf,
            String version,
            SortedMap<Integer, Shard> shards,
            SortedMap<String, Held> held,
            SortedMap<String, ClientState> clients,
            @Nullable String catalogueCode,
            @Nullable String shared) {
        this(id, builtAt, asOf, version, shards, held, clients, catalogueCode, shared, null);
    }

    /** A snapshot that does not say which views and checks it was published with. */
    public Snapshot(
            String id,
            Instant builtAt,
            @Nullable Instant asOf,
            String version,
            SortedMap<Integer, Shard> shards,
            SortedMap<String, Held> held,
            SortedMap<String, ClientState> clients) {
        this(id, builtAt, asOf, version, shards, held, clients, null, null);
    }

    /** A snapshot of a workspace without groups and rates of its own. */
    public Snapshot(
            String id,
            Instant builtAt,
            @Nullable Instant asOf,
            String version,
            SortedMap<Integer, Shard> shards,
            SortedMap<String, Held> held,
            SortedMap<String, ClientState> clients,
            @Nullable String catalogueCode) {
        this(id, builtAt, asOf, version, shards, held, clients, catalogueCode, null);
    }

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
     * @param cause what kind of trouble that is; empty in snapshots of an older Plumbline
     * @param since when the first of the snapshots was built that show this older state
     * @param attempted the fingerprint that could not be built or failed its checks: the same is not tried every night
     * @param lastGood the snapshot whose files show it; empty when it never was published
     * @param files table to paths below {@code snapshots/}, shared with other clients of that shard
     */
    public record Held(
            String reason,
            @Nullable Cause cause,
            @Nullable Instant since,
            @Nullable String attempted,
            @Nullable String lastGood,
            Map<String, List<String>> files) {}

    /**
     * What trends and forecasts were made of.
     *
     * @param code hash of the code that made them
     * @param series client to a hash of its series: the same is not analysed again
     */
    public record Analyses(String code, SortedMap<String, String> series) {}

    /** Why a client is held. */
    public enum Cause {
        /** Its settings are broken. */
        SETTINGS,
        /** A file of it cannot be read, or its folder cannot. */
        FILES,
        /** Its rows break the build of the star. */
        BUILD,
        /** A check of severity error fails. */
        CHECK;

        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a client's figures in this snapshot were built from.
     *
     * @param fingerprint hash of the basis
     * @param basis empty in snapshots of an older Plumbline, and where nothing of the client was built
     */
    public record ClientState(
            String fingerprint, int shard, @Nullable Basis basis) {}

    /**
     * All that a client's figures depend on, told apart: what differs from one night to the next says why it was rebuilt.
     *
     * @param code hash of the code that builds rows
     * @param settings hash of the client's settings
     * @param periods labels of the fiscal periods of the day, the day before, the day whose books close and the day before
     * @param exports hash of the exports that count
     */
    public record Basis(String code, String settings, List<String> periods, String exports) {
        public Basis {
            periods = List.copyOf(periods);
        }
    }
}
