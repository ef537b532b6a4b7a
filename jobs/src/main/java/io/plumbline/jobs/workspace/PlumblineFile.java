package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.PlumblineSettings.Engine;
import io.plumbline.jobs.workspace.PlumblineSettings.Jobs;
import io.plumbline.jobs.workspace.PlumblineSettings.Limits;
import java.util.List;

/** Reads {@code plumbline.yml}. */
final class PlumblineFile {
    static final String NAME = "plumbline.yml";

    static final List<String> KEYS = List.of("currency", "keep_snapshots", "engine", "jobs", "limits");
    static final List<String> ENGINE = List.of("master", "memory");
    static final List<String> JOBS = List.of("repository");
    static final List<String> LIMITS = List.of("file_bytes");

    private PlumblineFile() {}

    static PlumblineSettings read(SettingsFile file, ProblemNotes notes) {
        PlumblineSettings unset = PlumblineSettings.DEFAULTS;
        Settings settings = Settings.of(file.root(), KEYS, notes);
        Settings engine = settings.below("engine", ENGINE);
        return new PlumblineSettings(
                settings.value("currency", Kind.CURRENCY),
                settings.value("keep_snapshots", Kind.wholeNumber(1, 10_000)).orElse(unset.keepSnapshots()),
                new Engine(
                        engine.value("master", Kind.MASTER)
                                .orElse(unset.engine().master()),
                        engine.value("memory", Kind.SIZE)),
                new Jobs(settings.below("jobs", JOBS).value("repository", Kind.JDBC_URL)),
                new Limits(settings.below("limits", LIMITS)
                        .value("file_bytes", Kind.SIZE)
                        .orElse(unset.limits().fileBytes())));
    }
}
