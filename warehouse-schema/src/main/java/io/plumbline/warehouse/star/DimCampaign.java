package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Marketing campaigns named in deals, sessions, orders and advertising: a campaign. */
@Table(
        name = "dim_campaign",
        grain = "A campaign",
        about = "Marketing campaigns named in deals, sessions, orders and advertising",
        order = {"client_id", "campaign"})
public record DimCampaign(
        @About("hash of client and campaign") @Key long campaignKey,
        @About("client") @References(DimClient.class) String clientId,
        @About("name") String campaign,

        @About("advertising platform, where known") @Nullable
        String platform,

        @About("first day seen") @Nullable LocalDate firstDay,
        @About("last day seen") @Nullable LocalDate lastDay) {}
