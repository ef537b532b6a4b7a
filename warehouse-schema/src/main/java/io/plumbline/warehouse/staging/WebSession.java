package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Personal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Web analytics: a session, or a day by channel by page where only aggregates were exported. */
@Table(
        name = "web_session",
        grain = "A session, or a day by channel by page where only aggregates were exported",
        about = "Web analytics")
@Staged(subject = "web", relation = Relation.WINDOW, day = "visited_on")
public record WebSession(
        @About("identifies the session; empty for aggregates") @Personal @Nullable
        String sessionId,

        @About("day in the property's time zone; empty where the source has none") @Nullable
        LocalDate visitedOn,

        @About("moment of the first event, UTC") @Nullable Instant startedAt,
        @About("identifies the visitor") @Personal @Nullable String userId,
        @About("true for a first visit") @Nullable Boolean isNewUser,
        @About("default channel group") @Nullable String channel,
        @About("source") @Nullable String source,
        @About("medium") @Nullable String medium,
        @About("campaign") @Nullable String campaign,
        @About("desktop, mobile, tablet") @Nullable String device,
        @About("country") @Nullable String country,
        @About("first page") @Nullable String landingPage,

        @About("1 for a session, the count for an aggregate")
        int sessions,

        @About("users of an aggregate; not additive") @Nullable
        Integer users,

        @About("first-time users of an aggregate") @Nullable Integer newUsers,

        @About("sessions that lasted over 10 seconds, had a key event, or two or more views") @Nullable
        Integer engagedSessions,

        @About("views of pages or screens") @Nullable Integer pageViews,

        @About("key events (conversions)") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal keyEvents,

        @About("time of the session or sum over the aggregate") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal durationSeconds,

        @About("revenue attributed") @Nullable BigDecimal revenue) {}
