package io.plumbline.jobs.extract;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days that a file says something about itself with: in its name, and in its preamble. */
final class StatedDays {
    private static final Pattern IN_NAME =
            Pattern.compile("((?:19|20)\\d\\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private StatedDays() {}

    /** The first and the last day of the period that the preamble states, as far as it does. */
    static List<LocalDate> ofPeriod(Map<String, String> properties) {
        return List.of("period_from", "period_to").stream()
                .flatMap(name -> Optional.ofNullable(properties.get(name)).flatMap(StatedDays::day).stream())
                .toList();
    }

    /** The last day that the name of a dump mentions: dumps of one night are told apart by it. */
    static @Nullable LocalDate inName(String name) {
        LocalDate last = null;
        for (Matcher matcher = IN_NAME.matcher(name); matcher.find(); ) {
            last = day("%s-%s-%s".formatted(matcher.group(1), matcher.group(2), matcher.group(3)))
                    .orElse(last);
        }
        return last;
    }

    /** A day written {@code 2025-06-30} or {@code 20250630}. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(
                    text.length() == 8
                            ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
