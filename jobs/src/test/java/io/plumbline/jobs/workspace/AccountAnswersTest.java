package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.warehouse.client.AccountRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountAnswersTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 11, 3);
    private static final List<AccountAnswer> ANSWERS = List.of(
            new AccountAnswer("6135", "rent", Optional.of(LocalDate.of(2025, 1, 1))),
            new AccountAnswer("Costs: \"odd\"", "office", Optional.empty()));

    @TempDir
    Path root;

    @Test
    void answersStandBeforeTheRulesThatAreThereAndEverythingElseStays() {
        assertThat(AccountAnswers.with("""
                        # ours
                        name: Café   # the name

                        accounts:
                          # the auditor's
                          - {code: "62*", standard: marketing}   # mostly
                          - name: "*lease*"
                            standard: rent
                        closing_days: 5
                        """, ANSWERS, TODAY)).isEqualTo("""
                        # ours
                        name: Café   # the name

                        accounts:
                          # the auditor's
                          - {code: "6135", standard: rent, from: 2025-01-01}  # reviewed 2025-11-03
                          - {code: "Costs: \\"odd\\"", standard: office}  # reviewed 2025-11-03
                          - {code: "62*", standard: marketing}   # mostly
                          - name: "*lease*"
                            standard: rent
                        closing_days: 5
                        """);
    }

    @Test
    void listIsMadeWhereThereIsNone() {
        String made = """
                accounts:
                  - {code: "6135", standard: rent, from: 2025-01-01}  # reviewed 2025-11-03
                  - {code: "Costs: \\"odd\\"", standard: office}  # reviewed 2025-11-03
                """;
        assertThat(AccountAnswers.with("", ANSWERS, TODAY)).isEqualTo(made);
        assertThat(AccountAnswers.with("# nothing yet", ANSWERS, TODAY)).isEqualTo("# nothing yet\n" + made);
        assertThat(AccountAnswers.with("accounts:\nname: A\n", ANSWERS, TODAY)).isEqualTo(made + "name: A\n");
    }

    @Test
    void listInBracketsStaysInThem() {
        List<AccountAnswer> one = List.of(new AccountAnswer("1", "cash", Optional.empty()));
        assertThat(AccountAnswers.with("accounts: [{code: 2, standard: rent}]  # ours\n", one, TODAY))
                .isEqualTo("accounts: [{code: \"1\", standard: cash}, {code: 2, standard: rent}]  # ours\n");
        assertThat(AccountAnswers.with("accounts: []\n", one, TODAY))
                .isEqualTo("accounts: [{code: \"1\", standard: cash}]\n");
    }

    @Test
    void settingsAreReadAsTheyWereMeantAfterwards() throws IOException {
        Path file = Files.createDirectories(root.resolve("clients/acme")).resolve("client.yml");
        Files.writeString(file, "accounts:\n- {code: 7*, standard: revenue}");

        AccountAnswers.write(Workspace.open(root), "acme", ANSWERS, TODAY);

        assertThat(Workspace.open(root).client("acme").client().accountRules())
                .containsExactly(
                        new AccountRule(
                                AccountRule.By.CODE,
                                "6135",
                                "rent",
                                Optional.empty(),
                                Optional.of(LocalDate.of(2025, 1, 1)),
                                Optional.empty()),
                        new AccountRule(
                                AccountRule.By.CODE,
                                "Costs: \"odd\"",
                                "office",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new AccountRule(
                                AccountRule.By.CODE,
                                "7*",
                                "revenue",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void unknownStandardAccountIsRefused() {
        assertThatThrownBy(() -> new AccountAnswer("6135", "rents", Optional.empty()))
                .isInstanceOf(UserMistake.class)
                .hasMessage("There is no standard account `rents`, as given for 6135; did you mean `rent`?");
    }
}
