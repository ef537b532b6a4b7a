package io.plumbline.analyses.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the forecasts of several models become one, at each horizon. */
public enum Combination {
    /** {@link #ERRORS} of years, {@link #WINSORISED} of all else and of models that were asked for. */
    USUAL,
    MEAN,
    MEDIAN,
    /** The mean, in which the smallest and the largest count as their neighbours do. */
    WINSORISED,
    /** Weighted by the inverse of the mean squared error of each over earlier origins. */
    ERRORS,
    /** Weighted by what the features of a series said of each model on generated series. */
    FEATURES;

    /** Of its word in any case. */
    public static Optional<Combination> named(String word) {
        return Arrays.stream(values())
                .filter(combination -> combination.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What is meant of series whose season has so many values. */
    Combination of(int period) {
        return this != USUAL ? this : period == 1 ? ERRORS : WINSORISED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
