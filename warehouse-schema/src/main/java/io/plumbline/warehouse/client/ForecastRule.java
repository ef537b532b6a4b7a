package io.plumbline.warehouse.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a client knows of a line's or KPI's months to come: a contract, a capacity, its budget.
 *
 * @param series its name or its id, as {@code Rent} or {@code income-statement.rent}; case does not matter
 * @param floor that it does not fall below
 * @param cap that it does not exceed
 * @param followsBudget whether its budget may explain it, past and future
 * @param from first day on which floor and cap hold; without one they hold from the start
 * @param until last day on which they hold; without one they hold on
 */
public record ForecastRule(
        String series,
        Optional<Limit> floor,
        Optional<Limit> cap,
        boolean followsBudget,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** An amount a month, in the sign in which the line is shown, or the month's budget where there is none. */
    public record Limit(Optional<BigDecimal> amount) {
        public static final Limit BUDGET = new Limit(Optional.empty());

        public static Limit of(BigDecimal amount) {
            return new Limit(Optional.of(amount));
        }

        public boolean isBudget() {
            return amount.isEmpty();
        }
    }

    /** Whether it speaks of the budget. */
    public boolean needsBudget() {
        return followsBudget
                || floor.filter(Limit::isBudget).isPresent()
                || cap.filter(Limit::isBudget).isPresent();
    }

    /** Whether floor and cap hold in a month of these days. */
    public boolean holds(LocalDate firstDay, LocalDate lastDay) {
        return from.filter(lastDay::isBefore).isEmpty()
                && until.filter(firstDay::isAfter).isEmpty();
    }

    public boolean isAbout(String seriesId, String name) {
        return series.equalsIgnoreCase(seriesId) || series.equalsIgnoreCase(name);
    }
}
