package io.plumbline.jobs.extract.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days a report says it covers: {@code January - December 2024}, {@code January 1 - March 31, 2025},
 * {@code As of December 31, 2024}, {@code All Dates}.
 */
record ReportPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String POINT = "(?:(?<d%1$d>\\d{1,2})\\s+)?(?<m%1$d>" + MONTH
            + ")(?:\\s+(?<e%1$d>\\d{1,2}))?(?:\\s*,?\\s*(?<y%1$d>\\d{4}))?";
    private static final String ISO = "(\\d{4}-\\d{2}-\\d{2})";

    private static final Pattern RANGE = Pattern.compile(
            "(?:from\\s+)?" + POINT.formatted(1) + "\\s*(?:-|\u2013|\u2014|to|through)\\s*" + POINT.formatted(2));
    private static final Pattern ONE = Pattern.compile(POINT.formatted(1));
    private static final Pattern AS_OF = Pattern.compile("as (?:of|at)\\s+" + POINT.formatted(1));
    private static final Pattern ISO_RANGE = Pattern.compile(ISO + "\\s*(?:-|\u2013|to)\\s*" + ISO);
    private static final Pattern YEAR = Pattern.compile("(?:year\\s+|fy\\s*)?(\\d{4})");

    static Optional<ReportPeriod> in(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.equals("all dates")) {
            return Optional.of(new ReportPeriod(Optional.empty(), Optional.empty()));
        }
        try {
            return read(text);
        } catch (DateTimeException e) {
            return Optional.empty(); // February 30: no period, but a line of the preamble like any other
        }
    }

    private static Optional<ReportPeriod> read(String text) {
        Matcher asOf = AS_OF.matcher(text);
        if (asOf.matches()) {
            return last(asOf, 1, year(asOf, 1)).map(day -> new ReportPeriod(Optional.empty(), Optional.of(day)));
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(range);
        }
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return first(one, 1, year(one, 1))
                    .map(day -> new ReportPeriod(Optional.of(day), last(one, 1, year(one, 1))));
        }
        Matcher iso = ISO_RANGE.matcher(text);
        if (iso.matches()) {
            return period(LocalDate.parse(iso.group(1)), LocalDate.parse(iso.group(2)));
        }
        Matcher year = YEAR.matcher(text);
        if (year.matches()) {
            int number = Integer.parseInt(year.group(1));
            return period(LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31));
        }
        return Optional.empty();
    }

    /** A year that stands at the end only is meant for both. */
    private static Optional<ReportPeriod> range(Matcher range) {
        Optional<Integer> lastYear = year(range, 2);
        Optional<Integer> firstYear = year(range, 1).or(() -> lastYear);
        Optional<LocalDate> from = first(range, 1, firstYear);
        Optional<LocalDate> to = last(range, 2, lastYear);
        return from.isPresent() && to.isPresent() ? Optional.of(new ReportPeriod(from, to)) : Optional.empty();
    }

    private static Optional<ReportPeriod> period(LocalDate from, LocalDate to) {
        return Optional.of(new ReportPeriod(Optional.of(from), Optional.of(to)));
    }

    private static Optional<LocalDate> first(Matcher matcher, int point, Optional<Integer> year) {
        return year.map(number -> YearMonth.of(number, month(matcher, point))
                .atDay(day(matcher, point).orElse(1)));
    }

    private static Optional<LocalDate> last(Matcher matcher, int point, Optional<Integer> year) {
        return year.map(number -> {
            YearMonth month = YearMonth.of(number, month(matcher, point));
            return month.atDay(day(matcher, point).orElse(month.lengthOfMonth()));
        });
    }

    private static Optional<Integer> year(Matcher matcher, int point) {
        return Optional.ofNullable(matcher.group("y" + point)).map(Integer::valueOf);
    }

    private static Optional<Integer> day(Matcher matcher, int point) {
        return Optional.ofNullable(matcher.group("d" + point))
                .or(() -> Optional.ofNullable(matcher.group("e" + point)))
                .map(Integer::valueOf);
    }

    private static Month month(Matcher matcher, int point) {
        String name = matcher.group("m" + point).substring(0, 3);
        for (Month month : Month.values()) {
            if (month.name().toLowerCase(Locale.ROOT).startsWith(name)) {
                return month;
            }
        }
        throw new IllegalStateException("No month begins with " + name);
    }
}
