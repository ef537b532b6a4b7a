package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the source itself adds up: a figure of a vendor's report, or a control total that a ledger file carries. */
@Table(
        name = "stated_balance",
        grain = "A figure that the source states for an account, or for a whole file",
        about = "The vendor's own reports and control totals, to hold the ledger against")
@Staged(
        subject = "ledger",
        relation = Relation.UPSERT,
        by = {"report"},
        rule = "(amount is null) <> (natural_amount is null)",
        ruleInWords = "an amount, either debit-positive or natural")
public record StatedBalance(
        @About("which report it is: title, period and basis, or the file; the newest export of a report counts")
        String report,

        @About("what kind of report")
        @OneOf({"trial balance", "income statement", "balance sheet", "control total", "bank statement"})
        String statement,

        @About("what identifies the account in the source, as in the ledger; empty for a total of the whole file")
        @Nullable
        String accountCode,

        @About("the account's name") @Nullable String accountName,

        @About("first day of a movement; empty for a balance") @Nullable
        LocalDate fromOn,

        @About("last day of a movement, day of a balance") LocalDate toOn,

        @About("what is stated") @OneOf({"opening", "debit", "credit", "movement", "closing", "entries"})
        String measure,

        @About("debit-positive amount in base currency; debits and credits both positive; a number for entries")
        @Nullable
        BigDecimal amount,

        @About(
                "amount as the statement shows it, in the natural sign of the account's type, where the source says no more")
        @Nullable
        BigDecimal naturalAmount,

        @About("basis of the report, where it says so") @OneOf({"accrual", "cash"}) @Nullable
        String basis,

        @About("currency of the amount; empty means base currency") @Nullable
        String currency,

        @About("store, class or department that the report is for") @Nullable
        String location) {}
