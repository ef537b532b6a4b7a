package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Export;
import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Clock;
import java.util.List;

/** The groups and the rates of a workspace, as settings and extraction give them. */
public record SharedWorkspace(Workspace workspace, Extraction extraction, Clock clock) implements Shared {
    @Override
    public SharedRows groups() {
        return workspace.groups(extraction::hashed);
    }

    @Override
    public List<StagedExport> readRates() {
        return extraction.discoverRates(workspace.root()).stream()
                .map(export -> extraction.stage(export, clock.instant()))
                .toList();
    }

    @Override
    public List<String> lookForRates() {
        return extraction.lookForRates(workspace.root()).stream()
                .map(Export::folder)
                .toList();
    }
}
