package io.plumbline.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.nightly.RunReport.StepReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);

    private final RunMetrics metrics = new RunMetrics();

    @Test
    void lastRunIsInNumbers() {
        metrics.ended(report(Outcome.HELD), NOW);
        metrics.due(NOW.plusSeconds(86_400));
        metrics.skipped(2);

        assertThat(metrics.text().lines().filter(line -> !line.startsWith("#")))
                .contains(
                        "plumbline_run_success_timestamp_seconds 1.75E9",
                        "plumbline_run_end_timestamp_seconds 1.75E9",
                        "plumbline_run_duration_seconds 90.0",
                        "plumbline_run_outcome{outcome=\"held\"} 1.0",
                        "plumbline_run_outcome{outcome=\"failed\"} 0.0",
                        "plumbline_run_rows{kind=\"read\"} 120.0",
                        "plumbline_run_rows{kind=\"loaded\"} 110.0",
                        "plumbline_run_rows{kind=\"rejected\"} 6.0",
                        "plumbline_run_rows{kind=\"left_out\"} 4.0",
                        "plumbline_clients{state=\"all\"} 3.0",
                        "plumbline_clients{state=\"held\"} 2.0",
                        "plumbline_clients{state=\"stale\"} 1.0",
                        "plumbline_step_duration_seconds{step=\"star\"} 60.0",
                        "plumbline_runs_total{outcome=\"held\"} 1.0",
                        "plumbline_runs_skipped_total 2.0",
                        "plumbline_schedule_next_timestamp_seconds 1.7500864E9");
    }

    @Test
    void failedRunKeepsTheTimeOfTheLastSuccessAndTheStateOfTheClients() {
        metrics.ended(report(Outcome.HELD), NOW);
        metrics.ended(
                new RunReport(Outcome.FAILED, null, null, "", List.of(), List.of(), Duration.ZERO),
                NOW.plusSeconds(500));

        assertThat(metrics.text())
                .contains(
                        "plumbline_run_success_timestamp_seconds 1.75E9",
                        "plumbline_run_end_timestamp_seconds 1.7500005E9",
                        "plumbline_run_outcome{outcome=\"failed\"} 1.0",
                        "plumbline_clients{state=\"held\"} 2.0");
    }

    @Test
    void neverSucceededIsNotTheYear1970() {
        assertThat(metrics.text()).doesNotContain("timestamp");
    }

    @Test
    void textfileIsReplacedAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("collector/plumbline.prom");
        metrics.ended(report(Outcome.PUBLISHED), NOW);
        metrics.write(file);
        metrics.write(file);

        assertThat(Files.readString(file)).contains("plumbline_run_outcome{outcome=\"published\"} 1.0");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void prometheusAndKubernetesAreAnswered() throws Exception {
        AtomicBoolean live = new AtomicBoolean(true);
        metrics.ended(report(Outcome.PUBLISHED), NOW);
        try (Endpoint endpoint = new Endpoint(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics::text, live::get, () -> false)) {
            HttpResponse<String> scraped = get(endpoint, "/metrics");
            assertThat(scraped.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(scraped.body()).isEqualTo(metrics.text());
            assertThat(get(endpoint, "/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(endpoint, "/health/readiness").statusCode()).isEqualTo(503);
            live.set(false);
            assertThat(get(endpoint, "/health/liveness").statusCode()).isEqualTo(503);
            assertThat(get(endpoint, "/elsewhere").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(Endpoint endpoint, String path) throws Exception {
        URI uri =
                URI.create("http://127.0.0.1:%d%s".formatted(endpoint.address().getPort(), path));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static RunReport report(Outcome outcome) {
        return new RunReport(
                outcome,
                "2",
                null,
                "",
                List.of(client("a", null, null), client("b", "why", "1"), client("c", "why", null)),
                List.of(new StepReport("star", "COMPLETED", Duration.ofMinutes(1))),
                Duration.ofSeconds(90));
    }

    private static ClientReport client(String id, @Nullable String held, @Nullable String lastGood) {
        boolean first = id.equals("a");
        return new ClientReport(
                id,
                1,
                1,
                first ? 100 : 10,
                first ? 90 : 10,
                first ? 6 : 0,
                first ? 4 : 0,
                List.of(),
                List.of(),
                held,
                lastGood,
                null);
    }
}
