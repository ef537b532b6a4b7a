package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where every figure comes from: an export file as received. */
@Table(
        name = "dim_source_file",
        grain = "An export file as received",
        about = "Where every figure comes from",
        order = {"client_id", "known_at"})
public record DimSourceFile(
        @About("hash of client and content") @Key long sourceFileKey,
        @About("client") @References(DimClient.class) String clientId,

        @About("path below the client's folder when it was first seen")
        String path,

        @About("the format that read it") String format,
        @About("hash of the mapping that read it") String formatVersion,
        @About("the stream of exports that it belongs to") String feed,
        @About("hash of its bytes") String sha256,
        @About("size") long bytes,
        @About("character encoding found") @Nullable String encoding,

        @About("date order and decimal mark found, and on what evidence") @Nullable
        String conventions,

        @About("rows found in the file") long rowsRead,

        @About("rows that became canonical rows or served as look-up")
        long rowsLoaded,

        @About("rows that could not be read") long rowsRejected,

        @About("rows that the format leaves out, each with a reason: totals, headings, deleted rows")
        long rowsLeftOut,

        @About("first day that it covers") @Nullable LocalDate coveredFrom,
        @About("last day that it covers") @Nullable LocalDate coveredTo,

        @About("day of the export, where the file says it") @Nullable
        LocalDate exportedOn,

        @About("when Plumbline first saw its content") Instant knownAt,
        @About("true when no row of it counts any more") boolean isSuperseded) {}
