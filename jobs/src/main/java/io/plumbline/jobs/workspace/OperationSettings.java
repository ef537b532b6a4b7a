package io.plumbline.jobs.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code plumbline.yml} settles about runs that nobody watches: when, and who hears of them. */
public record OperationSettings(Schedule schedule, Notify notices, Metrics metrics, Logs logs) {
    /**
     * When {@code plumbline schedule} runs the job.
     *
     * @param timeZone of the cron expression
     * @param attempts how often a run is tried that meets a passing trouble
     * @param firstDelay before the second attempt; each further one waits twice as long
     */
    public record Schedule(Optional<Cron> cron, ZoneId timeZone, int attempts, Duration firstDelay) {}

    /**
     * Who is told when something goes wrong, and when it is well again.
     *
     * @param repeat after how long an alarm that persists is told again; empty for never
     */
    public record Notify(Optional<Webhook> webhook, Optional<Mail> mail, Optional<Duration> repeat) {}

    /**
     * Where JSON is posted.
     *
     * @param url often all that keeps strangers out, so it is a secret
     * @param token goes along as bearer
     */
    public record Webhook(SecretName url, Optional<SecretName> token) {}

    /** Where mail is handed in, and who gets it. */
    public record Mail(
            String host,
            int port,
            Security security,
            Optional<String> user,
            Optional<SecretName> password,
            String from,
            List<String> to) {

        public Mail {
            to = List.copyOf(to);
        }
    }

    /** How the talk with a mail server is kept private; the first two fail rather than talk in the open. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }
    }

    /**
     * Numbers for Prometheus.
     *
     * @param port where {@code schedule} answers scrapes
     * @param address the network interface of that port
     * @param textfile where {@code run} leaves them for the node exporter
     */
    public record Metrics(Optional<Integer> port, String address, Optional<Path> textfile) {}

    /** How the log is written. */
    public enum Logs {
        TEXT,
        JSON
    }

    /** What holds where the file says nothing. */
    public static final OperationSettings DEFAULTS = new OperationSettings(
            new Schedule(Optional.empty(), ZoneOffset.UTC, 3, Duration.ofMinutes(1)),
            new Notify(Optional.empty(), Optional.empty(), Optional.empty()),
            new Metrics(Optional.empty(), "127.0.0.1", Optional.empty()),
            Logs.TEXT);

    /** Every secret that they name. */
    public List<SecretName> secrets() {
        return Stream.of(
                        notices.webhook().map(Webhook::url),
                        notices.webhook().flatMap(Webhook::token),
                        notices.mail().flatMap(Mail::password))
                .flatMap(Optional::stream)
                .toList();
    }
}
