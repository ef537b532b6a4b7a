package io.plumbline.jobs.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * The last run as gauges, beside what Spring Batch observes of its jobs and steps. Times are seconds since 1970, and a
 * gauge that nobody has set yet is not there.
 */
public final class RunMetrics {
    private static final Set<Outcome> SUCCESSES = Set.of(Outcome.PUBLISHED, Outcome.NOTHING_NEW, Outcome.HELD);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final MultiGauge outcomes = MultiGauge.builder("plumbline.run.outcome")
            .description("1 for how the last run ended")
            .register(registry);
    private final MultiGauge rows = MultiGauge.builder("plumbline.run.rows")
            .description("Rows of the files that the last run read")
            .register(registry);
    private final MultiGauge clients = MultiGauge.builder("plumbline.clients")
            .description("Clients after the last run: all, held, and of those the stale ones, shown in an older state")
            .register(registry);
    private final MultiGauge steps = MultiGauge.builder("plumbline.step.duration")
            .description("Duration of the steps of the last run")
            .baseUnit("seconds")
            .register(registry);

    /** Each export is a step of its own to Spring Batch: thousands of series that nobody looks at. */
    public RunMetrics() {
        registry.config()
                .meterFilter(MeterFilter.deny(meter -> meter.getName().startsWith("spring.batch.step")
                        && String.valueOf(meter.getTag("spring.batch.step.name"))
                                .contains(":")));
    }

    /** Where Spring Batch's observations become metrics of this registry. */
    public ObservationRegistry observations() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        return observations;
    }

    /** Whether a run that ended so did what it is for; a client that is held is no failure of the run. */
    public static boolean isSuccess(Outcome outcome) {
        return SUCCESSES.contains(outcome);
    }

    /** The run that ended last. */
    public void ended(RunReport report, Instant at) {
        registry.counter("plumbline.runs", "outcome", word(report.outcome())).increment();
        set("plumbline.run.end.timestamp", "When the last run ended", seconds(at));
        set("plumbline.run.duration", "How long the last run took", seconds(report.took()));
        if (isSuccess(report.outcome())) {
            succeeded(at);
        }
        outcomes.register(
                Arrays.stream(Outcome.values())
                        .map(outcome -> row("outcome", word(outcome), outcome == report.outcome() ? 1 : 0))
                        .toList(),
                true);
        rows.register(
                Map.<String, ToLongFunction<ClientReport>>of(
                                "read", ClientReport::rowsRead,
                                "loaded", ClientReport::rowsLoaded,
                                "left_out", ClientReport::rowsLeftOut,
                                "rejected", ClientReport::rowsRejected)
                        .entrySet()
                        .stream()
                        .map(kind -> row("kind", kind.getKey(), (double) sum(report, kind.getValue())))
                        .toList(),
                true);
        if (isSuccess(report.outcome())) {
            clients(report);
        }
        steps.register(
                report.steps().stream()
                        .map(step -> row("step", step.step(), seconds(step.took())))
                        .distinct()
                        .toList(),
                true);
    }

    /** When a run last did what it is for; known from before this process where it is told so. */
    public void succeeded(Instant at) {
        set("plumbline.run.success.timestamp", "When a run last ended well, with or without held clients", seconds(at));
    }

    /** When the next run is due. */
    public void due(Instant at) {
        set("plumbline.schedule.next.timestamp", "When the next run is due", seconds(at));
    }

    /** Runs that were due and did not take place. */
    public void skipped(int runs) {
        registry.counter("plumbline.runs.skipped").increment(runs);
    }

    /** In the text format of Prometheus. */
    public String text() {
        return registry.scrape();
    }

    /** Into a file that the node exporter's textfile collector reads, which finds the old file or the new one. */
    public void write(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(unfinished, text());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void clients(RunReport report) {
        long stale = report.held().stream()
                .filter(client -> client.lastGood() != null)
                .count();
        clients.register(
                List.of(
                        row("state", "all", report.clients().size()),
                        row("state", "held", report.held().size()),
                        row("state", "stale", (double) stale)),
                true);
    }

    private void set(String name, String description, double value) {
        if (values.put(name, value) == null) {
            Gauge.builder(name, () -> values.get(name))
                    .description(description)
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    private static MultiGauge.Row<?> row(String tag, String word, double value) {
        return MultiGauge.Row.of(Tags.of(tag, word), value);
    }

    private static long sum(RunReport report, ToLongFunction<ClientReport> rows) {
        return report.clients().stream().mapToLong(rows).sum();
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
