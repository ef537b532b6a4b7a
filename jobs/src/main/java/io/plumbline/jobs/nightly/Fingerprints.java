package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.Snapshot.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Hashes that say whether anything changed that a figure depends on. */
final class Fingerprints {
    private static final int SHARDS = 64;

    private Fingerprints() {}

    /** Where a client's rows lie, for good: depends on its name alone. */
    static int shard(String clientId) {
        return Math.floorMod(
                Integer.parseUnsignedInt(new Hash().with(clientId).hex().substring(0, 8), 16), SHARDS);
    }

    static String ofShard(SortedMap<String, String> clients) {
        Hash hash = new Hash();
        clients.forEach((client, fingerprint) -> hash.with(client).with(fingerprint));
        return hash.hex();
    }

    static String of(Basis basis) {
        return new Hash()
                .with(basis.code())
                .with(basis.settings())
                .with(basis.periods())
                .with(basis.exports())
                .hex();
    }

    /**
     * What the client's figures depend on.
     *
     * @param exports folders of the exports that count
     */
    static Basis basis(Version version, Client client, Collection<String> exports, Instant at) {
        return new Basis(
                version.rows(),
                client.settingsHash(),
                openPeriods(client, at),
                new Hash().with(exports.stream().sorted().toList()).hex());
    }

    /** Changes when a month ends, and when its books close: then its status is another one. */
    private static List<String> openPeriods(Client client, Instant at) {
        LocalDate today = at.atZone(client.timeZone()).toLocalDate();
        LocalDate closing = today.minusDays(client.closingDays());
        return List.of(
                period(client, today),
                period(client, today.minusDays(1)),
                period(client, closing),
                period(client, closing.minusDays(1)));
    }

    private static String period(Client client, LocalDate day) {
        return client.calendar().periods(day, day).get(0).label();
    }
}
