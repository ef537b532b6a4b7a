package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Visits; users are not additive: a session, or a day by channel by page where only aggregates were exported. */
@Table(
        name = "fact_web_session",
        grain = "A session, or a day by channel by page where only aggregates were exported",
        about = "Visits; users are not additive",
        order = {"client_id", "visited_on"})
public record FactWebSession(
        @About("client") @References(DimClient.class) String clientId,

        @About("day, empty where the source has none") @Nullable
        LocalDate visitedOn,

        @About("fiscal month") @References(DimPeriod.class) @Nullable
        Long periodKey,

        @About("true where the row stands for several sessions")
        boolean isAggregate,

        @About("session, hashed") @Nullable String sessionId,
        @About("first event, UTC") @Nullable Instant startedAt,
        @About("visitor, hashed") @Nullable String userId,
        @About("first visit") @Nullable Boolean isNewUser,

        @About("channel") @References(DimChannel.class) @Nullable
        Long channelKey,

        @About("campaign") @References(DimCampaign.class) @Nullable
        Long campaignKey,

        @About("source") @Nullable String source,
        @About("medium") @Nullable String medium,
        @About("device") @Nullable String device,
        @About("country") @Nullable String country,
        @About("first page") @Nullable String landingPage,
        @About("sessions") int sessions,
        @About("users, not additive") @Nullable Integer users,
        @About("first-time users") @Nullable Integer newUsers,
        @About("engaged sessions") @Nullable Integer engagedSessions,
        @About("page views") @Nullable Integer pageViews,

        @About("key events") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal keyEvents,

        @About("duration") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal durationSeconds,

        @About("revenue attributed") @Nullable BigDecimal revenue,
        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
