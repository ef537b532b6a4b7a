package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Table;
import org.jspecify.annotations.Nullable;

/** GA4's default channel grouping: a marketing channel. */
@Table(
        name = "dim_channel",
        grain = "A marketing channel",
        about = "GA4's default channel grouping",
        order = {"channel"})
public record DimChannel(
        @About("hash of the channel") @Key long channelKey,
        @About("name") String channel,

        @About("bought with advertising; empty where the name does not say") @Nullable
        Boolean isPaid) {}
