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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** Whole fiscal years from the first day on, at least to the end of the one that runs, with their adjustments. */
    static List<FiscalPeriod> periods(Client client, Reach reach, Instant asOf) {
        LocalDate today = asOf.atZone(client.timeZone()).toLocalDate();
        LocalDate from = yearStart(client, earlier(reach.first(), today));
        LocalDate to = yearEnd(client, later(reach.last(), today));
        Map<LocalDate, FiscalPeriod> byFirstDay = new HashMap<>();
        client.calendar().periods(from, to).forEach(period -> byFirstDay.put(period.firstDay(), period));
        for (LocalDate odd : reach.odd()) {
            client.calendar().periods(odd, odd).forEach(period -> byFirstDay.put(period.firstDay(), period));
        }
        List<FiscalPeriod> months = byFirstDay.values().stream()
                .sorted(Comparator.comparing(FiscalPeriod::firstDay))
                .toList();
        return Stream.concat(months.stream(), client.calendar().adjustmentPeriods(months).stream())
                .toList();
    }

    static List<Row> rows(Client client, Collection<FiscalPeriod> periods, Instant asOf) {
        Set<Long> present = periods.stream().map(period -> key(client, period)).collect(Collectors.toUnmodifiableSet());
        LocalDate today = asOf.atZone(client.timeZone()).toLocalDate();
        return periods.stream()
                .map(period -> RowFactory.create(
                        key(client, period),
                        client.id(),
                        period.label(),
                        period.firstDay(),
                        period.lastDay(),
                        period.days(),
                        period.fiscalYear(),
                        period.quarter(),
                        period.number(),
                        period.isAdjustment(),
                        period.yearFirstDay(),
                        ifPresent(key(client, period.priorFirstDay(), false), present),
                        ifPresent(key(client, period.priorYearFirstDay(), period.isAdjustment()), present),
                        period.compared().first(),
                        period.compared().last(),
                        status(period, today, client.closingDays())))
                .toList();
    }

    private static long key(Client client, FiscalPeriod period) {
        return key(client, period.firstDay(), period.isAdjustment());
    }

    /** The first eight bytes of the SHA-256 of client, first day and, for adjustments, a mark. */
    private static long key(Client client, LocalDate firstDay, boolean isAdjustment) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((client.id() + "|" + firstDay + (isAdjustment ? "|adjustment" : ""))
                            .getBytes(StandardCharsets.UTF_8));
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

    private static @Nullable Long ifPresent(long key, Set<Long> present) {
        return present.contains(key) ? key : null;
    }

    private static LocalDate yearStart(Client client, LocalDate day) {
        return client.calendar().periods(day, day).get(0).yearFirstDay();
    }

    private static LocalDate yearEnd(Client client, LocalDate day) {
        return client.calendar().periods(day, day).get(0).year().lastDay();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return Stream.of(one, other).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return Stream.of(one, other).max(LocalDate::compareTo).orElseThrow();
    }
}
