package io.plumbline.jobs.endtoend;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A night, and what everybody saw in the morning.
 *
 * @param answers question to rows, asked before the next night could change them
 */
record Told(RunReport report, Snapshot published, Map<String, List<String>> answers) {
    static Told of(Office office, RunReport report, String... questions) {
        Map<String, List<String>> answers = new TreeMap<>();
        for (String question : questions) {
            answers.put(question, office.ask(question));
        }
        return new Told(report, Publisher.current(office.warehouse()).orElseThrow(), answers);
    }

    /** The same questions to a snapshot that lies beside the published one. */
    static Told beside(Office office, RunReport report, String... questions) {
        Map<String, List<String>> answers = new TreeMap<>();
        for (String question : questions) {
            answers.put(question, office.ask(Optional.ofNullable(report.snapshotId()), question));
        }
        return new Told(report, Publisher.current(office.warehouse()).orElseThrow(), answers);
    }

    List<String> answer(String question) {
        return answers.getOrDefault(question, List.of("never asked"));
    }
}
