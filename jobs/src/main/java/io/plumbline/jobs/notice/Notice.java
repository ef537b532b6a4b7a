package io.plumbline.jobs.notice;

import io.plumbline.jobs.nightly.RunReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person is told after a run: alarms and what is well again, with client ids and reasons and no figures but those
 * of the reasons.
 *
 * @param workspace the name of its folder
 */
record Notice(String workspace, Instant at, String outcome, List<Alarm> alarms, List<Alarm> well) {
    Notice {
        workspace = workspace.replaceAll("\\p{Cntrl}+", " ");
        alarms = List.copyOf(alarms);
        well = List.copyOf(well);
    }

    static Notice of(String workspace, Instant at, RunReport report, Told.News news) {
        return new Notice(workspace, at, report.outcome().name().toLowerCase(Locale.ROOT), news.alarms(), news.well());
    }

    /** One line: {@code Plumbline, books: 1 check broke, 2 clients stale, 1 well again}. */
    String subject() {
        return "Plumbline, %s: %s"
                .formatted(
                        workspace,
                        Stream.of(
                                        has(Alarm.Kind.RUN_FAILED) ? "the run failed" : "",
                                        count(Alarm.Kind.CHECK_BROKEN, "check broke", "checks broke"),
                                        count(Alarm.Kind.CLIENT_STALE, "client stale", "clients stale"),
                                        well.isEmpty() ? "" : well.size() + " well again")
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")));
    }

    /** The whole, a line for each alarm. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(subject());
        alarms.forEach(alarm -> lines.add("- " + alarm.inWords()));
        well.forEach(alarm -> lines.add("- Well again: " + alarm.subject()));
        return String.join("\n", lines);
    }

    private boolean has(Alarm.Kind kind) {
        return alarms.stream().anyMatch(alarm -> alarm.kind() == kind);
    }

    private String count(Alarm.Kind kind, String one, String many) {
        long count = alarms.stream().filter(alarm -> alarm.kind() == kind).count();
        return count == 0 ? "" : count + " " + (count == 1 ? one : many);
    }
}
