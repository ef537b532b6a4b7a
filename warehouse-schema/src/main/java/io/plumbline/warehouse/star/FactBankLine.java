package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the bank says happened on its accounts: a line of a bank statement, once. */
@Table(
        name = "fact_bank_line",
        grain = "A line of a bank statement",
        about = "What the bank says happened on its accounts, to hold the ledger's cash against",
        order = {"client_id", "posted_on", "bank_line_id"})
public record FactBankLine(
        @About("client") @References(DimClient.class) String clientId,

        @About("identifies the line: its account and the bank's own id") @Key
        String bankLineId,

        @About("number or name of the bank account") @Nullable
        String bankAccount,

        @About("day on which the bank posted it") LocalDate postedOn,
        @About("money in is positive, money out negative") BigDecimal amount,
        @About("currency of the amount") String currency,

        @About("who paid or was paid, as the bank has it") @Nullable
        String payee,

        @About("what the line says") @Nullable String memo,

        @About("kind of movement in the bank's words") @Nullable
        String kind,

        @About("number of the cheque or reference") @Nullable
        String reference,

        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
