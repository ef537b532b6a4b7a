package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.metrics.RunMetrics;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.warehouse.serve.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyTest {
    @TempDir
    Path workspace;

    private Town town;

    @BeforeEach
    void twoTrades() {
        town = new Town(workspace, "bakery", "cafe");
        town.drop("bakery", "january.txt", "100", "-40");
        town.drop("cafe", "january.txt", "7");
    }

    @Test
    void firstNightPublishesEverythingAndSecondFindsNothingNew() {
        RunReport first = town.night();
        assertThat(first.outcome()).as(first.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "7"));
        assertThat(client(first, "bakery"))
                .returns(1, ClientReport::filesRead)
                .returns(2L, ClientReport::rowsRead)
                .returns(2L, ClientReport::rowsLoaded)
                .returns(null, ClientReport::held);

        RunReport second = town.night();
        assertThat(second.outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(second.snapshotId()).isEqualTo(first.snapshotId());
        assertThat(town.read).isEmpty();
        assertThat(town.built).isEmpty();
        assertThat(second.steps())
                .extracting(RunReport.StepReport::step)
                .containsExactly("discover", "extract", "compare");
    }

    @Test
    void changedClientRebuildsOnlyItsShard() {
        RunReport first = town.night();
        town.drop("cafe", "february.txt", "5");
        RunReport second = town.night();
        assertThat(second.outcome()).as(second.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).containsExactly("cafe/february.txt");
        assertThat(town.built).containsExactly("cafe");
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(files("bakery")).allMatch(file -> file.startsWith(String.valueOf(first.snapshotId())));
        assertThat(files("cafe")).allMatch(file -> file.startsWith(String.valueOf(second.snapshotId())));
    }

    @Test
    void monthEndRebuildsBecausePeriodsChangeTheirStatus() {
        town.night();
        town.now = Instant.parse("2025-07-01T12:00:00Z");
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.built).containsExactlyInAnyOrder("bakery", "cafe");
    }

    @Test
    void clientThatFailsACheckIsHeldAndTheOthersArePublished() {
        RunReport first = town.night();
        town.drop("bakery", "february.txt", "-500");
        town.drop("cafe", "february.txt", "5");
        RunReport second = town.night();
        assertThat(second.outcome()).as(second.message()).isEqualTo(Outcome.HELD);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(client(second, "bakery"))
                .returns("check solvent failed: sum -440", ClientReport::held)
                .returns(first.snapshotId(), ClientReport::lastGood);

        RunReport third = town.night();
        assertThat(third.outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(third.held()).extracting(ClientReport::clientId).containsExactly("bakery");

        town.drop("cafe", "march.txt", "1");
        assertThat(town.night().outcome()).isEqualTo(Outcome.HELD);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "13"));

        town.drop("bakery", "march.txt", "1000");
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "560", "cafe", "13"));
    }

    @Test
    void fileThatCannotBeReadHoldsItsClientUntilItIsGone() throws IOException {
        town.night();
        town.drop("bakery", "february.txt", "gibberish");
        town.drop("cafe", "february.txt", "5");
        RunReport held = town.night();
        assertThat(held.outcome()).as(held.message()).isEqualTo(Outcome.HELD);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(client(held, "bakery").held()).isEqualTo("exports/february.txt: nobody can read that");

        assertThat(town.night().outcome()).isEqualTo(Outcome.NOTHING_NEW);

        Files.delete(workspace.resolve("clients/bakery/exports/february.txt"));
        assertThat(town.night().held()).isEmpty();
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
    }

    @Test
    void troubleOfTheMomentIsTriedAgainTheNextNight() {
        town.drop("bakery", "february.txt", "torn");
        RunReport first = town.night();
        assertThat(first.outcome()).as(first.message()).isEqualTo(Outcome.HELD);
        assertThat(town.shown()).isEqualTo(Map.of("cafe", "7"));
        assertThat(client(first, "bakery").refused())
                .containsExactly(new RunReport.Refusal("bakery", "exports/february.txt", "the disk says no"));

        town.drop("bakery", "february.txt", "1");
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "61", "cafe", "7"));
    }

    @Test
    void brokenSettingsHoldTheClientInItsLastGoodState() {
        town.night();
        town.clients.removeIf(client -> client.id().equals("bakery"));
        town.problems.put("bakery", "clients/bakery/client.yml:3: found EURO, expected a currency");
        town.drop("cafe", "february.txt", "5");
        RunReport report = town.night();
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.HELD);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));

        town.problems.clear();
        town.settle("bakery", "plain");
        assertThat(town.night().held()).isEmpty();
        assertThat(town.built).as("the files still hold it").isEmpty();
    }

    @Test
    void clientWhoseFolderIsGoneIsNoLongerShown() {
        town.night();
        town.clients.removeIf(client -> client.id().equals("bakery"));
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).isEqualTo(Map.of("cafe", "7"));
    }

    @Test
    void brokenNightIsResumedWithoutRepeatingFinishedSteps() {
        town.breakAt = "star";
        RunReport broken = town.night();
        assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broken.message()).startsWith("star failed: the engine broke down.");
        assertThat(town.read).hasSize(2);
        assertThat(town.warehouse().current()).doesNotExist();

        town.breakAt = null;
        RunReport resumed = town.night();
        assertThat(resumed.outcome()).as(resumed.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).isEmpty();
        assertThat(client(resumed, "bakery").filesRead()).isEqualTo(1);

        List<RunHistory.Run> runs = RunHistory.newest(town.warehouse(), RunSettings.DEFAULTS, 10);
        assertThat(runs).extracting(RunHistory.Run::status).containsExactly("COMPLETED", "FAILED");
        assertThat(runs).extracting(RunHistory.Run::snapshotId).containsOnly(String.valueOf(resumed.snapshotId()));
        assertThat(runs.get(0).steps())
                .extracting(RunHistory.Step::name)
                .containsExactly("star", "check", "analyse", "catalogue", "publish", "retire");
        assertThat(runs.get(1).failed().orElseThrow())
                .returns("star", RunHistory.Step::name)
                .returns("the engine broke down", RunHistory.Step::message);
        assertThat(runs.get(1).steps().stream().filter(step -> step.name().startsWith("read:")))
                .extracting(RunHistory.Step::rowsRead)
                .containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void brokenNightIsGivenUpWhenItsInputsHaveChanged() {
        town.breakAt = "star";
        town.night();
        town.breakAt = null;
        town.drop("cafe", "february.txt", "5");
        RunReport next = town.night();
        assertThat(next.outcome()).as(next.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).containsExactly("cafe/february.txt");
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(RunHistory.newest(town.warehouse(), RunSettings.DEFAULTS, 10))
                .extracting(RunHistory.Run::status)
                .containsExactly("COMPLETED", "ABANDONED");
    }

    @Test
    void earlierKnowledgeIsShownBesideThePublishedSnapshot() {
        town.night();
        Instant then = town.now;
        town.drop("cafe", "february.txt", "5");
        RunReport published = town.night();

        RunReport earlier = town.night(Set.of(), Optional.of(then));
        assertThat(earlier.outcome()).as(earlier.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown(town.warehouse().catalogue(String.valueOf(earlier.snapshotId()))))
                .isEqualTo(Map.of("bakery", "60", "cafe", "7"));
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(town.built).as("the first night's files still show it").isEmpty();

        RunReport again = town.night(Set.of(), Optional.of(then));
        assertThat(again.outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(again.snapshotId()).isEqualTo(earlier.snapshotId());
        assertThat(town.night().snapshotId()).isEqualTo(published.snapshotId());
    }

    @Test
    void earlierKnowledgeComesWithTheSettingsOfThatTime() {
        town.night();
        Instant then = town.now;
        town.settle("cafe", "other");
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.built).containsExactly("cafe");
        town.night(Set.of(), Optional.of(then));
        assertThat(town.built)
                .as("the first night's files were made with those settings")
                .isEmpty();
    }

    @Test
    void runForOneClientLeavesTheOthersAsTheyAre() {
        town.night();
        town.drop("bakery", "february.txt", "1");
        town.drop("cafe", "february.txt", "5");
        RunReport report = town.night(Set.of("cafe"), Optional.empty());
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).containsExactly("cafe/february.txt");
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));

        town.night();
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "61", "cafe", "12"));
    }

    @Test
    void unknownClientIsRefusedByName() {
        assertThatThrownBy(() -> town.night(Set.of("butcher"), Optional.empty()))
                .hasMessage("There is no folder in clients/ named butcher");
    }

    @Test
    void whatSpringBatchObservesIsCountedByStepAndNotByExport() {
        RunMetrics metrics = new RunMetrics();
        Nightly.run(town.request(Set.of(), Optional.empty()), town.engines(), Optional.of(metrics.observations()));
        assertThat(metrics.text())
                .contains("spring_batch_job_seconds_count", "spring_batch_step_name=\"star\"")
                .doesNotContain("read:");
    }

    @Test
    void troubleThatPassesIsToldFromOneThatDoesNot() {
        town.whileBuilding = () -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        };
        assertThat(town.ended())
                .returns(true, Ended::passing)
                .returns(Outcome.FAILED, ended -> ended.report().outcome());
        town.breakAt = "star";
        assertThat(town.ended()).returns(false, Ended::passing);
        town.breakAt = null;
        town.whileBuilding = () -> {};
        town.drop("bakery", "february.txt", "-500");
        assertThat(town.ended())
                .returns(false, Ended::passing)
                .returns(Outcome.HELD, ended -> ended.report().outcome());
    }

    @Test
    void secondRunSaysWhoIsAtWork() {
        WorkspaceLock.Attempt attempt = WorkspaceLock.tryTake(town.warehouse().lock(), town.now);
        assertThat(town.night().outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        ((WorkspaceLock.Taken) attempt).lock().close();
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    private List<String> files(String clientId) {
        return Publisher.current(town.warehouse()).stream()
                .flatMap(snapshot -> snapshot.shards().values().stream())
                .filter(shard -> shard.clients().contains(clientId))
                .flatMap(shard -> shard.files().values().stream())
                .flatMap(List::stream)
                .toList();
    }

    private static ClientReport client(RunReport report, String id) {
        return report.clients().stream()
                .filter(client -> client.clientId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
