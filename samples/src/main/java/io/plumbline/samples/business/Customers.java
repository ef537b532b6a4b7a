package io.plumbline.samples.business;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** People who come back: each day knows some more of them, and the early ones come most. */
record Customers(Firm firm, String prefix, double newPerDay) {
    /** Somebody with a name. */
    record Customer(String code, String name, String mail) {}

    private static final int AT_FIRST = 40;

    Customer any(LocalDate day, Chance chance) {
        int known = AT_FIRST + (int) (newPerDay * ChronoUnit.DAYS.between(firm.firstDay(), day));
        int number = chance.happens(0.3)
                ? known - 1 - chance.below(10)
                : (int) (known * chance.uniform() * chance.uniform());
        String name = Names.person(firm.chance("customer", prefix, number));
        return new Customer(prefix + String.valueOf(100_000 + number).substring(1), name, Names.mail(name, number));
    }
}
