package io.plumbline.jobs.workspace;

import io.plumbline.jobs.workspace.OperationSettings.Logs;
import io.plumbline.jobs.workspace.OperationSettings.Mail;
import io.plumbline.jobs.workspace.OperationSettings.Metrics;
import io.plumbline.jobs.workspace.OperationSettings.Notify;
import io.plumbline.jobs.workspace.OperationSettings.Schedule;
import io.plumbline.jobs.workspace.OperationSettings.Security;
import io.plumbline.jobs.workspace.OperationSettings.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the sections of {@code plumbline.yml} about runs that nobody watches. */
final class OperationFile {
    static final List<String> KEYS = List.of("schedule", "notify", "metrics", "logs");
    static final List<String> SCHEDULE = List.of("cron", "time_zone", "attempts", "first_delay");
    static final List<String> NOTIFY = List.of("webhook", "mail", "repeat");
    static final List<String> WEBHOOK = List.of("url", "token");
    static final List<String> MAIL = List.of("host", "port", "security", "user", "password", "from", "to");
    static final List<String> METRICS = List.of("port", "address", "textfile");

    private static final OperationSettings UNSET = OperationSettings.DEFAULTS;

    private OperationFile() {}

    static OperationSettings read(Settings settings, ProblemNotes notes) {
        return new OperationSettings(
                schedule(settings.below("schedule", SCHEDULE), notes),
                notify(settings.below("notify", NOTIFY), notes),
                metrics(settings.below("metrics", METRICS)),
                settings.value("logs", Kind.LOGS).orElse(Logs.TEXT));
    }

    private static Schedule schedule(Settings schedule, ProblemNotes notes) {
        return new Schedule(
                cron(schedule, notes),
                schedule.value("time_zone", Kind.TIME_ZONE)
                        .orElse(UNSET.schedule().timeZone()),
                schedule.value("attempts", Kind.wholeNumber(1, 20))
                        .orElse(UNSET.schedule().attempts()),
                schedule.value("first_delay", Kind.TIME_SPAN)
                        .orElse(UNSET.schedule().firstDelay()));
    }

    private static Optional<Cron> cron(Settings schedule, ProblemNotes notes) {
        Optional<String> text = schedule.value("cron", Kind.TEXT);
        Optional<String> problem = text.flatMap(Cron::problem);
        problem.ifPresent(wrong -> notes.add(
                schedule.line("cron"),
                "cron `%s` (%s)".formatted(text.orElseThrow(), wrong),
                "minute hour day month weekday, such as 30 3 * * 1-5; or with the second before them; or daily, hourly, weekly, monthly",
                Optional.empty()));
        return problem.isPresent() ? Optional.empty() : text.map(Cron::of);
    }

    private static Notify notify(Settings notify, ProblemNotes notes) {
        return new Notify(
                notify.has("webhook") ? webhook(notify.below("webhook", WEBHOOK), notes) : Optional.empty(),
                notify.has("mail") ? mail(notify.below("mail", MAIL), notes) : Optional.empty(),
                notify.value("repeat", Kind.REPEAT).filter(repeat -> !repeat.isZero()));
    }

    private static Optional<Webhook> webhook(Settings webhook, ProblemNotes notes) {
        require(webhook, "notify.webhook", List.of("url"), notes);
        Optional<SecretName> token = webhook.secret("token");
        return webhook.secret("url").map(url -> new Webhook(url, token));
    }

    private static Optional<Mail> mail(Settings mail, ProblemNotes notes) {
        require(mail, "notify.mail", List.of("host", "from", "to"), notes);
        Security security = mail.value("security", Kind.SECURITY).orElse(Security.STARTTLS);
        Optional<String> user = mail.value("user", Kind.TEXT);
        Optional<SecretName> password = mail.secret("password");
        if (mail.has("user") != mail.has("password") || (mail.has("password") && security == Security.NONE)) {
            notes.add(
                    mail.line(),
                    "notify.mail with half a login, or with a password and `security: none`",
                    "both `user` and `password`, with `security: starttls` or `tls`; or neither",
                    Optional.empty());
        }
        Optional<String> host = mail.value("host", Kind.HOST);
        Optional<String> from = mail.value("from", Kind.MAIL_ADDRESS);
        List<String> to = mail.list("to", Kind.MAIL_ADDRESS);
        int port = mail.value("port", Kind.PORT).orElse(security.port());
        return host.flatMap(server -> from.map(sender -> new Mail(server, port, security, user, password, sender, to)));
    }

    private static void require(Settings settings, String name, List<String> keys, ProblemNotes notes) {
        List<String> missing = keys.stream().filter(key -> !settings.has(key)).toList();
        if (!missing.isEmpty()) {
            notes.add(
                    settings.line(),
                    "%s without %s".formatted(name, String.join(", ", missing)),
                    String.join(", ", keys),
                    Optional.empty());
        }
    }

    private static Metrics metrics(Settings metrics) {
        return new Metrics(
                metrics.value("port", Kind.PORT),
                metrics.value("address", Kind.HOST).orElse(UNSET.metrics().address()),
                metrics.value("textfile", Kind.TEXT).map(Path::of));
    }
}
