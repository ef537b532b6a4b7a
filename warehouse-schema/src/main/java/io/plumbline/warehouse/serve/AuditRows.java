package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.util.List;

/**
 * What a catalogue holds itself instead of showing it from Parquet.
 *
 * @param exports every export known to the snapshot; their rejects are copied into the catalogue
 * @param checks what was reconciled, of all clients
 */
public record AuditRows(List<StagedExport> exports, List<CheckResult> checks) {
    public AuditRows {
        exports = List.copyOf(exports);
        checks = List.copyOf(checks);
    }
}
