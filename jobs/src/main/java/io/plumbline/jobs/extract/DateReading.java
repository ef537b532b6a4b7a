package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.ReadingSettings.DateOrder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL that reads dates. Dates that leave no doubt are read under any order of day, month and year. */
final class DateReading {
    private static final List<String> UNDOUBTED = List.of(
            "%Y-%m-%d",
            "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y");
    private static final List<String> TIMES =
            List.of(" %H:%M", " %H:%M:%S", " %H:%M:%S.%g", " %I:%M %p", " %I:%M:%S %p");

    private DateReading() {}

    /** The timestamp that a text stands for in this order, null when it is none. */
    static String sql(DateOrder order, String text) {
        return ("case when %1$s like '____-__-__' then try_cast(%1$s as timestamp)"
                        + " when regexp_matches(%1$s, '^[0-9]{4}-[0-9]{1,2}-[0-9]') then try_cast(%1$s as timestamp)"
                        + " when contains(%1$s, ':') then try_strptime(%1$s, [%3$s]) else try_strptime(%1$s, [%2$s]) end")
                .formatted(text, quoted(dates(order)), quoted(moments(order)));
    }

    private static List<String> dates(DateOrder order) {
        return Stream.concat(ordered(order).stream(), UNDOUBTED.stream()).toList();
    }

    private static List<String> moments(DateOrder order) {
        return dates(order).stream()
                .flatMap(date -> TIMES.stream().map(time -> date + time))
                .toList();
    }

    private static String quoted(List<String> patterns) {
        return patterns.stream().map(pattern -> "'" + pattern + "'").collect(Collectors.joining(", "));
    }

    /** Two digits of a year are tried first: under {@code %Y} they would be a year of antiquity. */
    private static List<String> ordered(DateOrder order) {
        return switch (order) {
            case YMD -> List.of("%Y%m%d");
            case DMY -> List.of("%d/%m/%y", "%d/%m/%Y", "%d.%m.%y", "%d.%m.%Y", "%d-%m-%y", "%d-%m-%Y");
            case MDY -> List.of("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y", "%m-%d-%Y");
        };
    }
}
