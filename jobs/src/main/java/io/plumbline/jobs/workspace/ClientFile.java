package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.Settings.Word;
import io.plumbline.warehouse.client.AccountRule;
import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.serve.CheckRules;
import io.plumbline.warehouse.serve.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@code client.yml}. */
final class ClientFile {
    static final String NAME = "client.yml";

    /** Of the client, unless the workspace names another one. */
    static final String ASSUMED_CURRENCY = "USD";

    static final List<String> KEYS = List.of(
            "name",
            "industry",
            "currency",
            "time_zone",
            "fiscal_year",
            "closing_days",
            "chart",
            "dates",
            "decimal",
            "encoding",
            "accounts",
            "parties",
            "plans",
            "forecasts",
            "calendar",
            "privacy",
            "feeds",
            "exclude",
            "formats",
            "checks",
            "tie_out");
    static final List<String> ACCOUNT = List.of("code", "type", "name", "standard", "cash_flow", "from", "until");
    static final List<String> PARTIES = List.of("same");
    static final List<String> PLANS = List.of("frozen");
    static final List<String> PRIVACY = List.of("keep");
    static final List<String> TIE_OUT = List.of("limit");

    private final String id;
    private final SettingsFile file;
    private final Settings settings;
    private final ProblemNotes notes;

    private ClientFile(String id, SettingsFile file, ProblemNotes notes) {
        this.id = id;
        this.file = file;
        this.settings = Settings.of(file.root(), KEYS, notes);
        this.notes = notes;
    }

    static ClientSettings read(String id, SettingsFile file, PlumblineSettings workspace, ProblemNotes notes) {
        return new ClientFile(id, file, notes).settings(workspace);
    }

    private ClientSettings settings(PlumblineSettings workspace) {
        Optional<String> currency = settings.value("currency", Kind.CURRENCY).or(workspace::currency);
        return new ClientSettings(client(currency.orElse(ASSUMED_CURRENCY)), reading(), assumptions(currency));
    }

    private Client client(String currency) {
        return new Client(
                id,
                settings.value("name", Kind.TEXT).orElse(id),
                settings.value("industry", Kind.INDUSTRY),
                currency,
                settings.value("time_zone", Kind.TIME_ZONE).orElse(ZoneOffset.UTC),
                FiscalYearSettings.read(settings.below("fiscal_year", FiscalYearSettings.KEYS), notes),
                settings.value("closing_days", Kind.wholeNumber(0, 366)).orElse(10),
                settings.value("chart", Kind.CHART),
                accountRules(),
                sameParties(),
                Set.copyOf(settings.below("plans", PLANS).list("frozen", Kind.PLAN)),
                Set.copyOf(settings.below("privacy", PRIVACY).list("keep", Kind.PERSONAL_COLUMN)),
                ForecastRules.read(settings, notes),
                calendar(),
                file.hash(id + "|" + currency));
    }

    private Optional<Set<String>> calendar() {
        return settings.has("calendar")
                ? Optional.of(settings.list("calendar", Kind.CALENDAR_EFFECT).stream()
                        .filter(effect -> !effect.equals("none"))
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private ReadingSettings reading() {
        return new ReadingSettings(
                settings.byPath("dates", Kind.DATES),
                settings.byPath("decimal", Kind.DECIMAL),
                settings.byPath("encoding", Kind.ENCODING),
                feeds(),
                settings.list("exclude", Kind.GLOB),
                settings.patterns("formats", Kind.TEXT),
                new CheckRules(checks(), settings.below("tie_out", TIE_OUT).value("limit", Kind.AMOUNT)));
    }

    private static List<String> assumptions(Optional<String> currency) {
        return currency.isPresent()
                ? List.of()
                : List.of("the books are taken to be in %s, as neither client.yml nor plumbline.yml names a `currency`"
                        .formatted(ASSUMED_CURRENCY));
    }

    private List<AccountRule> accountRules() {
        return settings.each("accounts", ACCOUNT).stream()
                .flatMap(rule -> accountRule(rule).stream())
                .toList();
    }

    private Optional<AccountRule> accountRule(Settings rule) {
        List<AccountRule.By> by = List.of(AccountRule.By.values()).stream()
                .filter(one -> rule.has(key(one)))
                .toList();
        Optional<String> standard = rule.value("standard", Kind.STANDARD_ACCOUNT);
        Optional<String> cashFlow = rule.value("cash_flow", Kind.CASH_FLOW);
        Optional<LocalDate> from = rule.value("from", Kind.DATE);
        Optional<LocalDate> until = rule.value("until", Kind.DATE);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            notes.add(
                    rule.line(),
                    "an account rule from %s until %s".formatted(from.get(), until.get()),
                    "`from` the first day of the rule `until` its last",
                    Optional.empty());
            return Optional.empty();
        }
        if (by.size() != 1 || !rule.has("standard")) {
            notes.add(
                    rule.line(),
                    "an account rule that lacks its pattern or its target, or has several",
                    "one of `code`, `type` or `name`, and `standard`",
                    Optional.empty());
            return Optional.empty();
        }
        return rule.value(key(by.get(0)), Kind.TEXT)
                .flatMap(pattern ->
                        standard.map(code -> new AccountRule(by.get(0), pattern, code, cashFlow, from, until)));
    }

    private static String key(AccountRule.By by) {
        return switch (by) {
            case CODE -> "code";
            case TYPE -> "type";
            case NAME -> "name";
        };
    }

    private List<List<String>> sameParties() {
        Map<String, Word> seen = new HashMap<>();
        List<List<String>> groups = new ArrayList<>();
        for (List<Word> group : settings.below("parties", PARTIES).groups("same", Kind.TEXT)) {
            groups.add(group.stream().map(Word::text).toList());
            Set<String> own = new HashSet<>();
            for (Word name : group) {
                Word before = own.add(name.text()) ? seen.putIfAbsent(name.text(), name) : null;
                if (before != null) {
                    notes.add(
                            name.line(),
                            "the party `%s` in two groups".formatted(name.text()),
                            "it in one group; it stands on line %d already".formatted(before.line()),
                            Optional.empty());
                }
            }
        }
        return groups;
    }

    private ByPath<String> feeds() {
        List<ByPath.Choice<String>> feeds = new ArrayList<>();
        settings.free("feeds", "a mapping from names of feeds to file patterns")
                .forEach((name, glob) -> settings.read(glob, "feeds." + name.text(), Kind.GLOB)
                        .ifPresent(pattern -> feeds.add(new ByPath.Choice<>(pattern, name.text()))));
        return new ByPath<>(feeds);
    }

    private Map<String, Severity> checks() {
        Map<String, Severity> severities = new LinkedHashMap<>();
        settings.free("checks", "a mapping from checks to warning or error").forEach((check, word) -> {
            Optional<String> name = settings.read(check, "checks", Kind.CHECK);
            Optional<Severity> severity = settings.read(word, "checks." + check.text(), Kind.SEVERITY);
            if (name.isPresent() && severity.isPresent()) {
                severities.put(name.get(), severity.get());
            }
        });
        return severities;
    }
}
