package io.plumbline.warehouse.serve;

import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import io.plumbline.warehouse.star.BridgeGroupMember;
import io.plumbline.warehouse.star.DimGroup;
import io.plumbline.warehouse.star.GroupCounterparty;
import io.plumbline.warehouse.star.GroupElimination;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups that a test makes of {@link Books}, and what their statements say. */
final class GroupBooks {
    private final List<DimGroup> groups = new ArrayList<>();
    private final List<BridgeGroupMember> members = new ArrayList<>();
    private final List<GroupCounterparty> counterparties = new ArrayList<>();
    private final List<GroupElimination> eliminations = new ArrayList<>();

    GroupBooks group(String id, String currency) {
        groups.add(new DimGroup(id, id, currency, 1));
        return this;
    }

    /** A member that always belonged, whole. */
    GroupBooks member(String group, String client) {
        return member(group, client, "1", "1", null, null, null);
    }

    GroupBooks member(
            String group,
            String client,
            String share,
            String directShare,
            @Nullable String owner,
            @Nullable String from,
            @Nullable String to) {
        members.add(new BridgeGroupMember(
                group,
                client,
                null,
                new BigDecimal(share),
                new BigDecimal(directShare),
                owner,
                owner == null ? null : "15*",
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to)));
        return this;
    }

    GroupBooks account(String group, String client, String counterparty, String account) {
        counterparties.add(new GroupCounterparty(group, client, counterparty, account, null));
        return this;
    }

    GroupBooks party(String group, String client, String counterparty, String party) {
        counterparties.add(new GroupCounterparty(group, client, counterparty, null, party));
        return this;
    }

    GroupBooks eliminate(String group, String rule, String... standardAccounts) {
        int place = eliminations.size();
        for (String account : standardAccounts) {
            eliminations.add(new GroupElimination(group, place, rule, account));
        }
        return this;
    }

    SharedRows rows() {
        return new SharedRows(groups, members, counterparties, eliminations, List.of());
    }

    List<String> ask(WarehouseFolder folder, String sql, Books... books) throws SQLException {
        for (Books one : books) {
            one.closeMonths();
        }
        Snapshot snapshot = Books.snapshot(folder, "s1", books);
        Catalogue.build(folder, snapshot, new AuditRows(List.of(), List.of()), rows());
        return Asked.rows(folder, snapshot, sql);
    }
}
