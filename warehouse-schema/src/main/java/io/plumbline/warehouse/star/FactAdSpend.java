package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What advertising cost: a campaign's day. */
@Table(
        name = "fact_ad_spend",
        grain = "A campaign's day",
        about = "What advertising cost",
        order = {"client_id", "spent_on"})
public record FactAdSpend(
        @About("client") @References(DimClient.class) String clientId,
        @About("day") @References(DimDate.class) LocalDate spentOn,
        @About("fiscal month") @References(DimPeriod.class) long periodKey,
        @About("campaign") @References(DimCampaign.class) long campaignKey,
        @About("platform") @Nullable String platform,
        @About("cost") BigDecimal cost,
        @About("currency") String currency,
        @About("times shown") @Nullable Long impressions,
        @About("clicks") @Nullable Long clicks,

        @About("conversions claimed") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal conversions,

        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
