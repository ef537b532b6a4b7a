package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Receivables and payables: an invoice or bill with what is still open. */
@Table(
        name = "fact_open_item",
        grain = "An invoice or bill with what is still open",
        about = "Receivables and payables",
        order = {"client_id", "due_on"})
public record FactOpenItem(
        @About("hash of client, feed and item") @Key long openItemKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("identity in the source") String itemId,

        @About("who owes whom") @OneOf({"receivable", "payable"})
        String kind,

        @About("customer or supplier") @References(DimParty.class) @Nullable
        Long partyKey,

        @About("number") @Nullable String documentRef,
        @About("day of issue") LocalDate issuedOn,

        @About("due day; the day of issue where none is given")
        LocalDate dueOn,

        @About("full amount") BigDecimal amount,
        @About("what is unpaid") BigDecimal openAmount,
        @About("currency") String currency,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
