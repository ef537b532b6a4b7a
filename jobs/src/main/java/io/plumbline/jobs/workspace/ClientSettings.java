package io.plumbline.jobs.workspace;

import io.plumbline.warehouse.client.Client;
import java.util.List;

/**
 * A client's settings, sound: what the star needs, what reading needs, and what was assumed.
 *
 * @param assumptions defaults that a person should know about, as sentences
 */
public record ClientSettings(Client client, ReadingSettings reading, List<String> assumptions) {
    public ClientSettings {
        assumptions = List.copyOf(assumptions);
    }
}
