package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What two members' books say about each other, and what they disagree on: a rule and a pair of members in a month. */
@Table(
        name = "elimination",
        grain = "A rule and a pair of members in a calendar month",
        about =
                "What two members' books say about each other, and what they disagree on, in the group's currency, debit-positive",
        order = {"group_id", "last_day", "place"})
public record Elimination(
        @About("group") @References(DimGroup.class) String groupId,
        @About("calendar month, 2025-03") String period,
        @About("its last day") LocalDate lastDay,
        @About("order of the rule") @Nullable Integer place,

        @About("name of the rule; empty for what no rule takes out") @Nullable
        String rule,

        @About("what no rule takes out: its standard account") @Nullable
        String standardAccount,

        @About("member, the first by name") String memberA,
        @About("the other member") String memberB,

        @About("balance in the first one's books at the month's end; income and expense since both belong to the group")
        @Nullable
        BigDecimal booksOfA,

        @About("in the other one's") @Nullable BigDecimal booksOfB,

        @About("the two together, nought where they agree") @Nullable
        BigDecimal unmatched,

        @About("of it, income and expense of the month") @Nullable
        BigDecimal unmatchedInMonth,

        @About("whether a rule takes it out") boolean isEliminated) {}
