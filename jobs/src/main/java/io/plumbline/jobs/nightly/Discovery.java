package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.Exports.Found;
import io.plumbline.jobs.nightly.RunFolder.Discovered;
import io.plumbline.jobs.nightly.RunFolder.Entry;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.springframework.batch.core.ExitStatus;

/**
 * Looks through the clients' folders, says which exports were never read, and keeps the settings as they are now. A run
 * as of an earlier moment has nothing to look for: what is read tonight was not known then.
 */
final class Discovery {
    private static final Logger LOG = LogManager.getLogger(Discovery.class);

    private Discovery() {}

    static ExitStatus run(Night night) {
        Discovered discovered = night.request().asOf().isPresent() ? Discovered.nothing() : look(night);
        night.files().write(discovered);
        return new ExitStatus(
                "COMPLETED",
                "%d exports, %d to read"
                        .formatted(
                                discovered.exports().size(),
                                discovered.exports().stream()
                                        .filter(Entry::pending)
                                        .count()));
    }

    private static Discovered look(Night night) {
        SortedMap<String, String> troubled = new ConcurrentSkipListMap<>();
        List<Entry> entries = night.request().clients().parallelStream()
                .filter(client -> night.request().selects(client.id()))
                .flatMap(client -> look(night, client, troubled).stream())
                .toList();
        return new Discovered(entries, troubled, shared(night));
    }

    /** Rates are few and small: they are read here. The groups are kept as they are settled now. */
    private static List<String> shared(Night night) {
        Shared shared = night.request().shared();
        night.staging().keepGroups(shared.groups(), night.request().clock().instant());
        return shared.readRates().stream().map(StagedExport::folder).toList();
    }

    private static List<Entry> look(Night night, Client client, SortedMap<String, String> troubled) {
        try {
            Staging staging = night.staging();
            staging.keepSettings(
                    client.id(),
                    night.request().clientFolder(client.id()).resolve("client.yml"),
                    client.settingsHash(),
                    night.request().clock().instant());
            return night.request().exports().discover(client, night.request().clientFolder(client.id())).stream()
                    .map(found -> entry(staging, found))
                    .toList();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (e instanceof RuntimeException trouble
                    && MachineTrouble.in(e).filter(MachineTrouble::isOfTheDisk).isPresent()) {
                throw trouble;
            }
            LOG.warn("Looking through the folder of {}", client.id(), e);
            troubled.put(client.id(), Reasons.of(e));
            return List.of();
        }
    }

    private static Entry entry(Staging staging, Found found) {
        return new Entry(
                found.clientId(), found.folder(), found.name(), !staging.has(found.clientId(), found.folder()));
    }
}
