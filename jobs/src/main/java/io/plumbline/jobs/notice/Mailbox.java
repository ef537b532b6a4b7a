package io.plumbline.jobs.notice;

import io.plumbline.jobs.workspace.OperationSettings;
import io.plumbline.jobs.workspace.OperationSettings.Security;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands a notice in at a mail server, as plain text. */
final class Mailbox implements Channel {
    private static final String PATIENCE_MILLIS = "10000";

    private final OperationSettings.Mail settings;
    private final Optional<String> password;
    private final Properties session;

    Mailbox(OperationSettings.Mail settings, Optional<String> password) {
        this(settings, password, new Properties());
    }

    /** With more for the mail session, such as whom it trusts. */
    Mailbox(OperationSettings.Mail settings, Optional<String> password, Properties more) {
        this.settings = settings;
        this.password = password;
        this.session = session(settings);
        session.putAll(more);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void deliver(Notice notice) throws Undelivered {
        try {
            sender().send(message(notice));
        } catch (MailAuthenticationException refused) {
            throw new Undelivered("%s refuses user and password".formatted(settings.host()), false);
        } catch (MailException failed) {
            throw new Undelivered(reason(failed), true);
        }
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        settings.user().ifPresent(sender::setUsername);
        password.ifPresent(sender::setPassword);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(session);
        return sender;
    }

    private static Properties session(OperationSettings.Mail settings) {
        Properties session = new Properties();
        session.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        session.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        session.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        session.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        session.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
        session.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
        session.setProperty("mail.smtp.starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return session;
    }

    private SimpleMailMessage message(Notice notice) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(settings.to().toArray(String[]::new));
        message.setSubject(notice.subject());
        message.setText(notice.text() + "\n");
        message.setSentDate(Date.from(notice.at()));
        return message;
    }

    private String reason(MailException failed) {
        Throwable bottom = failed;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String said = "%s:%d: %s"
                .formatted(settings.host(), settings.port(), bottom.getMessage())
                .replaceAll("\\p{Cntrl}+", " ");
        return password.map(secret -> said.replace(secret, "(secret)")).orElse(said);
    }
}
