package io.plumbline.star;

import java.time.LocalDate;

/** The days between which versions of a dimension tile all time. */
final class Versions {
    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Versions() {}
}
