package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;

/** Why a group's figures are not whole: a member in a calendar month. */
@Table(
        name = "consolidation_gap",
        grain = "Something that a member lacks in a calendar month",
        about = "Why a group's figures are not whole: a rate that nobody published, books that do not reach the month",
        order = {"group_id", "period", "client_id"})
public record ConsolidationGap(
        @About("group") @References(DimGroup.class) String groupId,
        @About("member") @References(DimClient.class) String clientId,
        @About("calendar month, 2025-03") String period,
        @About("what is missing, in words") String missing) {}
