package io.plumbline.analyses.forecast.regression;

import io.plumbline.analyses.series.Frequency;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the calendar may do to months, quarters, weeks and days: how often each day of the week falls into a period, as
 * contrasts with Sunday (Bell and Hillmer 1983), February's 29th day, and the share of the days around a feast. What is the
 * same each year is taken out, as it is season.
 */
public final class CalendarRegressors {
    /** As several effects are tried, one must be better by more than chance alone often makes it. */
    private static final double MARGIN = 4;

    /** Quarters vary by a day of ninety: what is found there is chance more often. */
    private static final double QUARTERLY_MARGIN = 10;

    private final Frequency frequency;
    private final LocalDate start;
    private final int length;

    private CalendarRegressors(Frequency frequency, LocalDate start, int length) {
        this.frequency = frequency;
        this.start = start;
        this.length = length;
    }

    /** Over so many periods from that in which the day lies; none for years and hours. */
    public static List<Regressor> of(
            Frequency frequency, LocalDate day, int length, Collection<CalendarEffect> effects) {
        if (frequency == Frequency.YEARLY || frequency == Frequency.HOURLY || length == 0) {
            return List.of();
        }
        CalendarRegressors calendar = new CalendarRegressors(frequency, first(frequency, day), length);
        List<Regressor> regressors = new ArrayList<>();
        for (CalendarEffect effect : CalendarEffect.values()) {
            if (effects.contains(effect)) {
                calendar.add(effect, regressors);
            }
        }
        return regressors;
    }

    private static LocalDate first(Frequency frequency, LocalDate day) {
        return switch (frequency) {
            case MONTHLY -> day.withDayOfMonth(1);
            case QUARTERLY -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            default -> day;
        };
    }

    private void add(CalendarEffect effect, List<Regressor> regressors) {
        if (effect == CalendarEffect.TRADING_DAYS && isByMonth()) {
            double[][] days = weekdays();
            regressors.add(new Regressor("trading days", days, margin()));
            regressors.add(new Regressor("working days", new double[][] {workingDays(days)}, margin()));
            regressors.add(new Regressor("leap years", new double[][] {leapYears()}, margin()));
        }
        if (effect == CalendarEffect.CHRISTMAS && isByMonth()) {
            return; // the same month each year
        }
        for (CalendarEffect.Window window : effect.windows()) {
            regressors.add(new Regressor(
                    "%s (%+d to %+d days)".formatted(effect.word(), window.from(), window.to()),
                    new double[][] {shares(effect, window)},
                    margin()));
        }
    }

    private double margin() {
        return frequency == Frequency.QUARTERLY ? QUARTERLY_MARGIN : MARGIN;
    }

    private boolean isByMonth() {
        return frequency == Frequency.MONTHLY || frequency == Frequency.QUARTERLY;
    }

    private LocalDate begin(int t) {
        return switch (frequency) {
            case MONTHLY -> start.plusMonths(t);
            case QUARTERLY -> start.plusMonths(3L * t);
            case WEEKLY -> start.plusWeeks(t);
            default -> start.plusDays(t);
        };
    }

    /** Mondays less Sundays, Tuesdays less Sundays, and so on. */
    private double[][] weekdays() {
        double[][] contrasts = new double[6][length];
        for (int t = 0; t < length; t++) {
            LocalDate end = begin(t + 1);
            for (LocalDate day = begin(t); day.isBefore(end); day = day.plusDays(1)) {
                if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                    for (double[] contrast : contrasts) {
                        contrast[t]--;
                    }
                } else {
                    contrasts[day.getDayOfWeek().getValue() - 1][t]++;
                }
            }
        }
        return contrasts;
    }

    /** Mondays to Fridays less 5/2 of the other days. */
    private static double[] workingDays(double[][] contrasts) {
        double[] working = new double[contrasts[0].length];
        for (int t = 0; t < working.length; t++) {
            for (int day = 0; day < 5; day++) {
                working[t] += contrasts[day][t];
            }
            working[t] -= 2.5 * contrasts[5][t];
        }
        return working;
    }

    private double[] leapYears() {
        double[] leap = new double[length];
        for (int t = 0; t < length; t++) {
            if (begin(t).getMonthValue() <= 2 && begin(t + 1).getMonthValue() > 2) {
                leap[t] = begin(t).isLeapYear() ? .75 : -.25;
            }
        }
        return leap;
    }

    private double[] shares(CalendarEffect effect, CalendarEffect.Window window) {
        double[] shares = new double[length];
        LocalDate end = begin(length);
        for (int year = start.getYear() - 1; year <= end.getYear() + 1; year++) {
            for (LocalDate feast : effect.days(year)) {
                for (int day = window.from(); day <= window.to(); day++) {
                    int t = period(feast.plusDays(day));
                    if (t >= 0 && t < length) {
                        shares[t] += 1.0 / window.length();
                    }
                }
            }
        }
        return isByMonth() ? withoutSeason(shares) : shares;
    }

    private int period(LocalDate day) {
        long days = day.toEpochDay() - start.toEpochDay();
        int months = 12 * (day.getYear() - start.getYear()) + day.getMonthValue() - start.getMonthValue();
        return (int)
                switch (frequency) {
                    case MONTHLY -> months;
                    case QUARTERLY -> Math.floorDiv(months, 3);
                    case WEEKLY -> Math.floorDiv(days, 7L);
                    default -> days;
                };
    }

    private double[] withoutSeason(double[] shares) {
        int period = frequency.period();
        double[] rest = shares.clone();
        for (int place = 0; place < Math.min(period, length); place++) {
            double sum = 0;
            int count = 0;
            for (int t = place; t < length; t += period) {
                sum += shares[t];
                count++;
            }
            for (int t = place; t < length; t += period) {
                rest[t] -= sum / count;
            }
        }
        return rest;
    }
}
