package io.plumbline.analyses.trend;

import java.util.Locale;

/**
 * A value that the rest of its series does not explain (Chen and Liu 1993).
 *
 * @param index in the series as it was given
 * @param size in its units: how far the first value concerned was moved
 * @param score its t statistic
 */
public record Outlier(Kind kind, int index, double size, double score) {

    /** How the effect goes on. */
    public enum Kind {
        /** In one value only. */
        ADDITIVE,
        /** In all values from then on. */
        LEVEL_SHIFT,
        /** Fading by three tenths each period. */
        TEMPORARY_CHANGE;

        /** As tables and files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
