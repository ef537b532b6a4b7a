package io.plumbline.jobs.notice;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.warehouse.star.CheckResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How nights may end. */
final class Nights {
    static final RunReport WELL = report(Outcome.PUBLISHED, "Snapshot 2 is published.", client("bakery", null));

    static final RunReport FAILED = report(Outcome.FAILED, "star failed: the disk is full.");

    /** A check of the bakery broke in this run. */
    static final RunReport BROKEN = report(
            Outcome.HELD,
            "Snapshot 2 is built; bakery stay held",
            client("bakery", "check books_balance failed", failed("books_balance", "debits 100, credits 90")));

    /** The bakery is still held, and was not built anew. */
    static final RunReport STILL_HELD =
            report(Outcome.NOTHING_NEW, "Nothing new", client("bakery", "check books_balance failed"));

    /** Its export cannot be read. */
    static final RunReport STALE =
            report(Outcome.HELD, "held", client("bakery", "exports/<!channel>.csv: nobody can read that"));

    private Nights() {}

    static RunReport report(Outcome outcome, String message, ClientReport... clients) {
        return new RunReport(outcome, "2", null, message, List.of(clients), List.of(), Duration.ofSeconds(3));
    }

    static ClientReport client(String id, @Nullable String held, CheckResult... checks) {
        return new ClientReport(
                id,
                1,
                1,
                10,
                9,
                1,
                0,
                List.of(),
                List.of(checks),
                held,
                held == null ? null : "20250617T020000000Z",
                null);
    }

    static CheckResult failed(String check, String compared) {
        return new CheckResult("bakery", check, "error", "failed", compared, 1, null);
    }
}
