package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Feed;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Personal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Postings of the general ledger: a line of a journal entry, as exported. */
@Table(name = "ledger_line", grain = "A line of a journal entry, as exported", about = "Postings of the general ledger")
@Staged(
        subject = "ledger",
        relation = Relation.WINDOW,
        day = "posted_on",
        feed = Feed.CLIENT,
        rule = "(amount is null) <> (natural_amount is null)",
        ruleInWords = "an amount, either debit-positive or natural")
public record LedgerLine(
        @About(
                "the entry that the line belongs to, unique within the source; empty when the source has amounts but no entries")
        @Nullable
        String entryId,

        @About("opening, closing or adjustment where the source marks it; empty means normal")
        @OneOf({"normal", "opening", "closing", "adjustment"})
        @Nullable
        String entryKind,

        @About("journal or book, as the source names it") @Nullable
        String journalCode,

        @About("day of posting") LocalDate postedOn,

        @About("what identifies the account in the source: its number, or its full name where it has none")
        String accountCode,

        @About("the account's name") @Nullable String accountName,

        @About("the account's type in the vendor's words, where the ledger export carries it") @Nullable
        String accountType,

        @About("identifies the customer, supplier or employee in the source")
        @Personal(when = "party_role = 'employee'")
        @Nullable
        String partyCode,

        @About("name of the customer, supplier or employee") @Personal(when = "party_role = 'employee'") @Nullable
        String partyName,

        @About("what the party is to the business, where known") @OneOf({"customer", "supplier", "employee"}) @Nullable
        String partyRole,

        @About("invoice, bill, payment ... in the vendor's words") @Nullable
        String documentType,

        @About("number of the document behind the posting") @Nullable
        String documentRef,

        @About("date of that document") @Nullable LocalDate documentOn,

        @About("day on which the document falls due") @Nullable
        LocalDate dueOn,

        @About("what the line says") @Nullable String description,

        @About("store, class, department or tracking category") @Nullable
        String location,

        @About("debit-positive amount in the client's base currency; empty where the source gives only a natural one")
        @Nullable
        BigDecimal amount,

        @About("amount in the natural sign of the account's type, where the source says no more") @Nullable
        BigDecimal naturalAmount,

        @About("transaction currency; empty means base currency") @Nullable
        String currency,

        @About("debit-positive amount in the transaction currency") @Nullable
        BigDecimal transactionAmount,

        @About("the mark that lines of one account carry which settle each other: a lettering code, the invoice paid")
        @Nullable
        String settlementRef,

        @About("moment at which the line was entered or last changed, where the source says so") @Nullable
        LocalDateTime enteredOn,

        @About("who entered it") @Personal @Nullable String enteredBy) {}
