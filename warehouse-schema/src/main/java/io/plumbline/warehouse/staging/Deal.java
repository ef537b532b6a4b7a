package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Personal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Deals of the CRM: an opportunity of the sales pipeline, in its state at the dump. */
@Table(
        name = "deal",
        grain = "An opportunity of the sales pipeline, in its state at the dump",
        about = "Deals of the CRM")
@Staged(subject = "crm", relation = Relation.SNAPSHOT)
public record Deal(
        @About("identifies the deal in the source") @Key String dealId,
        @About("name of the deal") @Nullable String dealName,

        @About("pipeline, where the source has several") @Nullable
        String pipeline,

        @About("stage in the source's words") String stage,

        @About("won, lost or open") @OneOf({"open", "won", "lost"}) @Nullable
        String outcome,

        @About("value of the deal") @Nullable BigDecimal amount,

        @About("currency of the amount; empty means base currency") @Nullable
        String currency,

        @About("0 to 1") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal probability,

        @About("identifies the customer in the source") @Nullable
        String partyCode,

        @About("the customer's name") @Nullable String partyName,
        @About("what is sold") @Nullable String product,
        @About("who sells") @Personal @Nullable String owner,
        @About("where the deal came from") @Nullable String channel,
        @About("campaign that brought it") @Nullable String campaign,

        @About("day on which the deal was created or engaged") @Nullable
        LocalDate createdOn,

        @About("day on which it is expected to close") @Nullable
        LocalDate expectedCloseOn,

        @About("day on which it was won or lost") @Nullable LocalDate closedOn) {}
