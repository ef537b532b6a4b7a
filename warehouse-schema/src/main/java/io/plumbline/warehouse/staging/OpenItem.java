package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What customers owe and what is owed to suppliers: an invoice or bill. */
@Table(name = "open_item", grain = "An invoice or bill", about = "What customers owe and what is owed to suppliers")
@Staged(subject = "ledger", relation = Relation.SNAPSHOT)
public record OpenItem(
        @About("identifies the invoice or bill in the source") @Key
        String itemId,

        @About("who owes whom") @OneOf({"receivable", "payable"})
        String kind,

        @About("identifies the customer or supplier in the source") @Nullable
        String partyCode,

        @About("name of the customer or supplier") @Nullable String partyName,
        @About("number of the invoice or bill") @Nullable String documentRef,
        @About("day of the invoice or bill") LocalDate issuedOn,
        @About("day on which it falls due") @Nullable LocalDate dueOn,
        @About("full amount, positive") BigDecimal amount,
        @About("what is still unpaid, positive") BigDecimal openAmount,

        @About("currency of both amounts; empty means base currency") @Nullable
        String currency) {}
