package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What translation adds to equity, and the roll-forward that explains it: a foreign member in a calendar month. */
@Table(
        name = "translation_adjustment",
        grain = "A foreign member in a calendar month",
        about = "What translation adds to equity, beside the roll-forward that comes to it by another way",
        order = {"group_id", "client_id", "last_day"})
public record TranslationAdjustment(
        @About("group") @Key @References(DimGroup.class) String groupId,
        @About("member") @Key @References(DimClient.class) String clientId,
        @About("calendar month, 2025-03") String period,
        @About("its last day") @Key LocalDate lastDay,
        @About("ISO currency of the member's books") String currency,
        @About("ISO currency of the group") String groupCurrency,

        @About("closing rate of the month before") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal openingRate,

        @About("average rate") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal averageRate,

        @About("historical rate") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal historicalRate,

        @About("closing rate") @Decimal(precision = 20, scale = 12) @Nullable
        BigDecimal closingRate,

        @About("assets less liabilities at the start, in the member's currency") @Nullable
        BigDecimal openingNetAssets,

        @About("adjustment at the start") @Nullable BigDecimal openingAdjustment,

        @About("opening net assets x (closing - opening rate)") @Nullable
        BigDecimal fromOpeningNetAssets,

        @About("income of the month x (closing - average rate)") @Nullable
        BigDecimal fromIncome,

        @About("paid in less taken out in the month x (closing - historical rate)") @Nullable
        BigDecimal fromOwners,

        @About("change of the adjustment in the month") @Nullable
        BigDecimal movement,

        @About("adjustment at the end, as equity shows it: what the translated debit-positive lines add up to")
        @Nullable
        BigDecimal adjustment,

        @About("movement less the roll-forward") @Nullable BigDecimal rounding,

        @About("whether half a cent for each translated figure accounts for the rounding") @Nullable
        Boolean isProven) {}
