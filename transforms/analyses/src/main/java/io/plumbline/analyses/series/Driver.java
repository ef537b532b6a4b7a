package io.plumbline.analyses.series;

/**
 * Something known that moves a series: a price, a promotion, a budget, a contract.
 *
 * @param values one for each value of the series, from its first on, and for each that is to be forecast
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Driver(String name, double[] values) {
    public Driver {
        values = values.clone();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "Driver %s has the value %s; it must be known at each period".formatted(name, value));
            }
        }
    }
}
