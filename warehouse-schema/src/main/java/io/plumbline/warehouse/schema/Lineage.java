package io.plumbline.warehouse.schema;

/** The columns before every staged row: whose it is, and the export, file and row it came from. */
public record Lineage(
        @About("the client's folder name in the workspace") String clientId,

        @About("the export: one file, or several that belong together")
        long exportKey,

        @About("the file, as in dim_source_file") long sourceFileKey,

        @About("the row in that file, counted from 1 with preamble and header")
        long sourceRow) {}
