package io.plumbline.jobs.nightly;

import io.plumbline.jobs.extract.Extraction;
import io.plumbline.jobs.extract.Hash;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.StagedExport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The groups and the rates that count tonight or, for a run as of an earlier moment, counted then. They make a catalogue
 * of their own, and no client's rows: when they change, nothing is rebuilt.
 */
record SharedState(SharedRows groups, List<StagedExport> rates, Set<String> folders) {
    static SharedState of(Night night, List<String> present) {
        Instant at = night.request().asOf().orElse(Instant.MAX);
        List<StagedExport> rates = night.staging().counting(Extraction.RATES, at, Set.copyOf(present));
        Set<String> folders = new TreeSet<>(present);
        rates.forEach(export -> folders.add(export.folder()));
        return new SharedState(
                night.request().asOf().isPresent()
                        ? night.staging().groupsAt(at)
                        : night.request().shared().groups(),
                rates,
                folders);
    }

    /** Changes with them; empty where there are none. */
    @Nullable
    String hash() {
        return groups.equals(SharedRows.NONE) && folders.isEmpty()
                ? null
                : new Hash().with(groups.toString()).with(folders).hex();
    }

    SharedRows rows() {
        return new SharedRows(groups.groups(), groups.members(), groups.counterparties(), groups.eliminations(), rates);
    }
}
