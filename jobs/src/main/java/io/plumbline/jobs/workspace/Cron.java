package io.plumbline.jobs.workspace;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When the nightly job is due: five fields as in a crontab (minute, hour, day of the month, month, day of the week), six
 * with the second before them, or a word such as {@code daily}, with or without cron's {@code @}.
 *
 * <p>Five fields mean what cron makes of them: where day of the month and day of the week are both given, either will
 * do. With six, as Spring reads them, both must hold.
 */
public final class Cron {
    private static final List<String> NAMES = List.of("second", "minute", "hour", "day", "month", "weekday");
    private static final List<String> WITHIN_THE_DAY = List.of("@hourly");

    /** Far enough for a 29th of February on a given weekday. */
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final String text;
    private final List<CronExpression> either;
    private final boolean goesByTheClock;

    private Cron(String text, List<String> expressions) {
        this.text = text;
        this.either = expressions.stream().map(CronExpression::parse).toList();
        this.goesByTheClock = expressions.stream().noneMatch(Cron::repeatsWithinTheDay);
    }

    /** The expression; an exception says what is wrong with it. */
    public static Cron of(String text) {
        String words = text.strip().replaceAll("\\s+", " ");
        Cron cron = new Cron(words, expressions(words));
        if (cron.either.stream().allMatch(expression -> expression.next(SOME_DAY) == null)) {
            throw new IllegalArgumentException("no such day ever comes");
        }
        return cron;
    }

    private static List<String> expressions(String words) {
        String[] fields = words.split(" ", -1);
        if (fields.length != 5) {
            return List.of(words.matches("[a-z]+") ? "@" + words : words);
        }
        boolean both = isGiven(fields[2]) && isGiven(fields[4]);
        return both
                ? Stream.of(with(fields, 4), with(fields, 2)).map("0 "::concat).toList()
                : List.of("0 " + words);
    }

    private static boolean repeatsWithinTheDay(String expression) {
        String[] fields = expression.split(" ", -1);
        return fields.length == 6
                ? fields[1].startsWith("*") || fields[2].startsWith("*")
                : WITHIN_THE_DAY.contains(expression);
    }

    private static boolean isGiven(String field) {
        return !field.startsWith("*") && !field.equals("?");
    }

    private static String with(String[] fields, int any) {
        String[] changed = Arrays.copyOf(fields, fields.length);
        changed[any] = "*";
        return String.join(" ", changed);
    }

    /**
     * The first moment after this one. Where a given time of day does not exist because clocks are put forward, the run is
     * as much later; where it comes twice, the first counts. An expression that repeats within the day goes on by the
     * minutes that pass.
     */
    public Instant next(Instant after, ZoneId zone) {
        return either.stream()
                .map(expression ->
                        goesByTheClock ? nextByTheClock(expression, after, zone) : next(expression, after, zone))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException(text + " never comes again"));
    }

    private static @Nullable Instant next(CronExpression expression, Instant after, ZoneId zone) {
        ZonedDateTime next = expression.next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    /** On the calendar alone: Spring would leave out a night whose time of day does not exist, and run twice in the other. */
    private static @Nullable Instant nextByTheClock(CronExpression expression, Instant after, ZoneId zone) {
        UnaryOperator<@Nullable LocalDateTime> following = day -> day == null ? null : expression.next(day);
        return Stream.iterate(following.apply(LocalDateTime.ofInstant(after, zone)), Objects::nonNull, following)
                .map(day -> day.atZone(zone).toInstant())
                .filter(moment -> moment.isAfter(after))
                .findFirst()
                .orElse(null);
    }

    /** What its fields are, for a person: {@code minute 30, hour 3, day *, month *, weekday 1-5}. */
    public String inWords() {
        String[] fields = text.split(" ", -1);
        int first = NAMES.size() - fields.length;
        if (fields.length < 5) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        for (int field = 0; field < fields.length; field++) {
            words.append(field == 0 ? "" : ", ")
                    .append(NAMES.get(first + field))
                    .append(' ')
                    .append(fields[field]);
        }
        return words.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** What is wrong with an expression; empty where nothing is. */
    static Optional<String> problem(String text) {
        try {
            of(text);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
