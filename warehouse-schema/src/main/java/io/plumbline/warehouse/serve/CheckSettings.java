package io.plumbline.warehouse.serve;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which clients are checked, and what is known about them beside their rows.
 *
 * @param clients whose rows are new; the others keep the results they have
 * @param severities client to check to the severity that it has there, instead of the check's own
 * @param unrecognised client to the paths of files that no format reads
 */
public record CheckSettings(
        Set<String> clients,
        Map<String, Map<String, Severity>> severities,
        Map<String, List<String>> unrecognised,
        Limits limits) {
    public CheckSettings {
        clients = Set.copyOf(clients);
        severities = Map.copyOf(severities);
        unrecognised = Map.copyOf(unrecognised);
    }

    /** Every check with its own severity, every file recognised. */
    public static CheckSettings of(Set<String> clients) {
        return new CheckSettings(clients, Map.of(), Map.of(), Limits.DEFAULT);
    }
}
