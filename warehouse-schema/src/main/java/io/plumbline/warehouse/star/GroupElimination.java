package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;

/** What members owe and sell each other, to be taken out: a standard account of a rule. */
@Table(
        name = "group_elimination",
        grain = "A standard account of an elimination rule",
        about = "What members owe and sell each other, to be taken out",
        order = {"group_id", "place", "standard_account"})
public record GroupElimination(
        @About("group") @Key @References(DimGroup.class) String groupId,
        @About("order of the rule") int place,
        @About("name of the rule") String rule,

        @About("standard account; one rule of a group has it") @Key
        String standardAccount) {}
