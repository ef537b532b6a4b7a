package io.plumbline.jobs.nightly;

import io.plumbline.jobs.nightly.RunFolder.Checked;
import io.plumbline.warehouse.serve.CheckSettings;
import io.plumbline.warehouse.serve.Checks;
import io.plumbline.warehouse.serve.Limits;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.star.CheckResult;
import java.util.ArrayList;
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

    static ExitStatus run(Night night, Engines.Checks checks) throws Exception {
        Changes changes = night.files().changes();
        List<String> clients =
                changes.checked(night.files().built()).stream().sorted().toList();
        List<CheckResult> results = new ArrayList<>();
        if (!clients.isEmpty()) {
            Culprits.among(clients, some -> results.addAll(checks.check(night, changes, Set.copyOf(some))))
                    .forEach((client, failure) -> results.add(uncheckable(client, failure)));
        }
        SortedMap<String, String> failing = failing(results);
        night.files().write(new Checked(results, failing));
        return new ExitStatus("COMPLETED", "%d checks, %d clients held".formatted(results.size(), failing.size()));
    }

    /** A client whose rows no check can be computed for, for a sum that overflows perhaps. */
    private static CheckResult uncheckable(String client, Exception failure) {
        return new CheckResult(
                client, "can_be_checked", "error", "failed", "it cannot: " + Reasons.of(failure), 1, null);
    }

    /** Whether a result stops the publish of its client. */
    static boolean fails(Collection<CheckResult> results) {
        return results.stream().anyMatch(Checking::fails);
    }

    private static boolean fails(CheckResult result) {
        return result.status().equals("failed") && result.severity().equals("error");
    }

    static List<CheckResult> check(Night night, Changes changes, Set<String> clients) {
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
