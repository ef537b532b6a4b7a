package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the bank says happened on an account: a line of its statement. */
@Table(name = "bank_line", grain = "A line of a bank statement", about = "What the bank says happened on its accounts")
@Staged(
        subject = "ledger",
        relation = Relation.UPSERT,
        by = {"bank_line_id"})
public record BankLine(
        @About("identifies the line: its account and the bank's own id; statements that overlap say it once")
        String bankLineId,

        @About("number or name of the bank account") @Nullable
        String bankAccount,

        @About("day on which the bank posted it") LocalDate postedOn,
        @About("money in is positive, money out negative") BigDecimal amount,

        @About("currency of the amount; empty means base currency") @Nullable
        String currency,

        @About("who paid or was paid, as the bank has it") @Nullable
        String payee,

        @About("what the line says") @Nullable String memo,

        @About("kind of movement in the bank's words") @Nullable
        String kind,

        @About("number of the cheque or reference") @Nullable
        String reference) {}
