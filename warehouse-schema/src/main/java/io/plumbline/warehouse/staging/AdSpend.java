package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What advertising cost: a campaign's day. */
@Table(name = "ad_spend", grain = "A campaign's day", about = "What advertising cost")
@Staged(subject = "web", relation = Relation.WINDOW, day = "spent_on")
public record AdSpend(
        @About("day") LocalDate spentOn,
        @About("where the advertisement ran") @Nullable String platform,
        @About("campaign") String campaign,
        @About("cost in the account's currency") BigDecimal cost,

        @About("currency of the cost; empty means base currency") @Nullable
        String currency,

        @About("times shown") @Nullable Long impressions,
        @About("clicks") @Nullable Long clicks,

        @About("conversions that the platform claims") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal conversions) {}
