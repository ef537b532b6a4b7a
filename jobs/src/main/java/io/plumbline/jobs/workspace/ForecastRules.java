package io.plumbline.jobs.workspace;

import io.plumbline.warehouse.client.ForecastRule;
import io.plumbline.warehouse.client.ForecastRule.Limit;
import java.util.List;
import java.util.Optional;

/** Reads what a {@code client.yml} says of months to come. */
final class ForecastRules {
    static final String KEY = "forecasts";
    static final List<String> RULE = List.of("series", "floor", "cap", "driver", "from", "until");

    private final Kind<String> series;
    private final ProblemNotes notes;

    private ForecastRules(Kind<String> series, ProblemNotes notes) {
        this.series = series;
        this.notes = notes;
    }

    static List<ForecastRule> read(Settings client, ProblemNotes notes) {
        if (!client.has(KEY)) {
            return List.of();
        }
        ForecastRules rules = new ForecastRules(Kind.series(), notes);
        return client.each(KEY, RULE).stream()
                .flatMap(rule -> rules.rule(rule).stream())
                .toList();
    }

    private Optional<ForecastRule> rule(Settings rule) {
        Optional<String> name = rule.value("series", series);
        ForecastRule read = new ForecastRule(
                name.orElse(""),
                rule.value("floor", Kind.LIMIT),
                rule.value("cap", Kind.LIMIT),
                rule.value("driver", Kind.BUDGET).isPresent(),
                rule.value("from", Kind.DATE),
                rule.value("until", Kind.DATE));
        if (!rule.has("series") || (!rule.has("floor") && !rule.has("cap") && !rule.has("driver"))) {
            return wrong(
                    rule,
                    "a rule for forecasts that lacks its series or says nothing of it",
                    "`series`, and one of `floor`, `cap` or `driver`");
        }
        if (read.from().isPresent()
                && read.until().isPresent()
                && read.until().get().isBefore(read.from().get())) {
            return wrong(
                    rule,
                    "a rule for forecasts from %s until %s"
                            .formatted(read.from().get(), read.until().get()),
                    "`from` the first day of the rule `until` its last");
        }
        if (isAbove(read.floor(), read.cap())) {
            return wrong(
                    rule,
                    "a floor above the cap of %s".formatted(read.series()),
                    "a `floor` that is at most the `cap`");
        }
        return name.map(known -> read);
    }

    private static boolean isAbove(Optional<Limit> floor, Optional<Limit> cap) {
        return floor.flatMap(Limit::amount)
                .flatMap(low -> cap.flatMap(Limit::amount).map(high -> low.compareTo(high) > 0))
                .orElse(false);
    }

    private Optional<ForecastRule> wrong(Settings rule, String found, String expected) {
        notes.add(rule.line(), found, expected, Optional.empty());
        return Optional.empty();
    }
}
