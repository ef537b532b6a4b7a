package io.plumbline.analyses.forecast.regression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The days on which feasts that follow the moon fall. */
final class MovingFeasts {
    private static final Map<Integer, LocalDate> CHINESE_NEW_YEARS = read();

    private MovingFeasts() {}

    /** Of the western churches: the algorithm of Meeus, Jones and Butcher (Nature, 1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int shifted = (century + 8) / 25;
        int epact = (19 * golden + century - century / 4 - (century - shifted + 1) / 3 + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * sunday) / 451;
        int day = epact + sunday - 7 * late + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }

    /** Of the eastern churches: Meeus's algorithm for the Julian calendar. */
    static LocalDate orthodoxEaster(int year) {
        int epact = (19 * (year % 19) + 15) % 30;
        int sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
        int day = epact + sunday + 114;
        int lag = year / 100 - year / 400 - 2;
        return LocalDate.of(year, day / 31, day % 31 + 1).plusDays(lag);
    }

    /** By the Umm al-Qura calendar, known from 1883 to 2174; sighting the moon may differ by a day. */
    static List<LocalDate> islamic(int year, int month, int day) {
        List<LocalDate> days = new ArrayList<>();
        int first = (year - 622) * 33 / 32;
        for (int islamic = first - 1; islamic <= first + 2; islamic++) {
            try {
                LocalDate date = LocalDate.from(HijrahDate.of(islamic, month, day));
                if (date.getYear() == year) {
                    days.add(date);
                }
            } catch (DateTimeException unknown) {
                // a year that the calendar does not reach has no such days
            }
        }
        return days;
    }

    /** Known from 1900 to 2100. */
    static List<LocalDate> chineseNewYear(int year) {
        LocalDate day = CHINESE_NEW_YEARS.get(year);
        return day == null ? List.of() : List.of(day);
    }

    private static Map<Integer, LocalDate> read() {
        try (InputStream in = Objects.requireNonNull(MovingFeasts.class.getResourceAsStream("chinese-new-year.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.equals("day"))
                    .map(LocalDate::parse)
                    .collect(Collectors.toMap(LocalDate::getYear, day -> day));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
