package io.plumbline.analyses.forecast.regression;

/**
 * Something that may explain a series, taken or left as a whole.
 *
 * @param columns each over the series from its first value and over what is to be forecast
 * @param margin by how much AICc must be better with it than without
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Regressor(String name, double[][] columns, double margin) {
    int length() {
        return columns[0].length;
    }
}
