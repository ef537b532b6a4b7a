package io.plumbline.jobs.series;

import io.plumbline.analyses.forecast.ForecastSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps ahead from one to another, both counted from 1 and included. */
public record Steps(int from, int to) {
    private static final Pattern WORDS = Pattern.compile("(?:([0-9]{1,4})-)?([0-9]{1,4})");

    /** Of {@code 4-15}, or of {@code 12} for the first twelve. */
    public static Optional<Steps> of(String text) {
        Matcher matcher = WORDS.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        int to = Integer.parseInt(matcher.group(2));
        return from >= 1 && to >= from && to <= ForecastSettings.LONGEST_HORIZON
                ? Optional.of(new Steps(from, to))
                : Optional.empty();
    }
}
