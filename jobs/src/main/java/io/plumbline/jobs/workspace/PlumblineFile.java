package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.PlumblineSettings.Engine;
import io.plumbline.jobs.workspace.PlumblineSettings.Jobs;
import io.plumbline.jobs.workspace.PlumblineSettings.Limits;
import io.plumbline.jobs.workspace.PlumblineSettings.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code plumbline.yml}. */
final class PlumblineFile {
    static final String NAME = "plumbline.yml";

    static final List<String> KEYS = Stream.concat(
                    Stream.of("currency", "keep_snapshots", "analyses", "warehouse", "s3", "engine", "jobs", "limits"),
                    OperationFile.KEYS.stream())
            .toList();
    static final List<String> ENGINE = List.of("master", "memory", "spark");
    static final List<String> S3 = List.of("endpoint", "region", "path_style");
    static final List<String> JOBS = List.of("repository", "repository_user", "repository_password");
    static final List<String> LIMITS = List.of("file_bytes");

    /** Somebody before the host, or a password among the parameters. */
    private static final Pattern PASSWORD = Pattern.compile("@|(?i)password=");

    private PlumblineFile() {}

    static PlumblineSettings read(SettingsFile file, ProblemNotes notes) {
        PlumblineSettings unset = PlumblineSettings.DEFAULTS;
        Settings settings = Settings.of(file.root(), KEYS, notes);
        Settings engine = settings.below("engine", ENGINE);
        Settings s3 = settings.below("s3", S3);
        return new PlumblineSettings(
                settings.value("currency", Kind.CURRENCY),
                settings.value("keep_snapshots", Kind.wholeNumber(1, 10_000)).orElse(unset.keepSnapshots()),
                settings.value("analyses", Kind.YES_OR_NO).orElse(unset.analyses()),
                new Warehouse(
                        settings.value("warehouse", Kind.WAREHOUSE),
                        s3.value("endpoint", Kind.HTTP_ADDRESS),
                        s3.value("region", Kind.TEXT),
                        s3.value("path_style", Kind.YES_OR_NO)
                                .orElse(unset.warehouse().pathStyle())),
                new Engine(
                        engine.value("master", Kind.MASTER)
                                .orElse(unset.engine().master()),
                        engine.value("memory", Kind.SIZE),
                        spark(engine)),
                jobs(settings.below("jobs", JOBS), notes),
                new Limits(settings.below("limits", LIMITS)
                        .value("file_bytes", Kind.SIZE)
                        .orElse(unset.limits().fileBytes())),
                OperationFile.read(settings, notes));
    }

    private static Jobs jobs(Settings jobs, ProblemNotes notes) {
        return new Jobs(
                address(jobs, notes), jobs.value("repository_user", Kind.TEXT), jobs.secret("repository_password"));
    }

    /** An address with a password in it is not repeated. */
    private static Optional<String> address(Settings jobs, ProblemNotes notes) {
        if (jobs.text("repository").filter(PASSWORD.asPredicate()).isPresent()) {
            notes.add(
                    jobs.line("repository"),
                    "repository with a password in it",
                    "the address alone, and the password as repository_password: " + SecretName.EXPECTED,
                    Optional.empty());
            return Optional.empty();
        }
        return jobs.value("repository", Kind.POSTGRESQL);
    }

    private static Map<String, String> spark(Settings engine) {
        Map<String, String> spark = new TreeMap<>();
        engine.free("spark", "a mapping from Spark's settings to their values")
                .forEach((name, value) ->
                        engine.read(name, "spark", Kind.SPARK_SETTING).ifPresent(key -> spark.put(key, value.text())));
        return spark;
    }
}
