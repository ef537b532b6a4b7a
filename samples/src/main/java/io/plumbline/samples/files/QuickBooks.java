package io.plumbline.samples.files;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What QuickBooks Online's reports have in common: how they name days and periods. */
final class QuickBooks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    private QuickBooks() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code January - December 2024}, {@code July - October, 2026}, or day by day when months are not whole. */
    static String period(LocalDate from, LocalDate to) {
        boolean wholeMonths =
                from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
        boolean sameYear = from.getYear() == to.getYear();
        if (!wholeMonths || !sameYear) {
            return month(from) + " " + from.getDayOfMonth() + (sameYear ? "" : ", " + from.getYear()) + " - "
                    + month(to) + " " + to.getDayOfMonth() + ", " + to.getYear();
        } else if (from.getMonth() == to.getMonth()) {
            return month(from) + " " + from.getYear();
        }
        boolean wholeYear = from.getMonthValue() == 1 && to.getMonthValue() == 12;
        return month(from) + " - " + month(to) + (wholeYear ? " " : ", ") + to.getYear();
    }

    /** The line at a report's foot: when it was run, here always on the morning after the last day. */
    static String runAt(LocalDate lastDay) {
        LocalDate day = lastDay.plusDays(1);
        return inWords(day.getDayOfWeek()) + ", " + month(day) + " "
                + String.valueOf(100 + day.getDayOfMonth()).substring(1) + ", " + day.getYear() + " 06:30 AM GMT-05:00";
    }

    /** {@code January}, {@code Monday}: in English, however the machine speaks. */
    static String inWords(Enum<?> name) {
        return name.name().charAt(0) + name.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String month(LocalDate day) {
        return inWords(day.getMonth());
    }
}
