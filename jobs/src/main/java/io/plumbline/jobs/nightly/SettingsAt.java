package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.client.Client;
import java.nio.file.Path;

/** Reads a client's settings from a copy that was kept in staging, for a run as of an earlier moment. */
@FunctionalInterface
public interface SettingsAt {
    /** The client as that file settles it; an exception says what is wrong with the file. */
    Client read(String clientId, Path clientYml);
}
