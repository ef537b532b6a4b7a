package io.plumbline.jobs.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.notice.Channel.Undelivered;
import io.plumbline.jobs.workspace.OperationSettings.Mail;
import io.plumbline.jobs.workspace.OperationSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices as real servers on loopback receive them. */
class DeliveryTest {
    private static final Instant NOW = Instant.parse("2025-06-17T03:00:00Z");
    private static final String LOOPBACK = "127.0.0.1";

    private static final String KEYTOOL =
            "-genkeypair -alias mail -keyalg EC -dname CN=mail -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass changeit";

    /** The server reads its keys once. */
    @TempDir
    static Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void silenceTheServer() {
        Configurator.setLevel("com.icegreen", Level.OFF);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable server : opened) {
            server.close();
        }
    }

    @Test
    void webhookGetsJsonWithATextForChatsAndTheTokenInTheHeader() throws Exception {
        Hook hook = new Hook(200);
        new Webhook(hook.url(), Optional.of("t0k3n")).deliver(notice(Nights.STALE));

        assertThat(hook.headers).containsExactly("Bearer t0k3n", "application/json; charset=utf-8");
        JsonNode body = new ObjectMapper().readTree(hook.bodies.get(0));
        assertThat(body.path("text").asText())
                .startsWith("Plumbline, books: 1 client stale\n- bakery is stale: exports/&lt;!channel&gt;.csv:");
        assertThat(body.path("workspace").asText()).isEqualTo("books");
        assertThat(body.path("at").asText()).isEqualTo("2025-06-17T03:00:00Z");
        assertThat(body.path("outcome").asText()).isEqualTo("held");
        assertThat(body.path("alarms").get(0).path("kind").asText()).isEqualTo("CLIENT_STALE");
        assertThat(body.path("alarms").get(0).path("clientId").asText()).isEqualTo("bakery");
        assertThat(body.path("wellAgain")).isEmpty();
    }

    @Test
    void webhookThatDoesNotAcceptIsTriedAgainOnlyIfThatMayHelp() throws Exception {
        assertThatThrownBy(() -> new Webhook(new Hook(503).url(), Optional.empty()).deliver(notice(Nights.STALE)))
                .hasMessage("the server answered 503 where 2xx was expected")
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        undelivered -> assertThat(undelivered.isPassing()).isTrue());
        assertThatThrownBy(() -> new Webhook(new Hook(302).url(), Optional.of("t")).deliver(notice(Nights.STALE)))
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        undelivered -> assertThat(undelivered.isPassing()).isFalse());
    }

    @Test
    void whatDoesNotArriveNamesNoSecret() throws Exception {
        String nobody = "http://%s:%d/T0/S3CR3T".formatted(LOOPBACK, freePort());

        assertThatThrownBy(() -> new Webhook(nobody, Optional.of("t0k3n")).deliver(notice(Nights.STALE)))
                .hasMessage("no answer (ConnectException)");
        assertThatThrownBy(() -> new Webhook("S3CR3T stuff", Optional.empty()).deliver(notice(Nights.STALE)))
                .hasMessageContaining("no http or https address")
                .hasMessageNotContaining("S3CR3T");
        assertThatThrownBy(() -> mailbox(mail(freePort(), Security.NONE, Optional.empty()), "hunter2")
                        .deliver(notice(Nights.STALE)))
                .hasMessageContaining(LOOPBACK)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void mailArrivesOverTlsWithALogin() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        server.setUser("ann@example.com", "books", "hunter2");
        Mail settings = mail(server.getSmtps().getPort(), Security.TLS, Optional.of("books"));
        mailbox(settings, "hunter2").deliver(notice(Nights.BROKEN));

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Plumbline, books: 1 check broke");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("plumbline@example.com");
        assertThat(received.getContent().toString())
                .contains("bakery is held, check books_balance broke: debits 100, credits 90");
        assertThat(received.getSentDate()).isEqualTo(NOW);
        assertThatThrownBy(() -> mailbox(settings, "wrong").deliver(notice(Nights.BROKEN)))
                .hasMessage("127.0.0.1 refuses user and password")
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        undelivered -> assertThat(undelivered.isPassing()).isFalse());
    }

    @Test
    void certificateThatNobodyVouchesForEndsTheTalk() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        Mail settings = mail(server.getSmtps().getPort(), Security.TLS, Optional.empty());

        assertThatThrownBy(() -> new Mailbox(settings, Optional.empty()).deliver(notice(Nights.BROKEN)))
                .hasMessageContaining("unable to find valid certification path");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void mailIsHandedInPlainlyWhereThatIsAskedForAndNowhereElse() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        int port = server.getSmtp().getPort();
        mailbox(mail(port, Security.NONE, Optional.empty()), "").deliver(notice(Nights.FAILED));
        assertThat(server.getReceivedMessages()).hasSize(1);

        assertThatThrownBy(() -> mailbox(mail(port, Security.STARTTLS, Optional.empty()), "")
                        .deliver(notice(Nights.FAILED)))
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private static Notice notice(RunReport report) {
        return Notice.of("books", NOW, report, Told.NOTHING.news(report, NOW, Optional.empty()));
    }

    private static Mail mail(int port, Security security, Optional<String> user) {
        return new Mail(
                LOOPBACK, port, security, user, Optional.empty(), "plumbline@example.com", List.of("ann@example.com"));
    }

    /** One that trusts the server's certificate, as a machine does whose authority signed it. */
    private static Mailbox mailbox(Mail settings, String password) throws Exception {
        Properties trusting = new Properties();
        if (settings.security() == Security.TLS) {
            trusting.put("mail.smtp.ssl.socketFactory", trusting(keys()).getSocketFactory());
        }
        return new Mailbox(settings, Optional.of(password).filter(word -> !word.isEmpty()), trusting);
    }

    private GreenMail server(String protocol) throws Exception {
        System.setProperty("greenmail.tls.keystore.file", keys().toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        GreenMail server = new GreenMail(new ServerSetup(0, LOOPBACK, protocol));
        server.start();
        opened.add(server::stop);
        return server;
    }

    private static Path keys() throws Exception {
        Path keys = folder.resolve("keys.p12");
        if (Files.notExists(keys)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of(KEYTOOL.split(" ", -1)));
            command.addAll(List.of("-keystore", keys.toString()));
            Process keytool = new ProcessBuilder(command).start();
            assertThat(keytool.waitFor()).isZero();
        }
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Answers every request with one status, and keeps what it was sent. */
    private final class Hook {
        private final List<String> headers = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();
        private final HttpServer server;

        Hook(int status) throws Exception {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                headers.add(exchange.getRequestHeaders().getFirst("Authorization"));
                headers.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            opened.add(() -> server.stop(0));
        }

        String url() {
            return "http://%s:%d/hook".formatted(LOOPBACK, server.getAddress().getPort());
        }
    }
}
