package io.plumbline.jobs.notice;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.notice.Channel.Undelivered;
import io.plumbline.jobs.notice.Told.News;
import io.plumbline.jobs.notice.Told.Trouble;
import io.plumbline.jobs.workspace.OperationSettings.Notify;
import io.plumbline.jobs.workspace.Secret;
import io.plumbline.jobs.workspace.SecretName;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Tells people about runs, each alarm once over each channel until it is well again. A delivery that fails changes nothing
 * about the run: it is tried again at once and after the next run, and stands in the log and in {@code status}.
 */
public final class Notices {
    private static final Logger LOG = LogManager.getLogger(Notices.class);
    private static final List<String> NAMES = List.of("webhook", "mail");

    /** Outcomes that say something about the books; the others say that somebody stopped it, or that nothing was done. */
    private static final Set<Outcome> TELLING =
            Set.of(Outcome.PUBLISHED, Outcome.NOTHING_NEW, Outcome.HELD, Outcome.FAILED);

    private final WarehouseFolder warehouse;
    private final String workspace;
    private final List<Channel> channels;
    private final Optional<Duration> repeat;
    private final Duration firstDelay;

    Notices(
            WarehouseFolder warehouse,
            String workspace,
            List<Channel> channels,
            Optional<Duration> repeat,
            Duration firstDelay) {
        this.warehouse = warehouse;
        this.workspace = workspace;
        this.channels = List.copyOf(channels);
        this.repeat = repeat;
        this.firstDelay = firstDelay;
    }

    /** The channels of the settings. A secret that is not to be found is a trouble of its channel. */
    public static Notices of(Path root, Notify settings, Function<SecretName, Secret> secrets) {
        List<Channel> channels = Stream.of(
                        settings.webhook()
                                .map(webhook -> channel(
                                        "webhook",
                                        () -> new Webhook(
                                                secrets.apply(webhook.url()).revealed(),
                                                webhook.token().map(secrets).map(Secret::revealed)))),
                        settings.mail()
                                .map(mail -> channel(
                                        "mail",
                                        () -> new Mailbox(
                                                mail,
                                                mail.password().map(secrets).map(Secret::revealed)))))
                .flatMap(Optional::stream)
                .toList();
        return new Notices(
                new WarehouseFolder(root.resolve("warehouse")),
                String.valueOf(root.toAbsolutePath().normalize().getFileName()),
                channels,
                settings.repeat(),
                Duration.ofSeconds(1));
    }

    /** Tells what the run brought, where anybody is to be told. */
    public void tell(RunReport report, Instant now) {
        if (report.asOf() == null && TELLING.contains(report.outcome())) {
            channels.forEach(channel -> tell(channel, report, now));
        }
    }

    /** Deliveries that failed and were not made good since, a sentence each. */
    public static List<String> troubles(WarehouseFolder warehouse) {
        List<String> troubles = new ArrayList<>();
        for (String name : NAMES) {
            Trouble trouble = told(warehouse, name).trouble();
            if (trouble != null) {
                troubles.add("notices by %s do not arrive: %s (%s); they are tried again after the next run"
                        .formatted(name, trouble.reason(), trouble.at()));
            }
        }
        return troubles;
    }

    private void tell(Channel channel, RunReport report, Instant now) {
        Told told = told(warehouse, channel.name());
        News news = told.news(report, now, repeat);
        Told after = told.with(news, now);
        if (!news.isNone()) {
            try {
                deliver(channel, Notice.of(workspace, now, report, news));
            } catch (Undelivered trouble) {
                LOG.warn("A notice by {} did not arrive: {}", channel.name(), trouble.getMessage());
                after = told.with(news, new Trouble(String.valueOf(trouble.getMessage()), now));
            }
        }
        if (!after.equals(told)) {
            Json.write(file(warehouse, channel.name()), after);
        }
    }

    private void deliver(Channel channel, Notice notice) throws Undelivered {
        RetryTemplate shortly = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(2)
                .delay(firstDelay)
                .multiplier(2)
                .predicate(failure -> failure instanceof Undelivered undelivered && undelivered.isPassing())
                .build());
        try {
            shortly.execute(() -> {
                channel.deliver(notice);
                return notice;
            });
        } catch (RetryException failed) {
            throw failed.getCause() instanceof Undelivered undelivered
                    ? undelivered
                    : new Undelivered(String.valueOf(failed.getCause()), false);
        }
    }

    private static Channel channel(String name, Supplier<Channel> opened) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void deliver(Notice notice) throws Undelivered {
                try {
                    opened.get().deliver(notice);
                } catch (UserMistake lacking) {
                    throw new Undelivered(String.valueOf(lacking.getMessage()), false);
                }
            }
        };
    }

    private static Told told(WarehouseFolder warehouse, String channel) {
        Path file = file(warehouse, channel);
        return Files.exists(file) ? Json.read(file, Told.class) : Told.NOTHING;
    }

    private static Path file(WarehouseFolder warehouse, String channel) {
        return warehouse.runs().resolve("notices-" + channel + ".json");
    }
}
