package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.BridgeGroupMember;
import io.plumbline.warehouse.star.DimGroup;
import io.plumbline.warehouse.star.GroupCounterparty;
import io.plumbline.warehouse.star.GroupElimination;
import java.util.List;

/**
 * What a catalogue holds that belongs to no client: the groups that settings make of clients, and the workspace's rates.
 *
 * @param rates the exports that count of those in the workspace's {@code rates/} folder
 */
public record SharedRows(
        List<DimGroup> groups,
        List<BridgeGroupMember> members,
        List<GroupCounterparty> counterparties,
        List<GroupElimination> eliminations,
        List<StagedExport> rates) {
    /** Of a workspace without groups and rates of its own. */
    public static final SharedRows NONE = new SharedRows(List.of(), List.of(), List.of(), List.of(), List.of());

    public SharedRows {
        groups = List.copyOf(groups);
        members = List.copyOf(members);
        counterparties = List.copyOf(counterparties);
        eliminations = List.copyOf(eliminations);
        rates = List.copyOf(rates);
    }
}
