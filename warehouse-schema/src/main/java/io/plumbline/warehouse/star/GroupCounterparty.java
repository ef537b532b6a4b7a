package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import org.jspecify.annotations.Nullable;

/** How members' books know each other: an account or a party that stands for another member. */
@Table(
        name = "group_counterparty",
        grain = "An account or a party in a member's books that stands for another member",
        about = "How members' books know each other",
        order = {"group_id", "client_id", "counterparty_id"})
public record GroupCounterparty(
        @About("group") @References(DimGroup.class) String groupId,
        @About("member whose books are meant") String clientId,
        @About("the other member") String counterpartyId,

        @About("account code with * and ?: all of it is with that member") @Nullable
        String account,

        @About("name of the party, as its books have it or hashed, or its tax number") @Nullable
        String party) {}
