package io.plumbline.samples;

import io.plumbline.samples.business.Firm;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Which exports a business makes of the days it lived. */
final class Windows {
    private static final int OVERLAP_MONTHS = 3;

    /**
     * The days that an export tells, as they were known on a day.
     *
     * @param knownOn the day of the export
     */
    record Window(LocalDate from, LocalDate to, LocalDate knownOn) {
        /** {@code 2025}, {@code 2026-07}, {@code 2026-07-to-10} or {@code 2025-11-to-2026-01}. */
        String name() {
            boolean sameYear = from.getYear() == to.getYear();
            if (sameYear && from.getDayOfYear() == 1 && to.getMonth() == Month.DECEMBER) {
                return String.valueOf(to.getYear());
            }
            if (YearMonth.from(from).equals(YearMonth.from(to))) {
                return YearMonth.from(to).toString();
            }
            String last = YearMonth.from(to).toString();
            return YearMonth.from(from) + "-to-" + (sameYear ? last.substring(5) : last);
        }
    }

    private Windows() {}

    /**
     * A file a fiscal year, the newest year as it stood a month ago, and a last one that tells the newest months again:
     * what was keyed late or deleted since shows only there.
     */
    static List<Window> overlapping(Firm firm, Month yearStarts) {
        LocalDate last = firm.lastDay();
        LocalDate monthAgo = YearMonth.from(last).minusMonths(1).atEndOfMonth();
        LocalDate again = YearMonth.from(last).minusMonths(OVERLAP_MONTHS).atDay(1);
        List<Window> windows = new ArrayList<>(years(firm, yearStarts, monthAgo));
        windows.add(new Window(again.isBefore(firm.firstDay()) ? firm.firstDay() : again, last, last));
        return windows;
    }

    /** A file a fiscal year, the newest one up to the last day. */
    static List<Window> years(Firm firm, Month yearStarts) {
        return years(firm, yearStarts, firm.lastDay());
    }

    private static List<Window> years(Firm firm, Month yearStarts, LocalDate end) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate from = firm.firstDay(); !from.isAfter(end); ) {
            LocalDate next = firstDayAfter(from, yearStarts);
            boolean newest = next.isAfter(end);
            LocalDate to = newest ? end : next.minusDays(1);
            windows.add(new Window(from, to, newest ? end : firm.lastDay()));
            from = next;
        }
        return windows;
    }

    /** The first day of the next fiscal year. */
    static LocalDate firstDayAfter(LocalDate day, Month yearStarts) {
        LocalDate start = LocalDate.of(day.getYear(), yearStarts, 1);
        return start.isAfter(day) ? start : start.plusYears(1);
    }
}
