package io.plumbline.analyses.series;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values at even steps of time, the oldest first.
 *
 * @param values not a number where nothing is known
 * @param start a day in the period of the first value; null where periods are not dates
 * @param drivers what is known to move it, each at least as long as the series
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Series(
        String id,
        Frequency frequency,
        double[] values,
        @Nullable LocalDate start,
        List<Driver> drivers) {
    public Series {
        values = values.clone();
        drivers = List.copyOf(drivers);
        for (Driver driver : drivers) {
            if (driver.values().length < values.length) {
                throw new IllegalArgumentException("Series %s has %d values and its driver %s only %d"
                        .formatted(id, values.length, driver.name(), driver.values().length));
            }
        }
    }

    /** Without dates. */
    public Series(String id, Frequency frequency, double[] values) {
        this(id, frequency, values, null, List.of());
    }

    /** Null where its periods are not dates. */
    public Series startingOn(@Nullable LocalDate day) {
        return new Series(id, frequency, values, day, drivers);
    }

    public Series drivenBy(List<Driver> known) {
        return new Series(id, frequency, values, start, known);
    }
}
