package io.plumbline.warehouse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fiscal months are four or five whole weeks, quarters thirteen; or there are thirteen periods of four weeks. The year
 * ends on a given weekday, either its last one in a month or the one nearest to the month's end. A 53rd week lengthens
 * the last period of its year.
 */
public record WeeklyCalendar(
        Pattern pattern, Month lastMonth, DayOfWeek lastWeekday, YearEnd yearEnd, ExtraWeek extraWeek)
        implements FiscalCalendar {

    public WeeklyCalendar(Pattern pattern, Month lastMonth, DayOfWeek lastWeekday, YearEnd yearEnd) {
        this(pattern, lastMonth, lastWeekday, yearEnd, ExtraWeek.KEPT);
    }

    /** Weeks of the periods, over and over until the year is full. */
    public enum Pattern {
        W445("4-4-5 weeks", 12, 4, 4, 5),
        W454("4-5-4 weeks", 12, 4, 5, 4),
        W544("5-4-4 weeks", 12, 5, 4, 4),
        W13X4("thirteen periods of four weeks", 13, 4, 4, 4);

        private final String words;
        private final int periods;
        private final int first;
        private final int second;
        private final int third;

        Pattern(String words, int periods, int first, int second, int third) {
            this.words = words;
            this.periods = periods;
            this.first = first;
            this.second = second;
            this.third = third;
        }

        int weeks(int number) {
            return switch ((number - 1) % 3) {
                case 0 -> first;
                case 1 -> second;
                default -> third;
            };
        }

        /** The thirteenth of thirteen belongs to the fourth quarter. */
        int quarter(int number) {
            return Math.min((number - 1) / 3 + 1, 4);
        }
    }

    /** What becomes of a 53rd week when its year is compared with another. */
    public enum ExtraWeek {
        /** Period is compared with period, one of them a week longer. */
        KEPT("compared as it is"),
        /** The year after is compared with the first 52 weeks. */
        LEFT_OUT("left out of comparisons"),
        /** The year after is compared with the last 52 weeks, so that the weeks compared fall on the same dates. */
        RESTATED("put right by comparing the year after with the last 52 weeks");

        private final String words;

        ExtraWeek(String words) {
            this.words = words;
        }
    }

    /** Which of the month's weekdays closes the year. */
    public enum YearEnd {
        LAST,
        NEAREST
    }

    @Override
    public List<FiscalPeriod> periods(LocalDate from, LocalDate to) {
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int year = from.getYear() - 1; year <= to.getYear() + 1; year++) {
            for (FiscalPeriod period : year(year)) {
                if (!period.lastDay().isBefore(from) && !period.firstDay().isAfter(to)) {
                    periods.add(period);
                }
            }
        }
        return List.copyOf(periods);
    }

    @Override
    public String inWords() {
        return "%s, year to the %s %s of %s%s"
                .formatted(
                        pattern.words,
                        yearEnd == YearEnd.LAST ? "last" : "month-end-nearest",
                        lastWeekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        lastMonth.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        extraWeek == ExtraWeek.KEPT ? "" : "; a 53rd week is " + extraWeek.words);
    }

    private List<FiscalPeriod> year(int name) {
        FiscalYear year = new FiscalYear(name, firstDay(name, 1), lastDay(name));
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int number = 1; number <= pattern.periods; number++) {
            LocalDate first = firstDay(name, number);
            periods.add(new FiscalPeriod(
                    "FY%04d-P%02d".formatted(name, number),
                    first,
                    lastDay(name, number),
                    year,
                    number,
                    pattern.quarter(number),
                    false,
                    number == 1 ? firstDay(name - 1, pattern.periods) : firstDay(name, number - 1),
                    firstDay(name - 1, number),
                    compared(name - 1, number)));
        }
        return periods;
    }

    private FiscalPeriod.Days compared(int year, int number) {
        LocalDate first = firstDay(year, number);
        LocalDate last = lastDay(year, number);
        if (!has53Weeks(year)) {
            return new FiscalPeriod.Days(first, last);
        }
        return switch (extraWeek) {
            case KEPT -> new FiscalPeriod.Days(first, last);
            case LEFT_OUT -> new FiscalPeriod.Days(first, number == pattern.periods ? last.minusWeeks(1) : last);
            case RESTATED ->
                new FiscalPeriod.Days(first.plusWeeks(1), number == pattern.periods ? last : last.plusWeeks(1));
        };
    }

    private boolean has53Weeks(int year) {
        return ChronoUnit.WEEKS.between(lastDay(year - 1), lastDay(year)) == 53;
    }

    private LocalDate lastDay(int year, int number) {
        return number == pattern.periods
                ? lastDay(year)
                : firstDay(year, number + 1).minusDays(1);
    }

    private LocalDate firstDay(int year, int number) {
        LocalDate day = lastDay(year - 1).plusDays(1);
        for (int earlier = 1; earlier < number; earlier++) {
            day = day.plus(pattern.weeks(earlier), ChronoUnit.WEEKS);
        }
        return day;
    }

    private LocalDate lastDay(int year) {
        LocalDate monthEnd = YearMonth.of(year, lastMonth).atEndOfMonth();
        return switch (yearEnd) {
            case LAST -> monthEnd.with(TemporalAdjusters.previousOrSame(lastWeekday));
            case NEAREST -> monthEnd.plusDays(3).with(TemporalAdjusters.previousOrSame(lastWeekday));
        };
    }
}
