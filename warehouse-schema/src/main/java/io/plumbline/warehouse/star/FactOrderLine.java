package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Sales by piece: a line of an order, refunds negative. */
@Table(
        name = "fact_order_line",
        grain = "A line of an order, refunds negative",
        about = "Sales by piece",
        order = {"client_id", "ordered_on"})
public record FactOrderLine(
        @About("hash of source file, row and record") @Key long orderLineKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("hash of client, feed and order") long orderKey,
        @About("order") String orderId,
        @About("place within the order") int lineNumber,
        @About("day") @References(DimDate.class) LocalDate orderedOn,
        @About("the shop's clock") @Nullable LocalDateTime orderedAt,
        @About("fiscal month") @References(DimPeriod.class) long periodKey,
        @About("sale or refund") @OneOf({"sale", "refund"}) String kind,
        @About("status in the source's words") @Nullable String status,

        @About("channel") @References(DimChannel.class) @Nullable
        Long channelKey,

        @About("store") @References(DimLocation.class) @Nullable
        Long locationKey,

        @About("product") @References(DimProduct.class) @Nullable
        Long productKey,

        @About("customer") @References(DimParty.class) @Nullable
        Long partyKey,

        @About("campaign") @References(DimCampaign.class) @Nullable
        Long campaignKey,

        @About("pieces") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal quantity,

        @About("price before discount") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitPrice,

        @About("discount") @Nullable BigDecimal discount,
        @About("earned without tax") @Nullable BigDecimal netAmount,
        @About("tax") @Nullable BigDecimal tax,
        @About("cost") @Nullable BigDecimal cost,
        @About("currency") String currency,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
