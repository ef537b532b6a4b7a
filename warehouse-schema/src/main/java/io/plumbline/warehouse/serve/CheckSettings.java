package io.plumbline.warehouse.serve;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which clients are checked, and what is known about them beside their rows.
 *
 * @param clients whose rows are new; the others keep the results they have
 * @param rules client to how its checks are judged
 * @param unrecognised client to the paths of files that no format reads
 */
public record CheckSettings(
        Set<String> clients, Map<String, CheckRules> rules, Map<String, List<String>> unrecognised, Limits limits) {
    public CheckSettings {
        clients = Set.copyOf(clients);
        rules = Map.copyOf(rules);
        unrecognised = Map.copyOf(unrecognised);
    }

    /** How a client's checks are judged. */
    CheckRules rules(String client) {
        return rules.getOrDefault(client, CheckRules.USUAL);
    }

    /** Every check with its own severity, every file recognised. */
    public static CheckSettings of(Set<String> clients) {
        return new CheckSettings(clients, Map.of(), Map.of(), Limits.DEFAULT);
    }
}
