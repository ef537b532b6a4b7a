package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Fiscal months are calendar months; the year starts with any of them. */
public record MonthlyCalendar(Month firstMonth) implements FiscalCalendar {
    @Override
    public List<FiscalPeriod> periods(LocalDate from, LocalDate to) {
        YearMonth last = YearMonth.from(to);
        return Stream.iterate(YearMonth.from(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(this::period)
                .toList();
    }

    @Override
    public String inWords() {
        return "calendar months, year from 1 " + firstMonth.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private FiscalPeriod period(YearMonth month) {
        int number = Math.floorMod(month.getMonthValue() - firstMonth.getValue(), 12) + 1;
        YearMonth yearStart = month.minusMonths(number - 1L);
        return new FiscalPeriod(
                month.toString(),
                month.atDay(1),
                month.atEndOfMonth(),
                yearStart.plusMonths(11).getYear(),
                number,
                yearStart.atDay(1),
                month.minusMonths(1).atDay(1),
                month.minusYears(1).atDay(1));
    }
}
