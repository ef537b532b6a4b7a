package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Which days of a ledger were known from when on: an export of it, superseded or not. */
@Table(
        name = "ledger_export",
        grain = "An export of a ledger, superseded or not",
        about = "Which days of a ledger were known from when on",
        order = {"client_id", "known_at", "covered_from"})
public record LedgerExport(
        @About("client") @References(DimClient.class) String clientId,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,

        @About("the exports that compete to be the truth of a day")
        String feed,

        @About("when it became known") LocalDateTime knownAt,
        @About("first day that it covers") LocalDate coveredFrom,
        @About("last day that it covers") LocalDate coveredTo) {}
