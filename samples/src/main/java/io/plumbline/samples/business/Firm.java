package io.plumbline.samples.business;

import java.time.LocalDate;

/**
 * A business to be told.
 *
 * @param size factor on all its figures
 * @param volume how finely its trade is told: receipts a day, invoices a month; the money stays the same
 * @param flagship has every fact planted, at known distances from the last day; others have some, by chance
 */
public record Firm(
        String id,
        String name,
        Trade trade,
        long seed,
        double size,
        double volume,
        boolean flagship,
        LocalDate firstDay,
        LocalDate lastDay) {

    public Chance chance(Object... purpose) {
        return Chance.of(Chance.of(seed, id).next(), purpose);
    }

    /** An amount of money as it is in a firm of this size, to the whole unit. */
    public long money(double units) {
        return Math.round(units * size) * 100;
    }
}
