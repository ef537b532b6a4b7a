package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.util.List;

/** How a business cuts its year into fiscal months. */
public sealed interface FiscalCalendar permits MonthlyCalendar, WeeklyCalendar, CalendarWithAdjustments {
    /** Every fiscal month that has a day from {@code from} to {@code to}, in order and without gaps. */
    List<FiscalPeriod> periods(LocalDate from, LocalDate to);

    /** Periods beside the months, one a year, of the years that end within the given months; most calendars have none. */
    default List<FiscalPeriod> adjustmentPeriods(List<FiscalPeriod> months) {
        return List.of();
    }

    /** The calendar in words, as {@code dim_client} shows it. */
    String inWords();
}
