package io.plumbline.jobs.notice;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.warehouse.star.CheckResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param clientId whose; empty for the run as a whole
 * @param check which check broke
 * @param reason as the report of the run has it, on one line
 */
public record Alarm(
        Kind kind, @Nullable String clientId, @Nullable String check, String reason) {

    /** What is wrong. */
    public enum Kind {
        RUN_FAILED,
        CHECK_BROKEN,
        CLIENT_STALE
    }

    public Alarm {
        reason = reason.replaceAll("\\p{Cntrl}+", " ");
    }

    static Alarm ofRun(RunReport report) {
        return new Alarm(Kind.RUN_FAILED, null, null, report.message());
    }

    /** One for each check that broke in this run; where none did, that the client is shown in an older state. */
    static List<Alarm> of(ClientReport client) {
        List<Alarm> broken = client.checks().stream()
                .filter(check ->
                        check.status().equals("failed") && check.severity().equals("error"))
                .map(check -> new Alarm(Kind.CHECK_BROKEN, client.clientId(), check.checkName(), broken(check, client)))
                .toList();
        return broken.isEmpty()
                ? List.of(new Alarm(Kind.CLIENT_STALE, client.clientId(), null, client.held() + shown(client)))
                : broken;
    }

    private static String broken(CheckResult check, ClientReport client) {
        return check.compared() + shown(client);
    }

    private static String shown(ClientReport client) {
        return client.lastGood() == null ? "; not shown yet" : "; shown as of snapshot " + client.lastGood();
    }

    /** The same alarm has the same key every night, whatever its reason says. */
    String key() {
        return Stream.of(kind.name(), clientId == null ? "" : clientId, check == null ? "" : check)
                .reduce((left, right) -> left + "/" + right)
                .orElseThrow();
    }

    /** What it is about, for a list of what is well again. */
    String subject() {
        return switch (kind) {
            case RUN_FAILED -> "the run";
            case CHECK_BROKEN -> clientId + ", check " + check;
            case CLIENT_STALE -> String.valueOf(clientId);
        };
    }

    String inWords() {
        return switch (kind) {
            case RUN_FAILED -> "The run failed: " + reason;
            case CHECK_BROKEN -> "%s is held, check %s broke: %s".formatted(clientId, check, reason);
            case CLIENT_STALE -> "%s is stale: %s".formatted(clientId, reason);
        };
    }
}
