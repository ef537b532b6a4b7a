package io.plumbline.warehouse.calendar;

import io.plumbline.warehouse.calendar.FiscalPeriod.Days;
import java.time.LocalDate;
import java.util.List;

/** A calendar whose years end with a period for adjustments, which has the year's last day and none of its own. */
public record CalendarWithAdjustments(FiscalCalendar months) implements FiscalCalendar {
    private static final int LEAST_NUMBER = 13;

    public CalendarWithAdjustments {
        if (months instanceof CalendarWithAdjustments) {
            throw new IllegalArgumentException("A year has one period for adjustments");
        }
    }

    @Override
    public List<FiscalPeriod> periods(LocalDate from, LocalDate to) {
        return months.periods(from, to);
    }

    @Override
    public List<FiscalPeriod> adjustmentPeriods(List<FiscalPeriod> periods) {
        return periods.stream()
                .filter(month -> month.lastDay().equals(month.year().lastDay()))
                .map(this::after)
                .toList();
    }

    @Override
    public String inWords() {
        return months.inWords() + ", with a period for adjustments";
    }

    private FiscalPeriod after(FiscalPeriod lastMonth) {
        FiscalYear year = lastMonth.year();
        LocalDate yearBefore = year.firstDay().minusDays(1);
        int number = Math.max(LEAST_NUMBER, lastMonth.number() + 1);
        return new FiscalPeriod(
                "FY%04d-P%02d".formatted(year.name(), number),
                year.lastDay(),
                year.lastDay(),
                year,
                number,
                lastMonth.quarter(),
                true,
                lastMonth.firstDay(),
                yearBefore,
                new Days(yearBefore, yearBefore));
    }
}
