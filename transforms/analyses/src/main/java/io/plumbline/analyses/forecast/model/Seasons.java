package io.plumbline.analyses.forecast.model;

/**
 * Which season a model of its own can bear, and which is too long for one.
 *
 * @param shorter one for none
 * @param longer zero for none
 */
record Seasons(int shorter, int longer) {
    private static final int LONGEST = 24;
    private static final int DAYS_OF_WEEK = 7;
    private static final int HOURS_OF_DAY = 24;

    /** By the usual period: of days it is a week, of hours a day, of weeks a year. */
    static Seasons of(int period) {
        if (period > LONGEST) {
            return new Seasons(1, period);
        }
        return switch (period) {
            case DAYS_OF_WEEK -> new Seasons(period, 365);
            case HOURS_OF_DAY -> new Seasons(period, DAYS_OF_WEEK * HOURS_OF_DAY);
            default -> new Seasons(period, 0);
        };
    }
}
