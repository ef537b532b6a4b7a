package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Checked;
import io.plumbline.warehouse.serve.CheckSettings;
import io.plumbline.warehouse.serve.Checks;
import io.plumbline.warehouse.serve.Limits;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.ExitStatus;

/** Reconciles what was built; a client that fails a check of severity error is held, nobody else. */
final class Checking {
    private Checking() {}

    static ExitStatus run(Night night, Engines.Checks checks) {
        Changes changes = night.files().changes();
        List<CheckResult> results = changes.rebuiltClients().isEmpty() ? List.of() : checks.check(night, changes);
        Checked checked = new Checked(results, failing(results));
        night.files().write(checked);
        return new ExitStatus(
                "COMPLETED",
                "%d checks, %d clients held"
                        .formatted(results.size(), checked.failing().size()));
    }

    /** Whether a result stops the publish of its client. */
    static boolean fails(Collection<CheckResult> results) {
        return results.stream().anyMatch(Checking::fails);
    }

    private static boolean fails(CheckResult result) {
        return result.status().equals("failed") && result.severity().equals("error");
    }

    static List<CheckResult> check(Night night, Changes changes) {
        Set<String> clients = changes.rebuiltClients();
        List<StagedExport> exports = night.counting(clients).values().stream()
                .flatMap(Collection::stream)
                .toList();
        CheckSettings settings =
                new CheckSettings(clients, night.request().settings().checks(), unrecognised(exports), Limits.DEFAULT);
        Snapshot candidate = changes.snapshot(night, night.files().built(), new Checked(List.of(), new TreeMap<>()));
        return Checks.run(
                night.warehouse(),
                candidate,
                exports.stream().filter(StagedExport::isRecognised).toList(),
                changes.at(),
                settings);
    }

    private static Map<String, List<String>> unrecognised(List<StagedExport> exports) {
        return exports.stream()
                .filter(export -> !export.isRecognised())
                .collect(Collectors.groupingBy(
                        StagedExport::clientId, Collectors.mapping(StagedExport::name, Collectors.toList())));
    }

    private static SortedMap<String, String> failing(List<CheckResult> results) {
        Map<String, List<CheckResult>> byClient =
                results.stream().filter(Checking::fails).collect(Collectors.groupingBy(CheckResult::clientId));
        SortedMap<String, String> failing = new TreeMap<>();
        byClient.forEach((client, failed) -> failing.put(
                client,
                failed.stream()
                        .map(result -> "check %s failed: %s".formatted(result.checkName(), result.compared()))
                        .collect(Collectors.joining("; "))));
        return failing;
    }
}
