package io.plumbline.analyses.series;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a series is observed, with how many values make its season and how far ahead it is usually forecast. */
public enum Frequency {
    YEARLY(1, 6),
    QUARTERLY(4, 8),
    MONTHLY(12, 18),
    WEEKLY(52, 13),
    DAILY(7, 14),
    HOURLY(24, 48);

    private final int period;
    private final int usualHorizon;

    Frequency(int period, int usualHorizon) {
        this.period = period;
        this.usualHorizon = usualHorizon;
    }

    /** Of its word in any case. */
    public static Optional<Frequency> named(String word) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many values make a season: 1 for none. */
    public int period() {
        return period;
    }

    /** As the M4 competition asked for. */
    public int usualHorizon() {
        return usualHorizon;
    }

    /** The period that errors are scaled by, and seasonal naive repeats: as in M4, one for weeks and days. */
    public int benchmarkPeriod() {
        return this == WEEKLY || this == DAILY ? 1 : period;
    }

    /** A day in the period that comes so many after that in which the given day lies; hours are counted in whole days. */
    public LocalDate after(LocalDate day, int periods) {
        return switch (this) {
            case YEARLY -> day.plusYears(periods);
            case QUARTERLY -> day.withDayOfMonth(1).plusMonths(3L * periods);
            case MONTHLY -> day.withDayOfMonth(1).plusMonths(periods);
            case WEEKLY -> day.plusWeeks(periods);
            case DAILY -> day.plusDays(periods);
            case HOURLY -> day.plusDays(periods / 24);
        };
    }
}
