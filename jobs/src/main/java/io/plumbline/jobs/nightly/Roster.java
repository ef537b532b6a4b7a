package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.client.Client;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The clients of a run: as they are settled now or, for a run as of an earlier moment, as they were settled then.
 *
 * @param problems clients whose settings cannot be used, each with the reason
 */
record Roster(List<Client> sound, SortedMap<String, String> problems) {
    static Roster of(RunRequest request, Staging staging) {
        return request.asOf()
                .map(moment -> knownAt(moment, request.settingsAt(), staging))
                .orElseGet(() -> new Roster(request.clients(), request.problems()));
    }

    /** Sound or not. */
    List<String> ids() {
        List<String> ids = new ArrayList<>(problems.keySet());
        sound.forEach(client -> ids.add(client.id()));
        return ids;
    }

    private static Roster knownAt(Instant moment, SettingsAt settings, Staging staging) {
        List<Client> sound = new ArrayList<>();
        SortedMap<String, String> problems = new TreeMap<>();
        for (String clientId : staging.clientIds()) {
            Optional<Path> file = staging.settingsAt(clientId, moment);
            if (file.isPresent()) {
                try {
                    sound.add(settings.read(clientId, file.get()));
                } catch (RuntimeException e) {
                    problems.put(clientId, Reasons.of(e));
                }
            }
        }
        return new Roster(sound, problems);
    }
}
