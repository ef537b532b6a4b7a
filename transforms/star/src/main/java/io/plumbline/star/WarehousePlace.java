package io.plumbline.star;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.net.URI;
import org.apache.hadoop.fs.Path;

/**
 * Where Spark reads staging and writes the star: a {@link WarehouseFolder} on disk, or the same layout at any address
 * that every executor reaches, such as {@code s3a://bucket/prefix}.
 */
public record WarehousePlace(URI root) {
    public static WarehousePlace of(WarehouseFolder folder) {
        return new WarehousePlace(folder.root().toUri());
    }

    /** The canonical rows of an export. */
    String rows(StagedExport export, StagedExport.Rows rows) {
        return at("staging/%s/%s/%s.parquet".formatted(export.clientId(), export.folder(), rows.record()));
    }

    /** A file or folder below {@code snapshots/}. */
    String snapshots(String below) {
        return at("snapshots/" + below);
    }

    /** Hadoop takes its paths unescaped. */
    private String at(String below) {
        return new Path(new Path(root), below).toString();
    }
}
