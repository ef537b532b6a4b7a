package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.GroupSettings.Counterparty;
import io.plumbline.jobs.workspace.GroupSettings.Elimination;
import io.plumbline.jobs.workspace.GroupSettings.Member;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.star.BridgeGroupMember;
import io.plumbline.warehouse.star.DimGroup;
import io.plumbline.warehouse.star.GroupCounterparty;
import io.plumbline.warehouse.star.GroupElimination;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of a workspace, with what belongs to each through the groups below it. */
final class Groups {
    private final Map<String, GroupSettings> groups;

    Groups(Map<String, GroupSettings> groups) {
        this.groups = groups;
    }

    /** What can only be seen from all of them together: who is who, who belongs to whom, and who stands on a broken one. */
    void check(Set<String> clients, Map<String, ProblemNotes> notes) {
        groups.forEach((id, group) -> check(group, clients, Objects.requireNonNull(notes.get(id))));
        Set<String> broken = new LinkedHashSet<>();
        for (GroupSettings group : groups.values()) {
            if (!Objects.requireNonNull(notes.get(group.id())).all().isEmpty()) {
                broken.add(group.id());
            }
        }
        for (GroupSettings group : groups.values()) {
            if (!broken.contains(group.id())) {
                refuseBroken(group, broken, Objects.requireNonNull(notes.get(group.id())));
            }
        }
    }

    private void refuseBroken(GroupSettings group, Set<String> broken, ProblemNotes notes) {
        for (Member member : group.members()) {
            if (member.isGroup()) {
                below(member.id(), new LinkedHashSet<>()).stream()
                        .filter(broken::contains)
                        .forEach(below -> notes.add(
                                member.line(),
                                "the group `%s`, %s"
                                        .formatted(
                                                member.id(),
                                                below.equals(member.id())
                                                        ? "whose settings are broken"
                                                        : "which stands on the broken `%s`".formatted(below)),
                                "it put right first: see groups/%s/%s".formatted(below, GroupFile.NAME),
                                Optional.empty()));
            }
        }
    }

    private void check(GroupSettings group, Set<String> clients, ProblemNotes notes) {
        for (Member member : group.members()) {
            Set<String> known = member.isGroup() ? groups.keySet() : clients;
            if (!known.contains(member.id())) {
                notes.add(
                        member.line(),
                        "the %s `%s`".formatted(member.isGroup() ? "group" : "client", member.id()),
                        "one that has a folder below %s/".formatted(member.isGroup() ? "groups" : "clients"),
                        Nearest.to(member.id(), known));
            } else if (member.isGroup()
                    && below(member.id(), new LinkedHashSet<>()).contains(group.id())) {
                notes.add(
                        member.line(),
                        "the group `%s`, to which this one belongs".formatted(member.id()),
                        "groups that do not contain each other",
                        Optional.empty());
            }
        }
        refuseTwoShares(group, notes);
        Set<String> members = new LinkedHashSet<>();
        rows(group).forEach(row -> members.add(row.clientId()));
        for (Member member : group.members()) {
            member.heldBy().ifPresent(holder -> mustBelong(holder, members, member.line(), notes));
        }
        for (Counterparty other : group.counterparties()) {
            mustBelong(other.in(), members, other.line(), notes);
            mustBelong(other.with(), members, other.line(), notes);
        }
    }

    /**
     * The rows that the catalogue keeps.
     *
     * @param hashed what books that hash personal data call a party
     */
    SharedRows rows(UnaryOperator<String> hashed) {
        List<DimGroup> dims = new ArrayList<>();
        List<BridgeGroupMember> members = new ArrayList<>();
        List<GroupCounterparty> counterparties = new ArrayList<>();
        List<GroupElimination> eliminations = new ArrayList<>();
        for (GroupSettings group : groups.values()) {
            dims.add(new DimGroup(
                    group.id(),
                    group.name(),
                    group.currency(),
                    group.yearStarts().getValue()));
            members.addAll(rows(group));
            all(group)
                    .forEach(below -> below.counterparties()
                            .forEach(other ->
                                    counterparties(group, other, hashed).forEach(counterparties::add)));
            int place = 0;
            for (Elimination rule : group.eliminations()) {
                place++;
                for (String account : new LinkedHashSet<>(rule.accounts())) {
                    eliminations.add(new GroupElimination(group.id(), place, rule.rule(), account));
                }
            }
        }
        return new SharedRows(dims, members, counterparties, eliminations, List.of());
    }

    private static Stream<GroupCounterparty> counterparties(
            GroupSettings group, Counterparty other, UnaryOperator<String> hashed) {
        Stream<@Nullable String> names = other.party()
                .map(name -> Stream.of(name, hashed.apply(name)))
                .orElseGet(() -> Stream.of((String) null));
        return names.map(name -> new GroupCounterparty(
                group.id(), other.in(), other.with(), other.account().orElse(null), name));
    }

    /** The group and those below it: what one of them knows about its members holds above, too. */
    private Stream<GroupSettings> all(GroupSettings group) {
        return below(group.id(), new LinkedHashSet<>()).stream()
                .flatMap(id -> Optional.ofNullable(groups.get(id)).stream());
    }

    private Set<String> below(String id, Set<String> seen) {
        GroupSettings group = groups.get(id);
        if (group != null && seen.add(id)) {
            group.members().stream().filter(Member::isGroup).forEach(member -> below(member.id(), seen));
        }
        return seen;
    }

    private List<BridgeGroupMember> rows(GroupSettings group) {
        return rows(group, new LinkedHashSet<>());
    }

    private List<BridgeGroupMember> rows(GroupSettings group, Set<String> above) {
        List<BridgeGroupMember> rows = new ArrayList<>();
        if (!above.add(group.id())) {
            return rows;
        }
        for (Member member : group.members()) {
            if (!member.isGroup()) {
                rows.add(new BridgeGroupMember(
                        group.id(),
                        member.id(),
                        null,
                        member.share(),
                        member.share(),
                        member.heldBy().orElse(null),
                        member.shares().orElse(null),
                        member.from().orElse(null),
                        member.to().orElse(null)));
            } else if (groups.containsKey(member.id())) {
                GroupSettings below = groups.get(member.id());
                String parent =
                        below.members().isEmpty() ? "" : below.members().get(0).id();
                rows(below, new LinkedHashSet<>(above)).stream()
                        .flatMap(row -> through(group, member, below, parent, row).stream())
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** The parent of the group below is what its owners hold shares in; the others are held by that group's own members. */
    private static Optional<BridgeGroupMember> through(
            GroupSettings group, Member member, GroupSettings below, String parent, BridgeGroupMember row) {
        boolean isParent = row.through() == null && row.clientId().equals(parent);
        LocalDate from = latest(member.from().orElse(null), row.fromOn());
        LocalDate to = earliest(member.to().orElse(null), row.toOn());
        if (from != null && to != null && to.isBefore(from)) {
            return Optional.empty();
        }
        return Optional.of(new BridgeGroupMember(
                group.id(),
                row.clientId(),
                row.through() == null ? below.id() : below.id() + " > " + row.through(),
                member.share().multiply(row.share()).setScale(6, RoundingMode.HALF_UP),
                isParent ? member.share() : row.directShare(),
                isParent ? member.heldBy().orElse(null) : row.ownerId(),
                isParent ? member.shares().orElse(null) : row.investmentAccount(),
                from,
                to));
    }

    private void refuseTwoShares(GroupSettings group, ProblemNotes notes) {
        List<Member> members = group.members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            boolean twice = members.subList(0, i).stream()
                    .anyMatch(before -> before.overlaps(member) && sharesClient(before, member));
            if (twice) {
                notes.add(
                        member.line(),
                        "`%s` a second time at the same time".formatted(member.id()),
                        "one share at a time; after a change, `to` for the old one and `from` for the new one",
                        Optional.empty());
            }
        }
    }

    private boolean sharesClient(Member one, Member other) {
        Set<String> clients = new LinkedHashSet<>(clients(one));
        clients.retainAll(clients(other));
        return !clients.isEmpty();
    }

    private Set<String> clients(Member member) {
        if (!member.isGroup()) {
            return Set.of(member.id());
        }
        Set<String> clients = new LinkedHashSet<>();
        GroupSettings below = groups.get(member.id());
        if (below != null) {
            rows(below).forEach(row -> clients.add(row.clientId()));
        }
        return clients;
    }

    private static void mustBelong(String id, Set<String> members, int line, ProblemNotes notes) {
        if (!members.contains(id)) {
            notes.add(
                    line,
                    "`%s`, which does not belong to the group".formatted(id),
                    "a client that is a member, also through a group below",
                    Nearest.to(id, members));
        }
    }

    private static @Nullable LocalDate latest(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
