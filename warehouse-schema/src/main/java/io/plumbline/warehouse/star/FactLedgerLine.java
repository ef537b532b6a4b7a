package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The general ledger, debit-positive: a posted line of a journal entry. */
@Table(
        name = "fact_ledger_line",
        grain = "A posted line of a journal entry",
        about = "The general ledger, debit-positive",
        order = {"client_id", "posted_on", "account_id"})
public record FactLedgerLine(
        @About("hash of source file, row and record") @Key long ledgerLineKey,
        @About("client") @References(DimClient.class) String clientId,

        @About("hash of client, feed, fiscal year and entry; empty for amounts without an entry") @Nullable
        Long entryKey,

        @About("entry, as the source numbers it") @Nullable String entryId,

        @About("kind of entry") @OneOf({"normal", "opening", "closing", "adjustment"})
        String entryKind,

        @About("journal") @Nullable String journalCode,
        @About("day of posting") @References(DimDate.class) LocalDate postedOn,

        @About(
                "fiscal month; of an opening entry that is dated before the year it opens, that year's first; of an adjustment, the year's period for adjustments where it has one")
        @References(DimPeriod.class)
        long periodKey,

        @About("the account's version on that day") @References(DimAccount.class)
        long accountKey,

        @About("the account") long accountId,

        @About("customer, supplier or employee") @References(DimParty.class) @Nullable
        Long partyKey,

        @About("store or department") @References(DimLocation.class) @Nullable
        Long locationKey,

        @About("invoice, bill, payment ...") @Nullable String documentType,
        @About("document number") @Nullable String documentRef,
        @About("date of the document") @Nullable LocalDate documentOn,
        @About("due date") @Nullable LocalDate dueOn,
        @About("what the line says") @Nullable String description,
        @About("debit-positive, base currency") BigDecimal amount,
        @About("transaction currency") String currency,
        @About("debit-positive, transaction currency") BigDecimal transactionAmount,

        @About("mark of lines of one account that settle each other") @Nullable
        String settlementRef,

        @About("when it was entered or last changed, where known") @Nullable
        LocalDateTime enteredOn,

        @About("who entered it, hashed unless the settings keep it") @Nullable
        String enteredBy,

        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
