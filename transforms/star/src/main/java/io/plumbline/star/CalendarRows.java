package io.plumbline.star;

import io.plumbline.warehouse.calendar.FiscalPeriod;
import io.plumbline.warehouse.client.Client;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The reporting calendar as rows: fiscal months of a client, and the days within them. */
final class CalendarRows {
    private CalendarRows() {}

    /**
     * The days that a calendar has to hold.
     *
     * @param odd days that are surely mistyped: their months are there, not the centuries between
     */
    record Reach(LocalDate first, LocalDate last, List<LocalDate> odd) {}

    /** Whole fiscal years from the first day on, at least to the end of the one that runs. */
    static List<FiscalPeriod> periods(Client client, Reach reach, Instant asOf) {
        LocalDate today = asOf.atZone(client.timeZone()).toLocalDate();
        LocalDate from = yearStart(client, earlier(reach.first(), today));
        LocalDate to = yearEnd(client, later(reach.last(), today));
        Map<LocalDate, FiscalPeriod> byFirstDay = new HashMap<>();
        client.calendar().periods(from, to).forEach(period -> byFirstDay.put(period.firstDay(), period));
        for (LocalDate odd : reach.odd()) {
            client.calendar().periods(odd, odd).forEach(period -> byFirstDay.put(period.firstDay(), period));
        }
        return byFirstDay.values().stream()
                .sorted(java.util.Comparator.comparing(FiscalPeriod::firstDay))
                .toList();
    }

    static List<Row> rows(Client client, Collection<FiscalPeriod> periods, Instant asOf) {
        List<LocalDate> firstDays = periods.stream().map(FiscalPeriod::firstDay).toList();
        java.util.Set<LocalDate> present = java.util.Set.copyOf(firstDays);
        LocalDate today = asOf.atZone(client.timeZone()).toLocalDate();
        return periods.stream()
                .map(period -> RowFactory.create(
                        key(client, period.firstDay()),
                        client.id(),
                        period.label(),
                        period.firstDay(),
                        period.lastDay(),
                        period.days(),
                        period.fiscalYear(),
                        period.quarter(),
                        period.number(),
                        period.yearFirstDay(),
                        keyIfPresent(client, period.priorFirstDay(), present),
                        keyIfPresent(client, period.priorYearFirstDay(), present),
                        status(period, today, client.closingDays())))
                .toList();
    }

    /** The first eight bytes of the SHA-256 of client and first day. */
    static long key(Client client, LocalDate firstDay) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((client.id() + "|" + firstDay).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every day of the periods, once. */
    static NavigableSet<LocalDate> days(Collection<FiscalPeriod> periods) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        periods.forEach(period ->
                period.firstDay().datesUntil(period.lastDay().plusDays(1)).forEach(days::add));
        return days;
    }

    static Row dayRow(String shard, LocalDate day) {
        return RowFactory.create(
                shard,
                day,
                day.getYear(),
                day.get(IsoFields.QUARTER_OF_YEAR),
                day.getMonthValue(),
                day.getDayOfMonth(),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                day.getDayOfWeek().getValue(),
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    static String status(FiscalPeriod period, LocalDate today, int closingDays) {
        if (!today.isAfter(period.lastDay())) {
            return "open";
        }
        return today.isAfter(period.lastDay().plusDays(closingDays)) ? "closed" : "soft-closed";
    }

    private static @Nullable Long keyIfPresent(Client client, LocalDate firstDay, java.util.Set<LocalDate> present) {
        return present.contains(firstDay) ? key(client, firstDay) : null;
    }

    private static LocalDate yearStart(Client client, LocalDate day) {
        return client.calendar().periods(day, day).get(0).yearFirstDay();
    }

    private static LocalDate yearEnd(Client client, LocalDate day) {
        int year = client.calendar().periods(day, day).get(0).fiscalYear();
        return client.calendar().periods(day, day.plusDays(380)).stream()
                .filter(period -> period.fiscalYear() == year)
                .map(FiscalPeriod::lastDay)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return Stream.of(one, other).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return Stream.of(one, other).max(LocalDate::compareTo).orElseThrow();
    }
}
