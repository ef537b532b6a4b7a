package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Built;
import io.plumbline.jobs.store.SharedWarehouse;
import io.plumbline.jobs.store.StoreSettings;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What a run does besides when its warehouse is shared in an object store; otherwise nothing. */
final class Sharing {
    private Sharing() {}

    /** Before a run: it starts from what is published there, and knows what others have read. */
    static void receiveAll(RunRequest request) {
        with(request, shared -> {
            shared.receive();
            shared.receiveStaging();
        });
    }

    /** For readers: what is published there is shown here, and what is older than the kept nights goes. */
    static void receive(RunSettings settings, WarehouseFolder copy) {
        with(settings, copy, shared -> {
            if (shared.receive()) {
                Publisher.retire(copy, settings.keepSnapshots());
            }
        });
    }

    /** Spark reads and writes in the store, since it may run on other machines; what it built is checked here. */
    static Built build(Night night, Callable<Built> star) throws Exception {
        with(night.request(), shared -> {
            shared.forget(night.snapshotId());
            shared.sendStaging();
        });
        Built built = star.call();
        with(night.request(), shared -> shared.receiveBuilt(files(built)));
        return built;
    }

    static void send(Night night, Snapshot snapshot) {
        with(night.request(), shared -> {
            shared.sendStaging(); // with nothing to build, this is the first occasion
            shared.send(snapshot);
        });
    }

    static void publish(Night night, Snapshot snapshot) {
        with(
                night.request(),
                shared -> shared.publish(
                        snapshot, Optional.ofNullable(night.files().changes().base())));
    }

    static void retire(Night night) {
        with(
                night.request(),
                shared -> shared.retire(
                        night.request().settings().keepSnapshots(),
                        night.request().clock().instant()));
    }

    static void forget(RunRequest request, String snapshotId) {
        with(request, shared -> shared.forget(snapshotId));
    }

    private static List<String> files(Built built) {
        return built.shards().values().stream()
                .flatMap(tables -> tables.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    private static void with(RunRequest request, Consumer<SharedWarehouse> work) {
        with(request.settings(), request.warehouse(), work);
    }

    private static void with(RunSettings settings, WarehouseFolder copy, Consumer<SharedWarehouse> work) {
        Optional<StoreSettings> store = settings.store();
        if (store.isPresent()) {
            try (SharedWarehouse shared = SharedWarehouse.open(store.get(), copy)) {
                work.accept(shared);
            }
        }
    }
}
