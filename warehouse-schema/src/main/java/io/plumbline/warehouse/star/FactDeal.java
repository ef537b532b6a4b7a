package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The sales pipeline as the newest dump shows it: a deal: an accumulating snapshot of its milestones. */
@Table(
        name = "fact_deal",
        grain = "A deal: an accumulating snapshot of its milestones",
        about = "The sales pipeline as the newest dump shows it",
        order = {"client_id", "created_on"})
public record FactDeal(
        @About("hash of client, feed and deal") @Key long dealKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("identity in the source") String dealId,
        @About("name") @Nullable String dealName,
        @About("pipeline") @Nullable String pipeline,
        @About("stage") String stage,

        @About("won, lost or open") @OneOf({"open", "won", "lost"})
        String outcome,

        @About("value") @Nullable BigDecimal amount,
        @About("currency") String currency,

        @About("0 to 1") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal probability,

        @About("customer") @References(DimParty.class) @Nullable
        Long partyKey,

        @About("product, where its name is in the catalogue") @References(DimProduct.class) @Nullable
        Long productKey,

        @About("product as the deal names it") @Nullable String product,

        @About("channel") @References(DimChannel.class) @Nullable
        Long channelKey,

        @About("campaign") @References(DimCampaign.class) @Nullable
        Long campaignKey,

        @About("who sells, hashed unless the client keeps names") @Nullable
        String owner,

        @About("created or engaged") @Nullable LocalDate createdOn,
        @About("expected to close") @Nullable LocalDate expectedCloseOn,
        @About("won or lost") @Nullable LocalDate closedOn,
        @About("from created to closed") @Nullable Integer daysToClose,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
