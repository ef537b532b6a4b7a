package io.plumbline.jobs.workspace;

import io.plumbline.warehouse.calendar.CalendarWithAdjustments;
import io.plumbline.warehouse.calendar.FiscalCalendar;
import io.plumbline.warehouse.calendar.FiscalPeriod.Days;
import io.plumbline.warehouse.calendar.MonthlyCalendar;
import io.plumbline.warehouse.calendar.ReferenceDate;
import io.plumbline.warehouse.calendar.WeeklyCalendar;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a client cuts its years, the {@code fiscal_year} of its settings. */
final class FiscalYearSettings {
    static final List<String> KEYS =
            List.of("starts", "ends", "pattern", "week_53", "first", "years", "adjustment_period");
    static final List<String> YEAR = List.of("from", "to");

    /** Longer years are a slip of the pen: eighteen months are the most that a law allows. */
    private static final int LONGEST_MONTHS = 24;

    private static final FiscalCalendar USUAL = new MonthlyCalendar(Month.JANUARY);

    private final Settings settings;
    private final ProblemNotes notes;

    private FiscalYearSettings(Settings settings, ProblemNotes notes) {
        this.settings = settings;
        this.notes = notes;
    }

    static FiscalCalendar read(Settings settings, ProblemNotes notes) {
        return new FiscalYearSettings(settings, notes).calendar();
    }

    private FiscalCalendar calendar() {
        FiscalCalendar months = settings.has("pattern") ? weeks() : months();
        return settings.value("adjustment_period", Kind.YES_OR_NO).orElse(false)
                ? new CalendarWithAdjustments(months)
                : months;
    }

    private FiscalCalendar weeks() {
        Optional<WeeklyCalendar.Pattern> pattern = settings.value("pattern", Kind.WEEKS);
        Optional<Kind.YearEnd> ends = settings.value("ends", Kind.YEAR_END);
        WeeklyCalendar.ExtraWeek extraWeek =
                settings.value("week_53", Kind.EXTRA_WEEK).orElse(WeeklyCalendar.ExtraWeek.KEPT);
        if (!settings.has("ends") || settings.has("starts") || hasOwnYears()) {
            mixed("with `pattern` the day on which the year `ends`, and neither `starts` nor years of other lengths");
        }
        return pattern.isPresent() && ends.isPresent()
                ? new WeeklyCalendar(
                        pattern.get(),
                        ends.get().month(),
                        ends.get().weekday(),
                        ends.get().rule(),
                        extraWeek)
                : USUAL;
    }

    private FiscalCalendar months() {
        Optional<Month> starts = settings.value("starts", Kind.MONTH);
        if (settings.has("starts") && settings.has("ends")) {
            mixed("either the month in which the year `starts`, or the day on which it `ends`");
        }
        if (settings.has("week_53")
                || settings.text("ends").flatMap(Kind.YearEnd::read).isPresent()) {
            mixed("a `pattern` of weeks with a year that ends on a weekday, and with `week_53`");
            return USUAL;
        }
        Optional<ReferenceDate> ends = settings.value("ends", Kind.REFERENCE_DATE);
        return new MonthlyCalendar(
                ends.or(() -> starts.map(month -> ReferenceDate.of(month.minus(1))))
                        .orElse(ReferenceDate.of(Month.DECEMBER)),
                ownYears());
    }

    private boolean hasOwnYears() {
        return settings.has("first") || settings.has("years");
    }

    private List<Days> ownYears() {
        List<Settings> named = Stream.concat(
                        settings.has("first") ? Stream.of(settings.below("first", YEAR)) : Stream.of(),
                        settings.each("years", YEAR).stream())
                .toList();
        List<Days> years =
                named.stream().flatMap(year -> ownYear(year).stream()).toList();
        for (Days year : years) {
            if (years.stream().filter(other -> overlap(year, other)).count() > 1) {
                mixed("years that do not overlap; the one from %s to %s does".formatted(year.first(), year.last()));
                return List.of();
            }
        }
        return years;
    }

    private Optional<Days> ownYear(Settings year) {
        Optional<LocalDate> from = year.value("from", Kind.DATE);
        Optional<LocalDate> to = year.value("to", Kind.DATE);
        boolean sound = from.isPresent()
                && to.isPresent()
                && from.get().isBefore(to.get())
                && to.get().isBefore(from.get().plusMonths(LONGEST_MONTHS));
        boolean told = (year.has("from") && from.isEmpty()) || (year.has("to") && to.isEmpty());
        if (!sound && !told) {
            notes.add(
                    year.line(),
                    "a fiscal year %s"
                            .formatted(
                                    from.isPresent() && to.isPresent()
                                            ? "from %s to %s".formatted(from.get(), to.get())
                                            : "without its first or its last day"),
                    "`from` its first day `to` its last, at most %d months later".formatted(LONGEST_MONTHS),
                    Optional.empty());
        }
        return sound ? Optional.of(new Days(from.get(), to.get())) : Optional.empty();
    }

    private static boolean overlap(Days one, Days other) {
        return !one.first().isAfter(other.last()) && !other.first().isAfter(one.last());
    }

    private void mixed(String expected) {
        notes.add(
                settings.line(),
                "a fiscal_year with "
                        + String.join(
                                " and ", KEYS.stream().filter(settings::has).toList()),
                expected,
                Optional.empty());
    }
}
