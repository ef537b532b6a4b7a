package io.plumbline.analyses.forecast.regression;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of the calendar may move a series, beside the seasons of the year. */
public enum CalendarEffect {
    TRADING_DAYS,
    EASTER,
    ORTHODOX_EASTER,
    RAMADAN,
    EID_AL_FITR,
    EID_AL_ADHA,
    CHINESE_NEW_YEAR,
    CHRISTMAS;

    /** What is tried unless told otherwise. */
    public static final Set<CalendarEffect> USUAL = Set.of(TRADING_DAYS, EASTER);

    /**
     * Days around a feast on which it may act.
     *
     * @param from counted from the feast, negative before it
     * @param to the last of them
     */
    record Window(int from, int to) {
        int length() {
            return to - from + 1;
        }
    }

    /** Of its word in any case. */
    public static Optional<CalendarEffect> named(String word) {
        return Arrays.stream(values())
                .filter(effect -> effect.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** None for the days of the week, which are not a feast. */
    List<Window> windows() {
        return switch (this) {
            case TRADING_DAYS -> List.of();
            case EASTER, ORTHODOX_EASTER -> List.of(new Window(-8, -1), new Window(-15, -1), new Window(-2, 1));
            case RAMADAN -> List.of(new Window(0, 28));
            case EID_AL_FITR, EID_AL_ADHA -> List.of(new Window(-14, -1), new Window(0, 3));
            case CHINESE_NEW_YEAR -> List.of(new Window(-14, -1), new Window(0, 6), new Window(7, 20));
            case CHRISTMAS -> List.of(new Window(-14, -1), new Window(0, 1), new Window(2, 7));
        };
    }

    /** The days of the feast that fall into a year: two at times, as 33 years of the moon are 32 of the sun. */
    List<LocalDate> days(int year) {
        return switch (this) {
            case TRADING_DAYS -> List.of();
            case EASTER -> List.of(MovingFeasts.easter(year));
            case ORTHODOX_EASTER -> List.of(MovingFeasts.orthodoxEaster(year));
            case RAMADAN -> MovingFeasts.islamic(year, 9, 1);
            case EID_AL_FITR -> MovingFeasts.islamic(year, 10, 1);
            case EID_AL_ADHA -> MovingFeasts.islamic(year, 12, 10);
            case CHINESE_NEW_YEAR -> MovingFeasts.chineseNewYear(year);
            case CHRISTMAS -> List.of(LocalDate.of(year, 12, 25));
        };
    }
}
