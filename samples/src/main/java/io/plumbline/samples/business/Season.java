package io.plumbline.samples.business;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How demand moves with the month, the weekday and the years.
 *
 * @param months January to December, about 1
 * @param weekdays Monday to Sunday, about 1
 */
record Season(List<Double> months, List<Double> weekdays, double growthPerYear, LocalDate since) {
    static final List<Double> EVEN_WEEK = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);

    double factor(LocalDate day) {
        return month(day) * weekdays.get(day.getDayOfWeek().getValue() - 1);
    }

    /** Without the weekday. */
    double month(LocalDate day) {
        double years = ChronoUnit.DAYS.between(since, day) / 365.25;
        return months.get(day.getMonthValue() - 1) * StrictMath.pow(1 + growthPerYear, years);
    }
}
