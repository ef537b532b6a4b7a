package io.plumbline.jobs.notice;

import io.plumbline.warehouse.snapshot.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Posts a notice as JSON, with the field {@code text} that Slack and its likes show. No message of it names the address. */
final class Webhook implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url;
    private final Optional<String> token;

    Webhook(String url, Optional<String> token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void deliver(Notice notice) throws Undelivered {
        int status = post(request(Json.text(Body.of(notice))));
        if (status < 200 || status > 299) {
            throw new Undelivered(
                    "the server answered %d where 2xx was expected".formatted(status),
                    status >= 500 || status == 408 || status == 429);
        }
    }

    private HttpRequest request(String body) throws Undelivered {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
            return request.build();
        } catch (IllegalArgumentException unusable) {
            throw new Undelivered(
                    "what notify.webhook names is no http or https address, or no token that a header can carry",
                    false);
        }
    }

    /** A redirection is not followed: it would carry the token to somebody else. */
    private static int post(HttpRequest request) throws Undelivered {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new Undelivered(
                    "no answer (%s)".formatted(unreachable.getClass().getSimpleName()), true);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Undelivered("the process was told to end", false);
        }
    }

    /** The JSON, as SETTINGS.md shows it. */
    private record Body(
            String text, String workspace, Instant at, String outcome, List<Alarm> alarms, List<Alarm> wellAgain) {
        static Body of(Notice notice) {
            return new Body(
                    escaped(notice.text()),
                    notice.workspace(),
                    notice.at(),
                    notice.outcome(),
                    notice.alarms(),
                    notice.well());
        }

        /** In Slack's text, a file named {@code <!channel>} would ring everybody. */
        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
