package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Fiscal months are calendar months, counted back from the day on which the year ends: where that is the 5th of April,
 * each ends on a 5th.
 *
 * <p>Years of another length, a first one or one in which the year's end was moved, are given day by day. After the last
 * of them, years end as {@code yearEnd} says, which may leave one short year between; before one of them, they are of
 * twelve months, back to the one before it.
 */
public record MonthlyCalendar(ReferenceDate yearEnd, List<FiscalPeriod.Days> ownYears) implements FiscalCalendar {
    private static final int MONTHS_OF_A_QUARTER = 3;

    public MonthlyCalendar {
        ownYears = ownYears.stream()
                .sorted(Comparator.comparing(FiscalPeriod.Days::first))
                .toList();
        for (int place = 1; place < ownYears.size(); place++) {
            if (!ownYears.get(place).first().isAfter(ownYears.get(place - 1).last())) {
                throw new IllegalArgumentException("Two fiscal years overlap: %s".formatted(ownYears));
            }
        }
    }

    /** Years of twelve calendar months from the first day of a month. */
    public MonthlyCalendar(Month firstMonth) {
        this(ReferenceDate.of(firstMonth.minus(1)), List.of());
    }

    @Override
    public List<FiscalPeriod> periods(LocalDate from, LocalDate to) {
        // the first month of the first year is compared with one that ends a year earlier
        LocalDate compared = year(from).first().minusYears(1).minusDays(1);
        List<FiscalYear> years = years(year(compared).first(), to);
        NavigableMap<LocalDate, LocalDate> lastDays = new TreeMap<>();
        years.forEach(year -> lastDays.putAll(months(year)));
        List<FiscalPeriod> periods = new ArrayList<>();
        years.stream()
                .filter(year -> !year.lastDay().isBefore(from))
                .forEach(year -> periods.addAll(periods(year, lastDays)));
        return periods.stream()
                .filter(period ->
                        !period.lastDay().isBefore(from) && !period.firstDay().isAfter(to))
                .toList();
    }

    @Override
    public String inWords() {
        String words = yearEnd.endsAMonth()
                ? "calendar months, year from 1 "
                        + yearEnd.month().plus(1).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : "months, year to " + yearEnd.inWords();
        return ownYears.isEmpty()
                ? words
                : words
                        + ownYears.stream()
                                .map(year -> "; a year from %s to %s".formatted(year.first(), year.last()))
                                .reduce("", String::concat);
    }

    /** The years that have a day between two days, named; the first given day is the first of a year. */
    private List<FiscalYear> years(LocalDate firstDay, LocalDate to) {
        LocalDate last = ownYears.isEmpty() ? to : later(to, lastOwnDay().plusYears(1));
        List<FiscalPeriod.Days> spans = new ArrayList<>();
        for (LocalDate day = firstDay;
                !day.isAfter(last);
                day = spans.get(spans.size() - 1).last().plusDays(1)) {
            spans.add(year(day));
        }
        List<FiscalYear> years = new ArrayList<>();
        int next = Integer.MAX_VALUE;
        for (int place = spans.size() - 1; place >= 0; place--) {
            FiscalPeriod.Days span = spans.get(place);
            next = Math.min(span.last().getYear(), next - 1);
            years.add(0, new FiscalYear(next, span.first(), span.last()));
        }
        return years;
    }

    /** The year that a day is in. */
    private FiscalPeriod.Days year(LocalDate day) {
        LocalDate before = LocalDate.MIN;
        for (FiscalPeriod.Days own : ownYears) {
            if (day.isBefore(own.first())) {
                return countedBack(day, own.first().minusDays(1), before);
            }
            if (!day.isAfter(own.last())) {
                return own;
            }
            before = own.last();
        }
        LocalDate last = yearEnd.onOrAfter(day);
        return new FiscalPeriod.Days(
                later(yearEnd.in(last.getYear() - 1), before).plusDays(1), last);
    }

    /** One of the years of twelve months up to a day, the first of which begins after another day. */
    private static FiscalPeriod.Days countedBack(LocalDate day, LocalDate end, LocalDate before) {
        int years = end.getYear() - day.getYear();
        int count = back(end, 12 * years).isBefore(day) ? years - 1 : years;
        return new FiscalPeriod.Days(later(back(end, 12 * (count + 1)), before).plusDays(1), back(end, 12 * count));
    }

    private LocalDate lastOwnDay() {
        return ownYears.get(ownYears.size() - 1).last();
    }

    /** First to last days of the months of a year. */
    private static NavigableMap<LocalDate, LocalDate> months(FiscalYear year) {
        NavigableMap<LocalDate, LocalDate> months = new TreeMap<>();
        for (int count = 0; !back(year.lastDay(), count).isBefore(year.firstDay()); count++) {
            LocalDate first = later(back(year.lastDay(), count + 1).plusDays(1), year.firstDay());
            months.put(first, back(year.lastDay(), count));
        }
        return months;
    }

    private static List<FiscalPeriod> periods(FiscalYear year, NavigableMap<LocalDate, LocalDate> lastDays) {
        NavigableMap<LocalDate, LocalDate> months = lastDays.subMap(year.firstDay(), true, year.lastDay(), true);
        List<FiscalPeriod> periods = new ArrayList<>();
        months.forEach((first, last) -> {
            int number = periods.size() + 1;
            LocalDate prior = Objects.requireNonNull(lastDays.lowerKey(first));
            LocalDate priorYear = Objects.requireNonNull(lastDays.floorKey(back(last, 12)));
            periods.add(new FiscalPeriod(
                    label(year, number, first, last),
                    first,
                    last,
                    year,
                    number,
                    quarters(months.size()) - quarters(months.size() - number + 1) + 1,
                    false,
                    prior,
                    priorYear,
                    new FiscalPeriod.Days(priorYear, Objects.requireNonNull(lastDays.get(priorYear)))));
        });
        return periods;
    }

    private static int quarters(int months) {
        return (months + MONTHS_OF_A_QUARTER - 1) / MONTHS_OF_A_QUARTER;
    }

    private static String label(FiscalYear year, int number, LocalDate first, LocalDate last) {
        YearMonth month = YearMonth.from(last);
        return month.equals(YearMonth.from(first)) && last.equals(month.atEndOfMonth())
                ? month.toString()
                : "FY%04d-P%02d".formatted(year.name(), number);
    }

    /** So many months earlier; the last day of a month stays the last day. */
    private static LocalDate back(LocalDate day, int months) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month.minusMonths(months).atEndOfMonth() : day.minusMonths(months);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
