package io.plumbline.analyses.trend;

import java.util.Locale;

/**
 * One thing that can be said of a series. What does not apply to its kind is not a number.
 *
 * @param from the index of the first value that it speaks of, in the series as it was given
 * @param to the last one's
 * @param size in the units of the series; see {@link Kind}
 * @param share the size as a share of the level: .1 for ten percent
 * @param low the lower end of the size's interval at 95 %
 * @param pValue how often chance alone would show as much
 * @param score the statistic behind it
 */
public record Finding(
        Kind kind, int from, int to, double size, double share, double low, double high, double pValue, double score) {

    /** What is said, and what its size is. */
    public enum Kind {
        /** Slope per period by Theil and Sen, share per year; score: Kendall's z. */
        TREND,
        /** The same, where it may be chance. */
        NO_TREND,
        /** The slope since the newest change, where it differs from what was before. */
        RECENT_TREND,
        /** Size: the strength of the season, 0 to 1; low and high: its smallest and largest figure as shares of the level. */
        SEASON,
        NO_SEASON,
        /** Size: by how much the level moved at once, and stayed. */
        LEVEL_CHANGE,
        /** Size: by how much the slope per period changed. */
        SLOPE_CHANGE,
        /** Size: how far one value lies from what was expected; score: its t. */
        ADDITIVE_OUTLIER,
        /** Size: the first effect of what fades by three tenths each period. */
        TEMPORARY_CHANGE,
        /** Size: the height of the cycle there. */
        PEAK,
        TROUGH,
        /** Size: change on the year before; share: the same as a share of it; score: the strength of the season taken off. */
        GROWTH,
        /** Share: growth a year, compounded over all of the series. */
        COMPOUND_GROWTH,
        /** Size: how many percentages of growth are left out. */
        GROWTH_WITHOUT_BASE,
        /** Size: how many of the newest values were looked at. */
        LONG,
        /** Size: how many values are missing between others. */
        GAPS,
        /** Size: how many values there are. */
        SHORT,
        /** Size: how many values a season can be told from. */
        SHORT_FOR_SEASON,
        CONSTANT,
        /** Size: how many values at the end are zero. */
        DEAD,
        EMPTY;

        /** As tables and files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In plain English, one sentence with its full stop. */
    public String sentence(Wording wording) {
        return Sentences.of(this, wording);
    }

    static Finding remark(Kind kind, int from, int to, double size) {
        return new Finding(kind, from, to, size, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
