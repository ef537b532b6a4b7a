package io.plumbline.jobs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.OperationSettings.Logs;
import io.plumbline.jobs.workspace.OperationSettings.Mail;
import io.plumbline.jobs.workspace.OperationSettings.Metrics;
import io.plumbline.jobs.workspace.OperationSettings.Notify;
import io.plumbline.jobs.workspace.OperationSettings.Schedule;
import io.plumbline.jobs.workspace.OperationSettings.Security;
import io.plumbline.jobs.workspace.OperationSettings.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationFileTest {
    @TempDir
    Path root;

    @Test
    void everySettingIsRead() throws IOException {
        settle("""
                schedule: {cron: 30 3 * * 1-5, time_zone: Europe/Paris, attempts: 5, first_delay: 10 seconds}
                notify:
                  webhook: {url: '${HOOK}', token: 'file:/run/secrets/token'}
                  mail:
                    host: mail.example.com
                    security: tls
                    user: books
                    password: ${SMTP_PASSWORD}
                    from: books@example.com
                    to: [ann@example.com, bob@example.com]
                  repeat: 7 days
                metrics: {port: 9464, address: 0.0.0.0, textfile: /var/lib/node/plumbline.prom}
                logs: json
                """);

        assertThat(Workspace.open(root).settings().operation())
                .isEqualTo(new OperationSettings(
                        new Schedule(
                                Optional.of(Cron.of("30 3 * * 1-5")),
                                ZoneId.of("Europe/Paris"),
                                5,
                                Duration.ofSeconds(10)),
                        new Notify(
                                Optional.of(new Webhook(
                                        new SecretName("${HOOK}"),
                                        Optional.of(new SecretName("file:/run/secrets/token")))),
                                Optional.of(new Mail(
                                        "mail.example.com",
                                        465,
                                        Security.TLS,
                                        Optional.of("books"),
                                        Optional.of(new SecretName("${SMTP_PASSWORD}")),
                                        "books@example.com",
                                        List.of("ann@example.com", "bob@example.com"))),
                                Optional.of(Duration.ofDays(7))),
                        new Metrics(Optional.of(9464), "0.0.0.0", Optional.of(Path.of("/var/lib/node/plumbline.prom"))),
                        Logs.JSON));
        assertThat(Workspace.open(root).settings().secrets()).hasSize(3);
    }

    @Test
    void secretThatStandsInTheSettingsIsRefusedAndNotRepeated() throws IOException {
        settle("""
                notify:
                  webhook: {url: 'https://hooks.example.com/T0/S3CR3T'}
                  mail: {host: m, from: a@b.c, to: a@b.c, user: u, password: hunter2}
                """);

        assertThatThrownBy(() -> Workspace.open(root))
                .isInstanceOf(SettingsProblems.class)
                .hasMessageContaining("plumbline.yml:2: found url that may be the secret itself, expected `${NAME}`")
                .hasMessageContaining("plumbline.yml:3: found password that may be the secret itself")
                .satisfies(problems -> assertThat(problems.getMessage()).doesNotContain("S3CR3T", "hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: {cron: 0 25 * * *} | :1: found cron `0 25 * * *` (Invalid value",
                "schedule: {cron: 0 3 31 2 *} | (no such day ever comes)",
                "schedule: {first_delay: soon} | expected a time span such as 30 seconds",
                "schedule: {crno: daily} | found the unknown setting `crno`",
                "notify: {webhook: {}} | found notify.webhook without url",
                "notify: {mail: {host: m}} | found notify.mail without from, to",
                "notify: {mail: {host: m, from: a@b.c, to: nobody}} | found to `nobody`, expected an address",
                "notify: {mail: {host: m, from: a@b.c, to: a@b.c, user: u}} | half a login",
                "notify: {repeat: always} | found repeat `always`, expected `never`",
                "metrics: {port: 70000} | found port `70000`",
                "logs: xml | found logs `xml`, expected one of json, text",
            })
    void mistakesAreTold(String yml, String problem) throws IOException {
        settle(yml);

        assertThatThrownBy(() -> Workspace.open(root)).hasMessageContaining(problem);
    }

    private void settle(String yml) throws IOException {
        Files.writeString(root.resolve("plumbline.yml"), yml);
    }
}
