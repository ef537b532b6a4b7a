package io.plumbline.jobs.cli;

import io.plumbline.analyses.forecast.Combination;
import io.plumbline.analyses.forecast.ForecastSettings;
import io.plumbline.analyses.forecast.Models;
import io.plumbline.analyses.forecast.regression.CalendarEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a series is forecast, how surely, and by which models: the same for all series of a file. */
final class ForecastOptions {
    private static final String NO_CALENDAR = "none";

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description =
                    "How many steps ahead, of series whose rows do not say; unless given 6 years, 8 quarters, 18 months, 13 weeks, 14 days or 48 hours.")
    @Nullable
    Integer horizon;

    @Option(
            names = "--levels",
            paramLabel = "PERCENT",
            split = ",",
            description = "Levels of the intervals; 80,95 unless given.")
    double[] levels = {80, 95};

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Which models to combine instead of those that fit a series: ets, arima, tramo, thetabc, card, dotm, theta, snaive, naive2, drift, ses, croston, sba, tsb, mean12, adida, imapa.")
    String[] models = {};

    @Option(
            names = "--combine",
            paramLabel = "WAY",
            description =
                    "How models become one: usual (errors of years, winsorised of all else) unless given; or winsorised, mean, median, errors (weights by back-test), features (weights learnt on generated series).")
    String combination = Combination.USUAL.word();

    @Option(
            names = "--calendar",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What of the calendar to try where periods are dates; trading-days,easter unless given. Also orthodox-easter, ramadan, eid-al-fitr, eid-al-adha, chinese-new-year, christmas; or none.")
    String[] calendar = {"trading-days", "easter"};

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (horizon != null && (horizon < 1 || horizon > ForecastSettings.LONGEST_HORIZON)) {
            problems.add("Found --horizon %d, expected 1 to %d".formatted(horizon, ForecastSettings.LONGEST_HORIZON));
        }
        if (levels.length == 0 || Arrays.stream(levels).anyMatch(level -> !(level > 0 && level < 100))) {
            problems.add("Found --levels %s, expected percentages above 0 and below 100, as 80,95"
                    .formatted(Arrays.stream(levels)
                            .mapToObj(Double::toString)
                            .map(level -> level.replaceFirst("\\.0$", ""))
                            .collect(Collectors.joining(","))));
        }
        for (String model : models) {
            if (!Models.names().contains(model)) {
                problems.add(
                        "There is no model \"%s\"; there are %s".formatted(model, String.join(", ", Models.names())));
            }
        }
        if (Combination.named(combination).isEmpty()) {
            problems.add("Found --combine %s, expected %s"
                    .formatted(
                            combination,
                            Arrays.stream(Combination.values())
                                    .map(Combination::word)
                                    .collect(Collectors.joining(", "))));
        }
        for (String word : calendar) {
            if (!word.equals(NO_CALENDAR) && CalendarEffect.named(word).isEmpty()) {
                problems.add("Found --calendar %s, expected %s or none"
                        .formatted(
                                word,
                                Arrays.stream(CalendarEffect.values())
                                        .map(CalendarEffect::word)
                                        .collect(Collectors.joining(", "))));
            }
        }
        return problems;
    }

    /** Of a series whose rows ask for so many steps, or for none. */
    ForecastSettings settings(int ofItsOwn) {
        return new ForecastSettings(
                        ofItsOwn > 0 || horizon == null ? ofItsOwn : horizon,
                        Arrays.stream(levels).map(level -> level / 100).boxed().toList(),
                        Arrays.stream(models).distinct().toList())
                .onCalendar(calendar())
                .combinedBy(Combination.named(combination).orElseThrow());
    }

    private Set<CalendarEffect> calendar() {
        Set<CalendarEffect> effects = EnumSet.noneOf(CalendarEffect.class);
        for (String word : calendar) {
            CalendarEffect.named(word).ifPresent(effects::add);
        }
        return effects;
    }
}
