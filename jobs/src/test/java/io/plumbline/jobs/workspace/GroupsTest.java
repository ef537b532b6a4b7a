package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.star.DimGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
    @TempDir
    Path root;

    @BeforeEach
    void clients() throws IOException {
        for (String client : new String[] {"parent", "south", "coast", "bay"}) {
            Files.createDirectories(root.resolve("clients").resolve(client));
        }
    }

    @Test
    void membersOfAGroupBelowBelongThroughBothShares() throws IOException {
        group("mid", """
                currency: EUR
                members:
                  - client: south
                  - {client: coast, share: 80 %, from: 2025-02-01, held_by: south, shares: "1500"}
                """);
        group("top", """
                name: Top of all
                currency: EUR
                year_starts: July
                members:
                  - client: parent
                  - {group: mid, share: 75 %, to: 2025-12-31, held_by: parent, shares: "15*"}
                counterparties:
                  - {in: coast, account: "13*", with: south}
                  - {in: south, party: Coast Ltd, with: coast}
                eliminations:
                  - {rule: trade, accounts: [revenue, cost-of-sales]}
                """);
        SharedRows rows = Workspace.open(root).groups(text -> "hash of " + text);
        assertThat(rows.members())
                .extracting(row -> "%s %s %s %s %s %s %s %s %s"
                        .formatted(
                                row.groupId(),
                                row.clientId(),
                                row.through(),
                                row.share().stripTrailingZeros().toPlainString(),
                                row.directShare().stripTrailingZeros().toPlainString(),
                                row.ownerId(),
                                row.investmentAccount(),
                                row.fromOn(),
                                row.toOn()))
                .containsExactly(
                        "mid south null 1 1 null null null null",
                        "mid coast null 0.8 0.8 south 1500 2025-02-01 null",
                        "top parent null 1 1 null null null null",
                        "top south mid 0.75 0.75 parent 15* null 2025-12-31",
                        "top coast mid 0.6 0.8 south 1500 2025-02-01 2025-12-31");
        assertThat(rows.groups())
                .extracting(group -> group.groupName() + " " + group.yearStarts())
                .containsExactly("mid 1", "Top of all 7");
        assertThat(rows.counterparties())
                .extracting(other -> other.clientId() + " " + other.account() + " " + other.party())
                .containsExactly("coast 13* null", "south null Coast Ltd", "south null hash of Coast Ltd");
        assertThat(rows.eliminations())
                .filteredOn(rule -> rule.groupId().equals("top"))
                .extracting(rule -> rule.place() + " " + rule.rule() + " " + rule.standardAccount())
                .containsExactly("1 trade revenue", "1 trade cost-of-sales");
        assertThat(rows.eliminations())
                .filteredOn(rule -> rule.groupId().equals("mid"))
                .extracting(rule -> rule.rule())
                .contains("balances", "loans", "trade", "interest", "dividends");
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirLines() throws IOException {
        group("loop", """
                currency: EUR
                members:
                  - group: top
                """);
        group("top", """
                currency: Euro
                members:
                  - client: parent
                  - client: cost
                  - group: loop
                  - {client: coast, share: 120 %}
                  - {client: coast, from: 2025-02-15}
                  - {client: bay, held_by: parent}
                  - {client: bay, group: mid}
                  - {client: south, to: 2025-06-30}
                  - {client: south, from: 2025-06-01, held_by: bay, shares: "1500"}
                counterparties:
                  - {in: parent, with: coast}
                  - {in: parent, with: nobody, party: Nobody}
                eliminations:
                  - {rule: trade, accounts: [revenue, costs]}
                  - {rule: again, accounts: [revenue]}
                """);
        assertThat(problems(Workspace.open(root)))
                .contains("groups/loop/group.yml:3: found the group `top`, to which this one belongs")
                .contains("groups/top/group.yml:1: found currency `Euro`")
                .contains("groups/top/group.yml:4: found the client `cost`")
                .contains("did you mean `coast`?")
                .contains("groups/top/group.yml:6: found share `120 %`")
                .contains("groups/top/group.yml:7: found from `2025-02-15`")
                .contains("groups/top/group.yml:8: found only one of `held_by` and `shares`")
                .contains("groups/top/group.yml:9: found a member that names no client and no group, or both")
                .contains("groups/top/group.yml:11: found `south` a second time at the same time")
                .contains("groups/top/group.yml:13: found a counterparty that is not whole")
                .contains("groups/top/group.yml:14: found `nobody`, which does not belong to the group")
                .contains("groups/top/group.yml:16: found accounts `costs`")
                .contains("groups/top/group.yml:17: found `revenue` in a second rule");
    }

    @Test
    void aBrokenGroupIsLeftOutWithThoseThatStandOnIt() throws IOException {
        group("mid", "members:\n  - client: cost\n");
        group("top", "members:\n  - client: parent\n  - group: mid\n");
        group("above", "members:\n  - group: top\n");
        group("other", "members:\n  - client: bay\n  - client: south\n");
        Workspace opened = Workspace.open(root);
        assertThat(opened.groups(text -> text).groups())
                .extracting(DimGroup::groupId)
                .containsExactly("other");
        assertThat(opened.groupProblems()).containsOnlyKeys("above", "mid", "top");
        assertThat(opened.problems()).isEmpty();
        assertThat(problems(opened))
                .contains("groups/mid/group.yml:2: found the client `cost`")
                .contains(
                        "groups/top/group.yml:3: found the group `mid`, whose settings are broken, expected it put right"
                                + " first: see groups/mid/group.yml")
                .contains("groups/above/group.yml:2: found the group `top`, which stands on the broken `mid`");
    }

    private static String problems(Workspace opened) {
        return opened.allProblems().stream().map(SettingsProblem::inWords).collect(Collectors.joining("\n"));
    }

    private void group(String id, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve("groups").resolve(id));
        Files.writeString(folder.resolve("group.yml"), text);
    }
}
