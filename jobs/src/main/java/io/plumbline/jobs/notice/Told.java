package io.plumbline.jobs.notice;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.notice.Alarm.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has been told over one channel and is not yet well again.
 *
 * @param alarms by their keys
 * @param trouble why the last delivery failed; empty where it did not
 */
record Told(SortedMap<String, Entry> alarms, @Nullable Trouble trouble) {
    static final Told NOTHING = new Told(new TreeMap<>(), null);

    /**
     * An alarm that holds.
     *
     * @param toldAt when last; empty where its delivery failed
     */
    record Entry(Alarm alarm, @Nullable Instant toldAt) {
        boolean isTold() {
            return toldAt != null;
        }
    }

    /** A delivery that failed. */
    record Trouble(String reason, Instant at) {}

    /**
     * What a run brought that this channel has not heard.
     *
     * @param alarms new ones, and those whose time to be repeated has come
     * @param well told before, and over
     * @param standing every alarm that holds after the run
     */
    record News(List<Alarm> alarms, List<Alarm> well, List<Alarm> standing) {
        boolean isNone() {
            return alarms.isEmpty() && well.isEmpty();
        }
    }

    Told {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
    }

    News news(RunReport report, Instant now, Optional<Duration> repeat) {
        List<Alarm> standing = standing(report);
        Set<String> keys = keys(standing);
        Set<String> troubled =
                standing.stream().map(Told::whose).filter(Objects::nonNull).collect(Collectors.toSet());
        return new News(
                standing.stream().filter(alarm -> isDue(alarm, now, repeat)).toList(),
                alarms.values().stream()
                        .filter(Entry::isTold)
                        .map(Entry::alarm)
                        .filter(alarm -> !keys.contains(alarm.key()) && !troubled.contains(whose(alarm)))
                        .toList(),
                standing);
    }

    /** After the news were delivered. */
    Told with(News news, Instant now) {
        Set<String> spoken = keys(news.alarms());
        SortedMap<String, Entry> after = new TreeMap<>();
        news.standing()
                .forEach(alarm ->
                        after.put(alarm.key(), new Entry(alarm, spoken.contains(alarm.key()) ? now : toldAt(alarm))));
        return new Told(after, null);
    }

    /** After the delivery failed: nothing of the news is forgotten. */
    Told with(News news, Trouble undelivered) {
        SortedMap<String, Entry> after = new TreeMap<>();
        news.well().forEach(alarm -> after.put(alarm.key(), new Entry(alarm, toldAt(alarm))));
        news.standing().forEach(alarm -> after.put(alarm.key(), new Entry(alarm, toldAt(alarm))));
        return new Told(after, undelivered);
    }

    private @Nullable Instant toldAt(Alarm alarm) {
        Entry before = alarms.get(alarm.key());
        return before == null ? null : before.toldAt();
    }

    private static Set<String> keys(List<Alarm> alarms) {
        return alarms.stream().map(Alarm::key).collect(Collectors.toSet());
    }

    /** A run that failed says nothing about clients; a held client that was not built anew keeps the alarms it has. */
    private List<Alarm> standing(RunReport report) {
        List<Alarm> standing = new ArrayList<>();
        if (report.outcome() == RunReport.Outcome.FAILED) {
            standing.add(Alarm.ofRun(report));
            alarms.values().stream()
                    .map(Entry::alarm)
                    .filter(alarm -> alarm.kind() != Kind.RUN_FAILED)
                    .forEach(standing::add);
        } else {
            report.held().forEach(client -> standing.addAll(standing(client)));
        }
        return standing;
    }

    private List<Alarm> standing(ClientReport client) {
        List<Alarm> before = alarms.values().stream()
                .map(Entry::alarm)
                .filter(alarm -> client.clientId().equals(alarm.clientId()))
                .toList();
        return client.checks().isEmpty() && !before.isEmpty() ? before : Alarm.of(client);
    }

    /** A night is never exactly a day after the one before: a tenth of the span is given away. */
    private boolean isDue(Alarm alarm, Instant now, Optional<Duration> repeat) {
        Instant toldAt = toldAt(alarm);
        return toldAt == null
                || repeat.filter(span ->
                                !toldAt.plus(span).minus(span.dividedBy(10)).isAfter(now))
                        .isPresent();
    }

    private static @Nullable String whose(Alarm alarm) {
        return alarm.clientId();
    }
}
