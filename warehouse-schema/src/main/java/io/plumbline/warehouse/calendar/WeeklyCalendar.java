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
 * Fiscal months are four or five whole weeks, quarters thirteen; the year ends on a given weekday, either its last one
 * in a month or the one nearest to the month's end. A 53rd week lengthens the last month of its year; the same month of
 * the year before is then one week shorter, and is compared as it is.
 */
public record WeeklyCalendar(Pattern pattern, Month lastMonth, DayOfWeek lastWeekday, YearEnd yearEnd)
        implements FiscalCalendar {

    /** Weeks of the three months of a quarter. */
    public enum Pattern {
        W445(4, 4, 5),
        W454(4, 5, 4),
        W544(5, 4, 4);

        private final int first;
        private final int second;
        private final int third;

        Pattern(int first, int second, int third) {
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

        String inWords() {
            return "%d-%d-%d".formatted(first, second, third);
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
        return "%s weeks, year to the %s %s of %s"
                .formatted(
                        pattern.inWords(),
                        yearEnd == YearEnd.LAST ? "last" : "month-end-nearest",
                        lastWeekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        lastMonth.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private List<FiscalPeriod> year(int year) {
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            LocalDate first = firstDay(year, number);
            periods.add(new FiscalPeriod(
                    "FY%04d-P%02d".formatted(year, number),
                    first,
                    number == 12 ? lastDay(year) : firstDay(year, number + 1).minusDays(1),
                    year,
                    number,
                    firstDay(year, 1),
                    number == 1 ? firstDay(year - 1, 12) : firstDay(year, number - 1),
                    firstDay(year - 1, number)));
        }
        return periods;
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
