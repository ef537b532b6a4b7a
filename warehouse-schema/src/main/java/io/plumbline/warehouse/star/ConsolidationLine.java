package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a group's statements add up, by calendar month: a member's account, its translation, or an entry of consolidation. */
@Table(
        name = "consolidation_line",
        grain = "A member's account, its translation, or an entry of consolidation in a calendar month",
        about =
                "What a group's statements add up, in its currency, debit-positive: books and translation of a month add up to nought, and so does every other source",
        order = {"group_id", "last_day", "source", "client_id"})
public record ConsolidationLine(
        @About("group") @References(DimGroup.class) String groupId,
        @About("last day of the calendar month") LocalDate lastDay,

        @About("where it comes from") @OneOf({"books", "translation", "elimination", "ownership", "departure"})
        String source,

        @About("rule of an elimination; of ownership: shares, acquired equity, goodwill, ownership, others") @Nullable
        String rule,

        @About("member") @Nullable String clientId,
        @About("other member") @Nullable String counterpartyId,
        @About("account of the member") @Nullable Long accountId,
        @About("its code") @Nullable String accountCode,

        @About("line of the group's statements, as in group_chart")
        String standardAccount,

        @About("balance in the member's own currency") @Nullable
        BigDecimal localBalance,

        @About("of that, what was earned in the month") @Nullable
        BigDecimal localEarned,

        @About("balance at the month's end; empty where a rate is missing") @Nullable
        BigDecimal balance,

        @About("of income and expense, what was earned in the month; empty where a rate is missing") @Nullable
        BigDecimal earned) {}
