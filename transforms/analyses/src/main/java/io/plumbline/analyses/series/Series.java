package io.plumbline.analyses.series;

/**
 * Values at even steps of time, the oldest first.
 *
 * @param values not a number where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Series(String id, Frequency frequency, double[] values) {
    public Series {
        values = values.clone();
    }
}
