package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Key;
import io.plumbline.warehouse.schema.Table;

/** Clients that are reported as one: a group of businesses. */
@Table(
        name = "dim_group",
        grain = "A group of businesses",
        about = "Clients that are reported as one",
        order = {"group_id"})
public record DimGroup(
        @About("the group's folder name in the workspace") @Key
        String groupId,

        @About("name") String groupName,
        @About("ISO currency of its statements") String currency,

        @About("month in which its fiscal year starts, 1 to 12")
        int yearStarts) {}
