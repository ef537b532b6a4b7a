package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Monthly deltas: cumulate on read: an account's movement in a fiscal month, by location and kind of entry. */
@Table(
        name = "fact_account_month",
        grain = "An account's movement in a fiscal month, by location and kind of entry",
        about = "Monthly deltas: cumulate on read",
        order = {"client_id", "first_day", "account_id"})
public record FactAccountMonth(
        @About("client") @Key @References(DimClient.class) String clientId,
        @About("the account") @Key long accountId,

        @About("fiscal month") @Key @References(DimPeriod.class)
        long periodKey,

        @About("store or department") @Nullable Long locationId,

        @About("kind of entry") @OneOf({"normal", "opening", "closing", "adjustment"})
        String entryKind,

        @About("first day of the fiscal month") LocalDate firstDay,
        @About("sum of debits") BigDecimal debit,
        @About("sum of credits, positive") BigDecimal credit,
        @About("debit less credit") BigDecimal movement,
        @About("ledger lines behind it") long lines) {}
