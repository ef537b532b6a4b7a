package io.plumbline.jobs.extract.shape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days a report says it covers: {@code January - December 2024}, {@code January 1 - March 31, 2025},
 * {@code As of December 31, 2024}, {@code All Dates}.
 */
record ReportPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
    static final ReportPeriod UNKNOWN = new ReportPeriod(Optional.empty(), Optional.empty());

    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String POINT = "(?:(?<d%1$d>\\d{1,2})\\s+)?(?<m%1$d>" + MONTH
            + ")(?:\\s+(?<e%1$d>\\d{1,2}))?(?:\\s*,?\\s*(?<y%1$d>\\d{4}))?";
    private static final String ISO = "(\\d{4}-\\d{2}-\\d{2})";

    private static final Pattern RANGE = Pattern.compile("(?:for the period\\s+|from\\s+)*" + POINT.formatted(1)
            + "\\s*(?:-|\u2013|\u2014|to|through)\\s*" + POINT.formatted(2));
    private static final Pattern ONE = Pattern.compile(POINT.formatted(1));
    private static final Pattern ENDED = Pattern.compile(
            "for the (?:(?<n>\\d{1,2}) )?(?<unit>month|quarter|year)s? end(?:ed|ing)\\s+" + POINT.formatted(1));
    private static final String DAY = "(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})";
    private static final Pattern NUMBERS = Pattern.compile("(?:from\\s+)?" + DAY + "\\s*(?:-|\u2013|to)\\s*" + DAY);
    private static final Pattern AS_OF = Pattern.compile("as (?:of|at)\\s+" + POINT.formatted(1));
    private static final Pattern ISO_RANGE = Pattern.compile(ISO + "\\s*(?:-|\u2013|to)\\s*" + ISO);
    private static final Pattern YEAR = Pattern.compile("(?:year\\s+|fy\\s*)?(\\d{4})");

    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(?<m1>" + MONTH + ")\\s*[-'\u2019]\\s*(?<y>\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("((?:19|20)\\d{2})-(\\d{2})(-\\d{2})?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[/.]((?:19|20)\\d{2})");

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

    /**
     * The days that a column of a statement covers. A heading that names only the last of them is as long as the report's
     * own period: "31 Mar 2025" beside a report for the month ended 31 May 2025 is March.
     */
    static Optional<ReportPeriod> ofColumn(String heading, ReportPeriod report) {
        String text = heading.replaceFirst("(?i)\\s*\\((py|pp|ytd|prior year|prior period|year to date)\\)\\s*$", "");
        return in(text).or(() -> monthOrDay(text)).map(column -> column.likeTheReport(report));
    }

    /** {@code Jan-24}, {@code 2024-01}, {@code 01/2024} and {@code 2024-01-31}, which stand above columns only. */
    private static Optional<ReportPeriod> monthOrDay(String heading) {
        String text = heading.strip().toLowerCase(Locale.ROOT);
        Matcher named = MONTH_AND_YEAR.matcher(text);
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        try {
            if (named.matches()) {
                return month(YearMonth.of(2000 + Integer.parseInt(named.group("y")), month(named, 1)));
            } else if (yearFirst.matches() && yearFirst.group(3) != null) {
                LocalDate day = LocalDate.parse(text);
                return period(day, day);
            } else if (yearFirst.matches()) {
                return month(YearMonth.of(number(yearFirst, 1), number(yearFirst, 2)));
            } else if (yearLast.matches()) {
                return month(YearMonth.of(number(yearLast, 2), number(yearLast, 1)));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<ReportPeriod> month(YearMonth month) {
        return period(month.atDay(1), month.atEndOfMonth());
    }

    private ReportPeriod likeTheReport(ReportPeriod report) {
        if (report.from.isEmpty() || report.to.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return this;
        }
        LocalDate first = report.from.get();
        LocalDate last = report.to.get();
        boolean calendarYear = from.get().getDayOfYear() == 1
                && to.get().equals(from.get().plusYears(1).minusDays(1));
        if (calendarYear && first.plusYears(1).minusDays(1).equals(last)) {
            int years = to.get().getYear() - last.getYear(); // 2025 may be a year that ends in June
            return new ReportPeriod(
                    Optional.of(first.plusYears(years)),
                    Optional.of(first.plusYears(years + 1).minusDays(1)));
        }
        long months = ChronoUnit.MONTHS.between(first, last.plusDays(1));
        boolean whole = months > 0 && first.plusMonths(months).minusDays(1).equals(last);
        return whole && from.equals(to) ? new ReportPeriod(to.map(day -> monthsBefore(day, months)), to) : this;
    }

    /** The first day of the months that end with a day. */
    private static LocalDate monthsBefore(LocalDate last, long months) {
        return last.plusDays(1).minusMonths(months);
    }

    private static Optional<ReportPeriod> read(String text) {
        Matcher ended = ENDED.matcher(text);
        if (ended.matches()) {
            return ended(ended);
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return numbers(numbers);
        }
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

    private static Optional<ReportPeriod> ended(Matcher ended) {
        int count = ended.group("n") == null ? 1 : Integer.parseInt(ended.group("n"));
        int months = count
                * switch (ended.group("unit")) {
                    case "month" -> 1;
                    case "quarter" -> 3;
                    default -> 12;
                };
        return last(ended, 1, year(ended, 1)).flatMap(day -> period(monthsBefore(day, months), day));
    }

    /** Days in numbers, where only one order of day and month makes a period of them. */
    private static Optional<ReportPeriod> numbers(Matcher numbers) {
        Optional<ReportPeriod> dayFirst = numbers(numbers, 1, 2);
        Optional<ReportPeriod> monthFirst = numbers(numbers, 2, 1);
        return dayFirst.isPresent() && monthFirst.isPresent()
                ? dayFirst.filter(period -> period.equals(monthFirst.get()))
                : dayFirst.or(() -> monthFirst);
    }

    private static Optional<ReportPeriod> numbers(Matcher numbers, int day, int month) {
        try {
            LocalDate from = day(numbers, 3, month, day);
            LocalDate to = day(numbers, 6, 3 + month, 3 + day);
            return from.isAfter(to) ? Optional.empty() : period(from, to);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher numbers, int year, int month, int day) {
        return LocalDate.of(
                Integer.parseInt(numbers.group(year)),
                Integer.parseInt(numbers.group(month)),
                Integer.parseInt(numbers.group(day)));
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
