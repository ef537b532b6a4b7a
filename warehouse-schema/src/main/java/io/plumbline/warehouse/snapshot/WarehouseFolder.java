package io.plumbline.warehouse.snapshot;

import java.nio.file.Path;

/**
 * The folder that Plumbline owns.
 *
 * <pre>
 * warehouse/
 *   current.duckdb                                  what everybody opens
 *   staging/&lt;client&gt;/&lt;folder&gt;/manifest.json         an export, read
 *                             &lt;record&gt;.parquet        its canonical rows
 *                             rejects.parquet         what could not be read
 *   snapshots/&lt;id&gt;/snapshot.json                    which files make up the snapshot
 *                  catalogue.duckdb                 the views over them
 *                  &lt;table&gt;/shard=NN/*.parquet       what this run built; later snapshots may name these files too
 *   runs/                                           the job repository
 * </pre>
 */
public record WarehouseFolder(Path root) {
    public WarehouseFolder {
        root = root.toAbsolutePath().normalize();
    }

    public Path current() {
        return root.resolve("current.duckdb");
    }

    public Path staging(String clientId) {
        return root.resolve("staging").resolve(clientId);
    }

    public Path export(StagedExport export) {
        return staging(export.clientId()).resolve(export.folder());
    }

    public Path manifest(StagedExport export) {
        return export(export).resolve("manifest.json");
    }

    /** The canonical rows of an export. */
    public Path rows(StagedExport export, StagedExport.Rows rows) {
        return export(export).resolve(rows.record() + ".parquet");
    }

    public Path rejects(StagedExport export) {
        return export(export).resolve("rejects.parquet");
    }

    public Path snapshots() {
        return root.resolve("snapshots");
    }

    public Path snapshot(String id) {
        return snapshots().resolve(id);
    }

    /** Which files make up the snapshot. */
    public Path snapshotJson(String id) {
        return snapshot(id).resolve("snapshot.json");
    }

    public Path catalogue(String id) {
        return snapshot(id).resolve("catalogue.duckdb");
    }

    public Path runs() {
        return root.resolve("runs");
    }

    public Path lock() {
        return root.resolve(".lock");
    }
}
