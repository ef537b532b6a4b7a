package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who belongs to which group, also through groups below it: a client's share while it stays the same. */
@Table(
        name = "bridge_group_member",
        grain = "A client's share in a group while it stays the same",
        about = "Who belongs to which group, also through groups below it",
        order = {"group_id", "client_id", "from_on"})
public record BridgeGroupMember(
        @About("group") @Key @References(DimGroup.class) String groupId,
        @About("member") @Key @References(DimClient.class) String clientId,

        @About("groups between the two, from the top, joined by ' > '; empty for a member of its own") @Nullable
        String through,

        @About("0 to 1: what belongs to the owners of the group, through all groups between")
        @Decimal(precision = 18, scale = 6)
        BigDecimal share,

        @About("0 to 1: what the shareholder within the group holds") @Decimal(precision = 18, scale = 6)
        BigDecimal directShare,

        @About("member whose books carry the shares") @Nullable
        String ownerId,

        @About("account code there, with * and ?") @Nullable String investmentAccount,

        @About("first day of the share; empty for since ever") @Key @Nullable
        LocalDate fromOn,

        @About("last day of the share; empty for until further notice") @Nullable
        LocalDate toOn) {}
