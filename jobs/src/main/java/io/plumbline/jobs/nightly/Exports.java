package io.plumbline.jobs.nightly;

import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the nightly job needs of extraction; called from several threads, never twice at once for one export. */
public interface Exports {
    /** Of a workspace where nothing is looked for. */
    Exports NONE = new Exports() {
        @Override
        public List<Found> discover(Client client, Path clientFolder) {
            return List.of();
        }

        @Override
        public StagedExport stage(Found export) {
            throw new IllegalStateException("There is nothing to read");
        }
    };

    /**
     * The exports that lie in a client's folder now, read before or not. A file that cannot be recognised is found, too:
     * staging it says why it is refused.
     */
    List<Found> discover(Client client, Path clientFolder);

    /** The same, leaving no trace: for who only asks what a run would do. */
    default List<Found> look(Client client, Path clientFolder) {
        return discover(client, clientFolder);
    }

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

        String format();

        /** Hashes of its files: exports of the same contents are one, read by several versions of a format. */
        Set<String> contents();
    }
}
