package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.nio.file.Path;
import java.util.List;

/** What the nightly job needs of extraction; called from several threads, never twice at once for one export. */
public interface Exports {
    /**
     * The exports that lie in a client's folder now, read before or not. A file that cannot be recognised is found, too:
     * staging it says why it is refused.
     */
    List<Found> discover(Client client, Path clientFolder);

    /**
     * Reads an export into {@code staging/<client>/<folder>/}, the manifest last. A file that cannot be read comes back
     * as refused; an exception is a trouble of the moment, and the file is tried again the next night.
     */
    StagedExport stage(Found export);

    /** An export in a client's folder. */
    interface Found {
        String clientId();

        /** Path of its first file below the client's folder. */
        String name();

        /** Folder in staging, named by contents and format version: the same folder holds the same rows. */
        String folder();
    }
}
