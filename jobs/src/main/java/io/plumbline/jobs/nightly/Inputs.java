package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Hash;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;

/** All that a run depends on, as a hash, at the price of listing the folders: a file counts by path, size and time. */
final class Inputs {
    private Inputs() {}

    static String of(RunRequest request, Version version) {
        Hash hash = new Hash()
                .with(version.release())
                .with(version.rows())
                .with(version.catalogue())
                .with(request.settings().analyses() ? version.analyses() : "")
                .with(request.asOf().map(Instant::toString).orElse(""))
                .with(request.only().stream().sorted().toList())
                .with(request.clients().stream()
                        .map(client -> client.id() + "=" + client.settingsHash())
                        .sorted()
                        .toList());
        request.problems().forEach((client, problem) -> hash.with(client).with(problem));
        request.settings()
                .store()
                .ifPresent(store -> hash.with(store.place().toString())
                        .with(Publisher.current(request.warehouse())
                                .map(Snapshot::id)
                                .orElse(""))); // others publish, too
        for (String folder : List.of("clients", "formats", "groups", "rates")) {
            hash.with(Listing.of(request.workspace().resolve(folder)));
        }
        return hash.hex();
    }
}
