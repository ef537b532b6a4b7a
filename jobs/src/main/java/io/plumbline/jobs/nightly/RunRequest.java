package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run is asked to do.
 *
 * @param clients the clients with sound settings
 * @param problems the other clients, each with what is wrong with its settings
 * @param only the clients to read and rebuild; empty for all
 * @param asOf the earlier moment whose knowledge is asked for
 * @param shared groups and rates of the workspace
 */
public record RunRequest(
        Path workspace,
        RunSettings settings,
        List<Client> clients,
        SortedMap<String, String> problems,
        Set<String> only,
        Optional<Instant> asOf,
        Clock clock,
        Exports exports,
        SettingsAt settingsAt,
        Progress progress,
        Shared shared) {

    /** Of a workspace without groups and rates of its own. */
    public RunRequest(
            Path workspace,
            RunSettings settings,
            List<Client> clients,
            SortedMap<String, String> problems,
            Set<String> only,
            Optional<Instant> asOf,
            Clock clock,
            Exports exports,
            SettingsAt settingsAt,
            Progress progress) {
        this(workspace, settings, clients, problems, only, asOf, clock, exports, settingsAt, progress, Shared.NONE);
    }

    public RunRequest {
        workspace = workspace.toAbsolutePath().normalize();
        clients = List.copyOf(clients);
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
        only = Set.copyOf(only);
        mustKnow(only, clients, problems);
        mustBePast(asOf, clock.instant());
    }

    public WarehouseFolder warehouse() {
        return new WarehouseFolder(settings.warehouse().orElseGet(() -> workspace.resolve("warehouse")));
    }

    Path clientFolder(String clientId) {
        return workspace.resolve("clients").resolve(clientId);
    }

    boolean selects(String clientId) {
        return only.isEmpty() || only.contains(clientId);
    }

    /** Every client that has a folder, sound or not. */
    Stream<String> clientIds() {
        return Stream.concat(clients.stream().map(Client::id), problems.keySet().stream());
    }

    private static void mustKnow(Set<String> only, List<Client> clients, SortedMap<String, String> problems) {
        List<String> unknown = only.stream()
                .filter(id -> !problems.containsKey(id)
                        && clients.stream().noneMatch(client -> client.id().equals(id)))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no folder in clients/ named " + String.join(", ", unknown));
        }
    }

    private static void mustBePast(Optional<Instant> asOf, Instant now) {
        asOf.filter(moment -> moment.isAfter(now)).ifPresent(moment -> {
            throw new IllegalArgumentException(
                    "Nobody knows yet what will be known at %s; it is %s now".formatted(moment, now));
        });
    }
}
