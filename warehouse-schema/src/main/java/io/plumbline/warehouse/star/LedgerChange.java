package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What exports changed in days that were known already: a ledger line that a newer export adds or no longer has. */
@Table(
        name = "ledger_change",
        grain = "A ledger line that a newer export added to a day that was known already, or no longer has",
        about = "What changed in the ledger after it was first known",
        order = {"client_id", "posted_on", "known_at", "source_row"})
public record LedgerChange(
        @About("client") @References(DimClient.class) String clientId,

        @About("when the newer export became known") LocalDateTime knownAt,

        @About("when the export became known that told otherwise")
        LocalDateTime toldOtherwiseAt,

        @About("whether the line came or went") @OneOf({"added", "removed"})
        String change,

        @About("day of posting") LocalDate postedOn,
        @About("account in the source") String accountCode,
        @About("entry, as the source numbers it") @Nullable String entryId,

        @About("kind of entry") @OneOf({"normal", "opening", "closing", "adjustment"})
        String entryKind,

        @About("document number") @Nullable String documentRef,
        @About("what the line says") @Nullable String description,

        @About("debit-positive, base currency, as the line has it") @Nullable
        BigDecimal amount,

        @About("amount in the natural sign of the account's type, where the source says no more") @Nullable
        BigDecimal naturalAmount,

        @About("file that has the line") @References(DimSourceFile.class)
        long sourceFileKey,

        @About("row in that file") long sourceRow,

        @About("newer file, which tells the change") @References(DimSourceFile.class)
        long toldByFileKey) {}
