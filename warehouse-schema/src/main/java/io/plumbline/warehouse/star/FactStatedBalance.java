package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The vendor's own reports and control totals: a figure that the source states for an account, or for a whole file. */
@Table(
        name = "fact_stated_balance",
        grain = "A figure that the source states for an account, or for a whole file",
        about = "The vendor's own reports and control totals, to hold the ledger against",
        order = {"client_id", "report", "account_code"})
public record FactStatedBalance(
        @About("client") @References(DimClient.class) String clientId,

        @About("which report it is: title, period and basis, or the file")
        String report,

        @About("what kind of report")
        @OneOf({"trial balance", "income statement", "balance sheet", "control total", "bank statement"})
        String statement,

        @About("the account as the report identifies it; empty for a total of the whole file") @Nullable
        String accountCode,

        @About("the account's name as the report has it") @Nullable
        String accountName,

        @About("first day of a movement; empty for a balance") @Nullable
        LocalDate fromOn,

        @About("last day of a movement, day of a balance") LocalDate toOn,

        @About("what is stated") @OneOf({"opening", "debit", "credit", "movement", "closing", "entries"})
        String measure,

        @About("debit-positive amount; debits and credits both positive; a number for entries") @Nullable
        BigDecimal amount,

        @About("amount as the statement shows it, where the source says no more") @Nullable
        BigDecimal naturalAmount,

        @About("basis of the report, where it says so") @OneOf({"accrual", "cash"}) @Nullable
        String basis,

        @About("currency of the amount") String currency,

        @About("store, class or department that the report is for") @Nullable
        String location,

        @About("when the report became known") LocalDateTime knownAt,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
