package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Export;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exports of a workspace, as extraction finds and reads them. */
public record ExtractedExports(Workspace workspace, Extraction extraction, Clock clock) implements Exports {
    @Override
    public List<Found> discover(Client client, Path clientFolder) {
        return extraction.discover(client, clientFolder, workspace.reading(client.id())).stream()
                .<Found>map(FoundExport::new)
                .toList();
    }

    @Override
    public List<Found> look(Client client, Path clientFolder) {
        return extraction.look(client, clientFolder, workspace.reading(client.id())).stream()
                .<Found>map(FoundExport::new)
                .toList();
    }

    @Override
    public StagedExport stage(Found export) {
        return extraction.stage(((FoundExport) export).export(), clock.instant());
    }

    private record FoundExport(Export export) implements Found {
        @Override
        public String clientId() {
            return export.clientId();
        }

        @Override
        public String name() {
            return export.name();
        }

        @Override
        public String folder() {
            return export.folder();
        }

        @Override
        public String format() {
            return export.format();
        }

        @Override
        public Set<String> contents() {
            return export.members().stream().map(Export.Member::sha256).collect(Collectors.toSet());
        }
    }
}
