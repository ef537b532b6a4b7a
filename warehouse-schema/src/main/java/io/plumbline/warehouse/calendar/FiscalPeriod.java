package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A fiscal month, or the period of a year that is for adjustments alone.
 *
 * @param label {@code 2025-03} where the period ends with a calendar month and lies within it, {@code FY2025-P03} otherwise
 * @param number 1 and up within the fiscal year; that of adjustments comes after all others, and is never less than 13
 * @param quarter 1 and up within the fiscal year; quarters end where those of the next year do
 * @param priorFirstDay first day of the fiscal month before
 * @param priorYearFirstDay first day of the period to compare with, one year earlier
 * @param compared the days to compare with; those of that period, unless a 53rd week is put right
 */
public record FiscalPeriod(
        String label,
        LocalDate firstDay,
        LocalDate lastDay,
        FiscalYear year,
        int number,
        int quarter,
        boolean isAdjustment,
        LocalDate priorFirstDay,
        LocalDate priorYearFirstDay,
        Days compared) {

    /** From one day to another, both included. */
    public record Days(LocalDate first, LocalDate last) {}

    public int fiscalYear() {
        return year.name();
    }

    public LocalDate yearFirstDay() {
        return year.firstDay();
    }

    /** Adjustments have no days of their own: those of a year's periods add up to the year's. */
    public int days() {
        return isAdjustment ? 0 : (int) ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    }
}
