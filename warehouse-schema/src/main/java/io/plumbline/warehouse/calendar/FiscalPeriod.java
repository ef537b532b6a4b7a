package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A fiscal month.
 *
 * @param label {@code 2025-03} where fiscal months are calendar months, {@code FY2025-P03} otherwise
 * @param fiscalYear named by the calendar year in which the fiscal year ends
 * @param number 1 to 12 within the fiscal year
 * @param priorYearFirstDay first day of the period to compare with, one fiscal year earlier
 */
public record FiscalPeriod(
        String label,
        LocalDate firstDay,
        LocalDate lastDay,
        int fiscalYear,
        int number,
        LocalDate yearFirstDay,
        LocalDate priorFirstDay,
        LocalDate priorYearFirstDay) {

    public int quarter() {
        return (number - 1) / 3 + 1;
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    }
}
