package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/** Hashes that say whether anything changed that a figure depends on. */
final class Fingerprints {
    private static final int SHARDS = 64;

    private final String code = Version.code();

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

    String ofClient(Client client, List<StagedExport> counting, Instant at) {
        return new Hash()
                .with(code)
                .with(client.settingsHash())
                .with(openPeriods(client, at))
                .with(counting.stream().map(StagedExport::folder).sorted().toList())
                .hex();
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
