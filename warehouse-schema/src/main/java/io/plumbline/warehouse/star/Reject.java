package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import org.jspecify.annotations.Nullable;

/** What is missing and why: a row, or a whole file, that could not be read. */
@Table(
        name = "reject",
        grain = "A row, or a whole file, that could not be read",
        about = "What is missing and why",
        order = {"client_id", "source_file_key", "source_row"})
public record Reject(
        @About("client") @References(DimClient.class) String clientId,
        @About("file") long sourceFileKey,
        @About("path of the file") String path,

        @About("row; empty when the whole file was refused") @Nullable
        Long sourceRow,

        @About("column as the file names it") @Nullable String columnName,

        @About("what stood there, cut to 200 characters") @Nullable
        String found,

        @About("what was expected there") String expected,
        @About("whose move it is and what to do") @Nullable String advice) {}
