package io.plumbline.warehouse.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * The accounting reference date: the day on which every fiscal year ends. The last day of February is meant by the 28th as well as by
 * the 29th.
 */
public record ReferenceDate(Month month, int day) {
    public ReferenceDate {
        if (day < 1 || day > month.maxLength()) {
            throw new IllegalArgumentException("There is no %d %s".formatted(day, month));
        }
        day = day >= month.minLength() ? month.maxLength() : day;
    }

    /** The last day of a month. */
    public static ReferenceDate of(Month month) {
        return new ReferenceDate(month, month.maxLength());
    }

    boolean endsAMonth() {
        return day == month.maxLength();
    }

    LocalDate in(int year) {
        YearMonth ending = YearMonth.of(year, month);
        return endsAMonth() ? ending.atEndOfMonth() : ending.atDay(day);
    }

    LocalDate onOrAfter(LocalDate date) {
        LocalDate ofThatYear = in(date.getYear());
        return ofThatYear.isBefore(date) ? in(date.getYear() + 1) : ofThatYear;
    }

    String inWords() {
        String named = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return endsAMonth() ? "the end of " + named : day + " " + named;
    }
}
