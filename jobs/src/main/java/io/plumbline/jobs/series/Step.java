package io.plumbline.jobs.series;

import io.plumbline.analyses.series.Frequency;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a period is written, and so how periods are counted. */
public enum Step {
    NUMBER("a running integer", "[+-]?\\d{1,15}"),
    QUARTER("a quarter as 2025-Q1", "(\\d{4})-?Q([1-4])"),
    MONTH("a month as 2025-03", "\\d{4}-\\d{2}"),
    DAY("a day as 2025-03-31", "\\d{4}-\\d{2}-\\d{2}"),
    HOUR("an hour as 2025-03-31T14:00", "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?");

    private final String words;
    private final Pattern pattern;

    Step(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    static Optional<Step> of(String text) {
        for (Step step : values()) {
            if (step.pattern.matcher(text).matches() && step.read(text).isPresent()) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    String words() {
        return words;
    }

    /** The number itself; quarters and months since the year 0; days and hours since 1970; nothing for a 31st of February. */
    Optional<Long> read(String text) {
        try {
            return Optional.of(
                    switch (this) {
                        case NUMBER -> Long.parseLong(text);
                        case QUARTER -> quarter(text);
                        case MONTH -> month(YearMonth.parse(text));
                        case DAY -> LocalDate.parse(text).toEpochDay();
                        case HOUR ->
                            ChronoUnit.HOURS.between(
                                    LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.parse(text.replace(' ', 'T')));
                    });
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The periods of a frequency, counted; a week is told by its days since any one of them. */
    long counted(long at, Frequency frequency) {
        if (this == NUMBER) {
            return at;
        }
        return switch (frequency) {
            case YEARLY -> Math.floorDiv(months(at), 12);
            case QUARTERLY -> Math.floorDiv(months(at), 3);
            case MONTHLY -> months(at);
            case WEEKLY -> Math.floorDiv(days(at), 7);
            case DAILY -> days(at);
            case HOURLY -> this == HOUR ? at : days(at) * 24;
        };
    }

    /** What steps of that many months, days or hours make. */
    Optional<Frequency> frequency(long typicalStep) {
        return Optional.ofNullable(
                switch (this) {
                    case NUMBER -> null;
                    case QUARTER -> typicalStep == 4 ? Frequency.YEARLY : Frequency.QUARTERLY;
                    case MONTH ->
                        typicalStep >= 12
                                ? Frequency.YEARLY
                                : typicalStep >= 3 ? Frequency.QUARTERLY : Frequency.MONTHLY;
                    case DAY -> ofDays(typicalStep);
                    case HOUR -> typicalStep < 24 ? Frequency.HOURLY : ofDays(typicalStep / 24);
                });
    }

    private static Frequency ofDays(long days) {
        if (days >= 300) {
            return Frequency.YEARLY;
        } else if (days >= 80) {
            return Frequency.QUARTERLY;
        } else if (days >= 27) {
            return Frequency.MONTHLY;
        }
        return days >= 6 ? Frequency.WEEKLY : Frequency.DAILY;
    }

    /** Its first day; nothing for a number. */
    Optional<LocalDate> day(long at) {
        return this == NUMBER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days(at)));
    }

    private long months(long at) {
        return switch (this) {
            case QUARTER -> at * 3;
            case DAY, HOUR -> month(YearMonth.from(LocalDate.ofEpochDay(days(at))));
            default -> at;
        };
    }

    private long days(long at) {
        return switch (this) {
            case QUARTER, MONTH ->
                LocalDate.of((int) Math.floorDiv(months(at), 12), (int) Math.floorMod(months(at), 12L) + 1, 1)
                        .toEpochDay();
            case HOUR -> Math.floorDiv(at, 24);
            default -> at;
        };
    }

    private static long month(YearMonth month) {
        return month.getYear() * 12L + month.getMonthValue() - 1;
    }

    private static long quarter(String text) {
        Matcher matcher = QUARTER.pattern.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException(text);
        }
        return Long.parseLong(matcher.group(1)) * 4 + Long.parseLong(matcher.group(2)) - 1;
    }
}
