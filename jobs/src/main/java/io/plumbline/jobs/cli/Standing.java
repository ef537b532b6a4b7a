package io.plumbline.jobs.cli;

import io.plumbline.jobs.nightly.Nights;
import io.plumbline.jobs.notice.Notices;
import io.plumbline.jobs.schedule.NextRun;
import io.plumbline.jobs.workspace.OperationSettings;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code status} says beside the runs: when the next one is due, and which notices did not arrive. */
final class Standing {
    private Standing() {}

    static List<String> of(Workspace workspace, Instant now) {
        OperationSettings operation = workspace.settings().operation();
        List<String> sentences = new ArrayList<>();
        next(workspace.warehouse(), operation.schedule(), now).ifPresent(sentences::add);
        if (operation.notices().webhook().isPresent()
                || operation.notices().mail().isPresent()) {
            sentences.addAll(Notices.troubles(workspace.warehouse()));
        }
        return sentences;
    }

    private static Optional<String> next(WarehouseFolder warehouse, OperationSettings.Schedule schedule, Instant now) {
        Optional<String> resident = Nights.resident(warehouse);
        Optional<NextRun> known = resident.flatMap(process -> NextRun.in(warehouse));
        return known.map(next -> "Next run: %s (%s; plumbline schedule, %s)"
                        .formatted(moment(next.at(), ZoneId.of(next.timeZone())), next.cron(), resident.orElseThrow()))
                .or(() -> schedule.cron()
                        .filter(cron -> resident.isEmpty())
                        .map(cron ->
                                "Due next: %s (%s), if a scheduler is there to run it; no `plumbline schedule` is at work here"
                                        .formatted(
                                                moment(cron.next(now, schedule.timeZone()), schedule.timeZone()),
                                                cron)));
    }

    private static String moment(Instant at, ZoneId zone) {
        return at.atZone(zone).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
