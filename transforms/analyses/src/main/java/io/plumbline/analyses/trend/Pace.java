package io.plumbline.analyses.trend;

import io.plumbline.analyses.series.Frequency;

/**
 * What a frequency asks of an analysis, in its own periods.
 *
 * @param month how many periods make a month; 0 where a period is longer
 * @param year for weeks and days whole weeks, so that a weekday meets its like
 * @param segment the least that must lie between two changes
 * @param smooth over how many periods a line without a season is smoothed; odd
 * @param phase the least between a peak and a trough (Bry and Boschan 1971; Harding and Pagan 2002 for quarters)
 * @param cycle the least between two peaks
 */
record Pace(int month, int quarter, int year, int segment, int smooth, int phase, int cycle) {
    static Pace of(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> new Pace(0, 0, 1, 4, 7, 2, 4);
            case QUARTERLY -> new Pace(0, 1, 4, 5, 9, 2, 5);
            case MONTHLY -> new Pace(1, 3, 12, 6, 19, 5, 15);
            case WEEKLY -> new Pace(4, 13, 52, 8, 53, 22, 65);
            case DAILY -> new Pace(28, 91, 364, 14, 57, 150, 450);
            case HOURLY -> new Pace(672, 2184, 8736, 24, 73, 3600, 10_800);
        };
    }

    /** Below three segments a change cannot be told from chance. */
    int shortestForChanges() {
        return 3 * segment;
    }
}
