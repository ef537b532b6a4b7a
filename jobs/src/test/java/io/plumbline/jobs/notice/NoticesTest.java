package io.plumbline.jobs.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.OperationSettings.Notify;
import io.plumbline.jobs.workspace.OperationSettings.Webhook;
import io.plumbline.jobs.workspace.SecretName;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
    @TempDir
    Path warehouse;

    private final Post post = new Post("webhook");
    private final Post mail = new Post("mail");
    private Instant now = Instant.parse("2025-06-17T03:00:00Z");
    private Optional<Duration> repeat = Optional.empty();

    @Test
    void nightThatGoesWellTellsNobody() {
        nights(Nights.WELL, Nights.WELL);

        assertThat(post.subjects).isEmpty();
        assertThat(warehouse.resolve("runs")).doesNotExist();
    }

    @Test
    void checkThatBreaksIsToldOnceAndWhenItIsWellAgain() {
        nights(Nights.BROKEN, Nights.STILL_HELD, Nights.BROKEN, Nights.WELL, Nights.WELL);

        assertThat(post.texts)
                .containsExactly(
                        "Plumbline, books: 1 check broke\n"
                                + "- bakery is held, check books_balance broke: debits 100, credits 90; shown as of snapshot 20250617T020000000Z",
                        "Plumbline, books: 1 well again\n- Well again: bakery, check books_balance");
        assertThat(mail.texts).isEqualTo(post.texts);
    }

    @Test
    void anotherCheckOfTheSameClientIsAnotherAlarm() {
        RunReport worse = Nights.report(
                Outcome.HELD,
                "held",
                Nights.client(
                        "bakery",
                        "two checks failed",
                        Nights.failed("books_balance", "debits 100, credits 80"),
                        Nights.failed("entry_balances", "2 entries")));
        nights(Nights.BROKEN, worse);

        assertThat(post.texts).hasSize(2);
        assertThat(post.texts.get(1)).contains("entry_balances").doesNotContain("books_balance");
    }

    @Test
    void clientThatGoesStaleIsToldWithItsReason() {
        nights(Nights.STALE);

        assertThat(post.texts)
                .containsExactly("Plumbline, books: 1 client stale\n- bakery is stale: exports/<!channel>.csv: "
                        + "nobody can read that; shown as of snapshot 20250617T020000000Z");
    }

    @Test
    void failedRunIsToldAndSaysNothingAboutClients() {
        nights(Nights.BROKEN, Nights.FAILED, Nights.FAILED, Nights.STILL_HELD, Nights.WELL);

        assertThat(post.subjects)
                .containsExactly(
                        "Plumbline, books: 1 check broke",
                        "Plumbline, books: the run failed",
                        "Plumbline, books: 1 well again",
                        "Plumbline, books: 1 well again");
        assertThat(post.texts.get(2)).endsWith("- Well again: the run");
    }

    @Test
    void alarmThatPersistsIsRepeatedWhenAskedFor() {
        repeat = Optional.of(Duration.ofDays(2));
        nights(Nights.BROKEN, Nights.STILL_HELD, Nights.STILL_HELD, Nights.STILL_HELD, Nights.STILL_HELD);

        assertThat(post.subjects).hasSize(3).containsOnly("Plumbline, books: 1 check broke");
    }

    @Test
    void stoppedAndSkippedRunsAndThoseOfEarlierMomentsTellNothing() {
        nights(
                Nights.report(Outcome.STOPPED, "Stopped as told."),
                Nights.report(Outcome.ALREADY_RUNNING, "Another run"),
                new RunReport(Outcome.FAILED, null, now, "as of", List.of(), List.of(), Duration.ZERO));

        assertThat(post.subjects).isEmpty();
    }

    @Test
    void passingTroubleOfDeliveryIsTriedThreeTimesAndThenAfterTheNextRun() {
        post.troubles = 3;
        nights(Nights.BROKEN);
        assertThat(post.subjects).isEmpty();
        assertThat(mail.subjects).as("the other channel is not concerned").hasSize(1);
        assertThat(Notices.troubles(new WarehouseFolder(warehouse)))
                .containsExactly(
                        "notices by webhook do not arrive: no answer (2025-06-17T03:00:00Z); they are tried again after the next run");

        nights(Nights.STILL_HELD);
        assertThat(post.subjects).containsExactly("Plumbline, books: 1 check broke");
        assertThat(mail.subjects).hasSize(1);
        assertThat(Notices.troubles(new WarehouseFolder(warehouse))).isEmpty();
    }

    @Test
    void secretThatIsNotThereIsATroubleOfItsChannelAlone() throws IOException {
        Notify settings = new Notify(
                Optional.of(new Webhook(new SecretName("${HOOK}"), Optional.empty())),
                Optional.empty(),
                Optional.empty());
        Notices.of(warehouse.resolve("books"), settings, name -> {
                    throw new UserMistake("no such variable");
                })
                .tell(Nights.FAILED, now);

        WarehouseFolder books = new WarehouseFolder(warehouse.resolve("books/warehouse"));
        assertThat(Notices.troubles(books)).singleElement().asString().contains("no such variable");
        assertThat(Files.readString(books.runs().resolve("notices-webhook.json")))
                .doesNotContain("HOOK");
    }

    private void nights(RunReport... reports) {
        for (RunReport report : reports) {
            new Notices(new WarehouseFolder(warehouse), "books", List.of(post, mail), repeat, Duration.ofMillis(1))
                    .tell(report, now);
            now = now.plus(Duration.ofDays(1)).minusSeconds(40);
        }
    }

    /** Keeps what it delivers, and fails as often as it is told. */
    private static final class Post implements Channel {
        private final String name;
        private final List<String> subjects = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private int troubles;

        Post(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void deliver(Notice notice) throws Undelivered {
            if (troubles > 0) {
                troubles--;
                throw new Undelivered("no answer", true);
            }
            subjects.add(notice.subject());
            texts.add(notice.text());
        }
    }
}
