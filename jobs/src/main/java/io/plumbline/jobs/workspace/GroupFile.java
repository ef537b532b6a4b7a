package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.GroupSettings.Counterparty;
import io.plumbline.jobs.workspace.GroupSettings.Elimination;
import io.plumbline.jobs.workspace.GroupSettings.Member;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code group.yml}. */
final class GroupFile {
    static final String NAME = "group.yml";

    static final List<String> KEYS =
            List.of("name", "currency", "year_starts", "members", "counterparties", "eliminations");
    static final List<String> MEMBER = List.of("client", "group", "share", "from", "to", "held_by", "shares");
    static final List<String> COUNTERPARTY = List.of("in", "account", "party", "with");
    static final List<String> ELIMINATION = List.of("rule", "accounts");

    /** Where the file says nothing: what members owe each other, sell each other, and pay each other. */
    static final List<Elimination> USUAL = List.of(
            new Elimination(
                    "balances",
                    List.of(
                            "receivables",
                            "payables",
                            "prepayments",
                            "accruals",
                            "deferred-revenue",
                            "other-current-assets",
                            "other-current-liabilities"),
                    0),
            new Elimination("loans", List.of("other-assets", "loans", "other-liabilities"), 0),
            new Elimination(
                    "trade",
                    List.of(
                            "revenue",
                            "revenue-other",
                            "discounts",
                            "cost-of-sales",
                            "direct-labour",
                            "rent",
                            "utilities",
                            "marketing",
                            "travel",
                            "insurance",
                            "professional-fees",
                            "office",
                            "repairs",
                            "vehicles",
                            "bank-fees",
                            "other-expense",
                            "other-costs"),
                    0),
            new Elimination("interest", List.of("interest-income", "interest-expense"), 0),
            new Elimination("dividends", List.of("other-income", "drawings", "retained-earnings", "reserves"), 0));

    private final String id;
    private final Settings settings;
    private final ProblemNotes notes;

    private GroupFile(String id, SettingsFile file, ProblemNotes notes) {
        this.id = id;
        this.settings = Settings.of(file.root(), KEYS, notes);
        this.notes = notes;
    }

    static GroupSettings read(String id, SettingsFile file, PlumblineSettings workspace, ProblemNotes notes) {
        return new GroupFile(id, file, notes).settings(workspace);
    }

    private GroupSettings settings(PlumblineSettings workspace) {
        List<Elimination> own = settings.each("eliminations", ELIMINATION).stream()
                .flatMap(rule -> elimination(rule).stream())
                .toList();
        refuseAccountsOfTwoRules(own);
        if (!settings.has("members")) {
            notes.add(settings.line(), "a group without members", "`members`, the parent first", Optional.empty());
        }
        return new GroupSettings(
                id,
                settings.value("name", Kind.TEXT).orElse(id),
                settings.value("currency", Kind.CURRENCY)
                        .or(workspace::currency)
                        .orElse(ClientFile.ASSUMED_CURRENCY),
                settings.value("year_starts", Kind.MONTH).orElse(Month.JANUARY),
                settings.each("members", MEMBER).stream()
                        .flatMap(member -> member(member).stream())
                        .toList(),
                settings.each("counterparties", COUNTERPARTY).stream()
                        .flatMap(other -> counterparty(other).stream())
                        .toList(),
                settings.has("eliminations") ? own : USUAL);
    }

    private Optional<Member> member(Settings member) {
        Optional<String> client = member.value("client", Kind.TEXT);
        Optional<String> group = member.value("group", Kind.TEXT);
        Optional<LocalDate> from = member.value("from", Kind.MONTH_START);
        Optional<LocalDate> to = member.value("to", Kind.MONTH_END);
        if (client.isPresent() == group.isPresent()) {
            return wrong(member, "a member that names no client and no group, or both", "one of `client` or `group`");
        }
        if (member.has("held_by") != member.has("shares")) {
            return wrong(
                    member,
                    "only one of `held_by` and `shares`",
                    "both: the member whose books carry the shares, and the account that does");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            return wrong(member, "`to` %s before `from` %s".formatted(to.get(), from.get()), "the last day after it");
        }
        return Optional.of(new Member(
                client.or(() -> group).orElseThrow(),
                group.isPresent(),
                member.value("share", Kind.SHARE).orElse(BigDecimal.ONE),
                from,
                to,
                member.value("held_by", Kind.TEXT),
                member.value("shares", Kind.TEXT),
                member.line()));
    }

    private Optional<Counterparty> counterparty(Settings other) {
        if (!other.has("in") || !other.has("with") || other.has("account") == other.has("party")) {
            return wrong(
                    other,
                    "a counterparty that is not whole",
                    "`in` and `with`, two members, and one of `account` or `party`");
        }
        Optional<String> in = other.value("in", Kind.TEXT);
        Optional<String> with = other.value("with", Kind.TEXT);
        return in.isPresent() && with.isPresent()
                ? Optional.of(new Counterparty(
                        in.get(),
                        with.get(),
                        other.value("account", Kind.TEXT),
                        other.value("party", Kind.TEXT),
                        other.line()))
                : Optional.empty();
    }

    private Optional<Elimination> elimination(Settings rule) {
        List<String> accounts = rule.list("accounts", Kind.STANDARD_ACCOUNT);
        if (!rule.has("rule") || !rule.has("accounts")) {
            return wrong(rule, "an elimination that is not whole", "`rule`, its name, and `accounts`");
        }
        return rule.value("rule", Kind.TEXT).map(name -> new Elimination(name, accounts, rule.line()));
    }

    private void refuseAccountsOfTwoRules(List<Elimination> rules) {
        Map<String, Elimination> seen = new HashMap<>();
        for (Elimination rule : rules) {
            for (String account : rule.accounts()) {
                Elimination before = seen.putIfAbsent(account, rule);
                if (before != null && !before.equals(rule)) {
                    notes.add(
                            rule.line(),
                            "`%s` in a second rule".formatted(account),
                            "it in one rule; `%s` on line %d has it already".formatted(before.rule(), before.line()),
                            Optional.empty());
                }
            }
        }
    }

    private <T> Optional<T> wrong(Settings item, String found, String expected) {
        notes.add(item.line(), found, expected, Optional.empty());
        return Optional.empty();
    }
}
