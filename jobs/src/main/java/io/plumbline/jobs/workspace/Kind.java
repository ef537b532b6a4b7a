package io.plumbline.jobs.workspace;

import io.plumbline.analyses.forecast.regression.CalendarEffect;
import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import io.plumbline.jobs.workspace.ReadingSettings.DecimalMark;
import io.plumbline.warehouse.calendar.ReferenceDate;
import io.plumbline.warehouse.calendar.WeeklyCalendar;
import io.plumbline.warehouse.chart.StandardChart;
import io.plumbline.warehouse.client.ForecastRule;
import io.plumbline.warehouse.schema.Tables;
import io.plumbline.warehouse.serve.Checks;
import io.plumbline.warehouse.serve.SeriesNames;
import io.plumbline.warehouse.serve.Severity;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may stand behind a key, and how it is read.
 *
 * @param expected in words, for the message
 * @param known words to suggest from
 */
record Kind<T>(String expected, Collection<String> known, Function<String, Optional<T>> reading) {
    static final Kind<String> TEXT = matching("a text", text -> !text.isBlank());

    static final Kind<String> INDUSTRY =
            matching("a NAICS code of 2 to 6 digits such as 311811", text -> text.matches("\\d{2,6}|\\d{2}-\\d{2}"));

    static final Kind<String> CURRENCY = among(
            "an ISO currency such as EUR",
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .toList());

    static final Kind<ZoneId> TIME_ZONE =
            new Kind<>("a time zone such as Europe/Paris", ZoneId.getAvailableZoneIds(), Kind::zone);

    static final Kind<Month> MONTH = new Kind<>("a month such as July", names(Month.values()), Kind::month);

    static final Kind<WeeklyCalendar.Pattern> WEEKS = oneOf(Map.of(
            "4-4-5",
            WeeklyCalendar.Pattern.W445,
            "4-5-4",
            WeeklyCalendar.Pattern.W454,
            "5-4-4",
            WeeklyCalendar.Pattern.W544,
            "13x4",
            WeeklyCalendar.Pattern.W13X4));

    static final Kind<WeeklyCalendar.ExtraWeek> EXTRA_WEEK = oneOf(Map.of(
            "kept",
            WeeklyCalendar.ExtraWeek.KEPT,
            "left out",
            WeeklyCalendar.ExtraWeek.LEFT_OUT,
            "restated",
            WeeklyCalendar.ExtraWeek.RESTATED));

    /** Of a year of calendar months. */
    static final Kind<ReferenceDate> REFERENCE_DATE =
            new Kind<>("a day such as 5 April, or a month such as June", names(Month.values()), Kind::referenceDate);

    static final Kind<LocalDate> DATE = new Kind<>("a day such as 2025-01-31", List.of(), Kind::date);

    static final Kind<YearEnd> YEAR_END =
            new Kind<>("`last Saturday of January` or `Saturday nearest to end of January`", List.of(), YearEnd::read);

    static final Kind<String> CHART = oneOf(
            "pcg", "skr03", "skr04", "no-ns4102", "pt-snc", "uk-sage", "us", "es-pgc", "se-bas", "ro-omfp", "lu-pcn");

    static final Kind<DateOrder> DATES =
            oneOf(Map.of("mdy", DateOrder.MDY, "dmy", DateOrder.DMY, "ymd", DateOrder.YMD));

    static final Kind<DecimalMark> DECIMAL = oneOf(Map.of("point", DecimalMark.POINT, "comma", DecimalMark.COMMA));

    static final Kind<Severity> SEVERITY = oneOf(Map.of("warning", Severity.WARNING, "error", Severity.ERROR));

    static final Kind<String> CHECK = among("a check such as books_balance", Checks.NAMES);

    static final Kind<Charset> ENCODING = new Kind<>(
            "an encoding such as UTF-8, windows-1252 or IBM850",
            List.of("UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "ISO-8859-15", "IBM850"),
            Kind::charset);

    static final Kind<PathPattern> GLOB =
            new Kind<>("a file pattern such as exports/ledger-*.csv", List.of(), Kind::pattern);

    static final Kind<String> STANDARD_ACCOUNT = among(
            "an account of the standard chart such as rent",
            StandardChart.shipped().codes());

    static final Kind<String> CASH_FLOW = oneOf("cash", "operating", "investing", "financing", "non-cash", "none");

    static final Kind<String> PLAN = matching(
            "a plan such as budget-2025, or a version of it such as budget-2025@1",
            text -> text.matches("[^@]+(@[1-9]\\d{0,8})?"));

    static final Kind<String> PERSONAL_COLUMN = among(
            "a staged column with personal data such as deal.owner",
            Tables.STAGING.stream()
                    .flatMap(table -> table.columns().stream()
                            .filter(column -> column.personal().isPresent())
                            .map(column -> table.name() + "." + column.name()))
                    .toList());

    static final Kind<BigDecimal> SHARE = new Kind<>("a share such as 80 % or 0.8", List.of(), Kind::share);

    static final Kind<LocalDate> MONTH_START = new Kind<>(
            "the first day of a month, such as 2025-07-01",
            List.of(),
            text -> day(text).filter(day -> day.getDayOfMonth() == 1));

    static final Kind<LocalDate> MONTH_END = new Kind<>(
            "the last day of a month, such as 2025-06-30",
            List.of(),
            text -> day(text).filter(day -> day.plusDays(1).getDayOfMonth() == 1));

    static final Kind<Long> SIZE = new Kind<>("a size such as 500 MB or 20 GB", List.of(), Kind::bytes);

    static final Kind<String> MASTER = matching(
            "a Spark master such as local[*] or spark://host:7077",
            text -> text.matches("local(\\[.+])?|[a-z0-9]+://.+|yarn"));

    /** Credentials belong in the environment: this file is read by many and copied. */
    static final Kind<String> SPARK_SETTING = matching(
            "a setting of Spark such as spark.executor.memory, and no credentials, which come from the environment",
            text -> text.matches("spark\\.[A-Za-z0-9_.-]+")
                    && !text.toLowerCase(Locale.ROOT).matches(".*(secret|password|token|access\\.?key|credential).*"));

    static final Kind<String> WAREHOUSE = matching(
            "a folder, or an address such as s3a://bucket/prefix without credentials in it",
            text -> text.startsWith("s3a:")
                    ? text.matches("s3a://[a-z0-9][a-z0-9.-]+(/[A-Za-z0-9_.=/-]*)?")
                    : !text.isBlank() && !text.contains("://"));

    static final Kind<String> HTTP_ADDRESS =
            matching("an address such as https://s3.example.com", text -> text.matches("https?://[^\\s@/]+/?"));

    static final Kind<Boolean> YES_OR_NO = oneOf(Map.of("true", true, "false", false));

    static final Kind<String> POSTGRESQL = matching(
            "the address of a PostgreSQL database, jdbc:postgresql://host:5432/plumbline",
            text -> text.matches("jdbc:postgresql://[^/?@\\s]+/[^/?\\s]+(\\?\\S*)?"));

    static final Kind<Duration> TIME_SPAN =
            new Kind<>("a time span such as 30 seconds, 5 minutes, 2 hours or 7 days", List.of(), Kind::timeSpan);

    /** Zero stands for never. */
    static final Kind<Duration> REPEAT = new Kind<>(
            "`never`, or a time span such as 12 hours or 7 days",
            List.of("never"),
            text -> text.equals("never") ? Optional.of(Duration.ZERO) : timeSpan(text));

    static final Kind<BigDecimal> AMOUNT = new Kind<>(
            "an amount such as 0.01 or 500",
            List.of(),
            text -> Optional.of(text)
                    .filter(digits -> digits.matches("\\d{1,12}(\\.\\d{1,4})?"))
                    .map(BigDecimal::new));

    /** In the sign in which the line is shown. */
    static final Kind<ForecastRule.Limit> LIMIT = new Kind<>(
            "an amount a month such as 1500 or -200.50, or `budget`",
            List.of("budget"),
            text -> text.equals("budget")
                    ? Optional.of(ForecastRule.Limit.BUDGET)
                    : Optional.of(text)
                            .filter(digits -> digits.matches("-?\\d{1,12}(\\.\\d{1,4})?"))
                            .map(digits -> ForecastRule.Limit.of(new BigDecimal(digits))));

    static final Kind<String> CALENDAR_EFFECT =
            oneOf(Stream.concat(Arrays.stream(CalendarEffect.values()).map(CalendarEffect::word), Stream.of("none"))
                    .toArray(String[]::new));

    static final Kind<String> BUDGET = oneOf("budget");

    static final Kind<Integer> PORT = wholeNumber(1, 65_535);

    static final Kind<String> HOST =
            matching("the name or address of a host, such as mail.example.com", text -> text.matches("[\\w.:-]+"));

    static final Kind<String> MAIL_ADDRESS =
            matching("an address such as books@example.com", text -> text.matches("[^@\\s<>,;]+@[^@\\s<>,;]+"));

    static final Kind<OperationSettings.Security> SECURITY = oneOf(Map.of(
            "starttls",
            OperationSettings.Security.STARTTLS,
            "tls",
            OperationSettings.Security.TLS,
            "none",
            OperationSettings.Security.NONE));

    static final Kind<OperationSettings.Logs> LOGS =
            oneOf(Map.of("text", OperationSettings.Logs.TEXT, "json", OperationSettings.Logs.JSON));

    /** When a year of whole weeks ends. */
    record YearEnd(WeeklyCalendar.YearEnd rule, DayOfWeek weekday, Month month) {
        private static final Pattern LAST = Pattern.compile("last (\\w+) (?:of|in) (\\w+)", Pattern.CASE_INSENSITIVE);
        private static final Pattern NEAREST =
                Pattern.compile("(\\w+) nearest(?: to)?(?: the)? end of (\\w+)", Pattern.CASE_INSENSITIVE);

        static Optional<YearEnd> read(String text) {
            return read(text, LAST, WeeklyCalendar.YearEnd.LAST)
                    .or(() -> read(text, NEAREST, WeeklyCalendar.YearEnd.NEAREST));
        }

        private static Optional<YearEnd> read(String text, Pattern pattern, WeeklyCalendar.YearEnd rule) {
            Matcher matcher = pattern.matcher(text.strip().replaceAll("\\s+", " "));
            return matcher.matches()
                    ? Kind.weekday(matcher.group(1))
                            .flatMap(day -> Kind.month(matcher.group(2)).map(month -> new YearEnd(rule, day, month)))
                    : Optional.empty();
        }
    }

    /** Asked for where it is used: who says nothing of forecasts need not wait for the list. */
    static Kind<String> series() {
        List<String> names = SeriesNames.free();
        return new Kind<>(
                "a line of the income statement, a line of the balance sheet outside equity, or a KPI, such as Rent or kpi.orders;"
                        + " totals are sums of their lines",
                names,
                text -> names.stream().filter(text::equalsIgnoreCase).findFirst());
    }

    /** A whole number from {@code least} to {@code most}. */
    static Kind<Integer> wholeNumber(int least, int most) {
        return new Kind<>(
                "a whole number from %d to %d".formatted(least, most),
                List.of(),
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .filter(number -> number >= least && number <= most));
    }

    @SafeVarargs
    private static Kind<String> oneOf(String... words) {
        return among("one of " + String.join(", ", words), List.of(words));
    }

    private static <T> Kind<T> oneOf(Map<String, T> words) {
        return new Kind<>(
                "one of " + words.keySet().stream().sorted().collect(Collectors.joining(", ")),
                words.keySet(),
                text -> Optional.ofNullable(words.get(text)));
    }

    private static Kind<String> among(String expected, Collection<String> words) {
        return new Kind<>(expected, words, text -> Optional.of(text).filter(words::contains));
    }

    private static Kind<String> matching(String expected, Predicate<String> rule) {
        return new Kind<>(expected, List.of(), text -> Optional.of(text).filter(rule));
    }

    private static List<String> names(Month[] months) {
        return Stream.of(months)
                .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList();
    }

    private static Optional<Month> month(String text) {
        return Arrays.stream(Month.values())
                .filter(month -> text.equals(String.valueOf(month.getValue()))
                        || text.equalsIgnoreCase(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        || text.equalsIgnoreCase(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
                .findFirst();
    }

    private static Optional<ReferenceDate> referenceDate(String text) {
        Matcher matcher = Pattern.compile("(?:(\\d{1,2})\\.? )?(\\w+)(?: (\\d{1,2}))?")
                .matcher(text.strip().replaceAll("\\s+", " "));
        if (!matcher.matches() || (matcher.group(1) != null && matcher.group(3) != null)) {
            return Optional.empty();
        }
        String day = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        return month(matcher.group(2))
                .filter(month ->
                        day == null || (Integer.parseInt(day) >= 1 && Integer.parseInt(day) <= month.maxLength()))
                .map(month -> day == null ? ReferenceDate.of(month) : new ReferenceDate(month, Integer.parseInt(day)));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<DayOfWeek> weekday(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> text.equalsIgnoreCase(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** More than nothing, at most the whole. */
    private static Optional<BigDecimal> share(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*(%?)").matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1))
                                .movePointLeft(matcher.group(2).isEmpty() ? 0 : 2))
                        .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
                : Optional.empty();
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(String text) {
        try {
            return Charset.isSupported(text) ? Optional.of(Charset.forName(text)) : Optional.empty();
        } catch (IllegalCharsetNameException notEvenAName) {
            return Optional.empty();
        }
    }

    private static Optional<PathPattern> pattern(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new PathPattern(text));
        } catch (PatternSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> timeSpan(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,6})\\s*(second|minute|hour|day)s?", Pattern.CASE_INSENSITIVE)
                .matcher(text.strip());
        return matcher.matches()
                ? Optional.of(Duration.of(
                                Long.parseLong(matcher.group(1)),
                                ChronoUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT) + "S")))
                        .filter(span -> !span.isZero())
                : Optional.empty();
    }

    private static Optional<Long> bytes(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)i?B?", Pattern.CASE_INSENSITIVE)
                .matcher(text.strip());
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1)) << shift(matcher.group(2)))
                        .filter(bytes -> bytes > 0)
                : Optional.empty();
    }

    private static int shift(String unit) {
        return " KMGT".indexOf(unit.isEmpty() ? " " : unit.toUpperCase(Locale.ROOT)) * 10;
    }
}
