package io.plumbline.warehouse.calendar;

import java.time.LocalDate;

/**
 * A fiscal year, of any length.
 *
 * @param name the calendar year in which it ends; of two that end in the same one, the earlier is named a year back
 */
public record FiscalYear(int name, LocalDate firstDay, LocalDate lastDay) {
    public FiscalYear {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("A fiscal year from %s cannot end on %s".formatted(firstDay, lastDay));
        }
    }

    boolean has(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
