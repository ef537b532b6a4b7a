package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.nightly.PostgresRepository.Opened;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.workspace.Secret;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresRepositoryTest {
    private static final Secret PASSWORD = new Secret("hunter2-is-not-to-be-seen");

    @TempDir
    Path folder;

    @Test
    void oneSettingPutsTheRepositoryIntoPostgres() {
        Town town = town("books", PostgresServer.address());
        RunReport first = town.night();
        assertThat(first.outcome()).as(first.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
        town.drop("cafe", "february.txt", "5");
        town.breakAt = "star";
        assertThat(town.night().outcome()).isEqualTo(Outcome.FAILED);
        town.breakAt = null;
        RunReport resumed = town.night();

        assertThat(resumed.outcome()).as(resumed.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).as("what was read stays read").isEmpty();
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
        assertThat(history(town))
                .extracting(run -> run.report().outcome())
                .containsExactly(Outcome.PUBLISHED, Outcome.FAILED, Outcome.NOTHING_NEW, Outcome.PUBLISHED);
        assertThat(EmbeddedRepository.file(town.warehouse().runs())).doesNotExist();
    }

    @Test
    void workspacesThatShareADatabaseDoNotMeet() {
        RepositoryAddress shared = PostgresServer.address();
        Town one = town("one", shared);
        Town other = town("other", shared);
        one.breakAt = "star";
        assertThat(one.night().outcome()).isEqualTo(Outcome.FAILED);

        assertThat(history(other)).isEmpty();
        assertThat(other.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(history(other)).hasSize(1);
        assertThat(history(one)).singleElement().returns(true, RunHistory.Run::isResumable);
        one.breakAt = null;
        RunReport resumed = one.night();
        assertThat(resumed.outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(one.read).as("resumed, not given up for the other's").isEmpty();
    }

    @Test
    void clerkSignsInWithAPasswordAndAWrongOneIsTheUsersMistake() {
        RepositoryAddress address = PostgresServer.database(PASSWORD);
        Town town = town("books", address);
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);

        String wrong = "wrong-" + PASSWORD.revealed();
        town.repository =
                Optional.of(new RepositoryAddress(address.url(), address.user(), Optional.of(new Secret(wrong))));
        assertThatThrownBy(town::night)
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("The job repository, database books")
                .hasMessageContaining(" at 127.0.0.1:")
                .hasMessageContaining(
                        "turns Plumbline away: FATAL: password authentication failed for user \"clerk_of_books")
                .hasMessageNotContaining(PASSWORD.revealed());
        assertThatThrownBy(() -> history(town)).isInstanceOf(UserMistake.class);
        town.repository = Optional.of(new RepositoryAddress(address.url(), address.user(), Optional.empty()));
        assertThatThrownBy(town::night)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("no password was provided");
        town.repository =
                Optional.of(new RepositoryAddress(PostgresServer.url("nowhere"), address.user(), address.password()));
        assertThatThrownBy(town::night)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("database \"nowhere\" does not exist");
    }

    @Test
    void clerkWhoMayNotCreateASchemaIsToldSo() {
        RepositoryAddress address = PostgresServer.database(PASSWORD);
        String database = address.url().replaceAll(".*/", "");
        PostgresServer.run(
                "postgres",
                "revoke create on database %s from %s"
                        .formatted(database, address.user().orElseThrow()));
        Town town = town("books", address);

        assertThatThrownBy(town::night)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("permission denied for database " + database)
                .hasMessageContaining("must be allowed to create a schema");
    }

    @Test
    void runThatCannotReachItsRepositoryLeavesTheWarehouseAlone() throws IOException {
        Town town = town("books", PostgresServer.address());
        town.night();
        byte[] published = Files.readAllBytes(town.warehouse().current());
        town.drop("cafe", "february.txt", "5");
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        town.repository = Optional.of(new RepositoryAddress(
                "jdbc:postgresql://127.0.0.1:%d/books".formatted(nobodyListens), Optional.empty(), Optional.empty()));

        RunReport report = town.night();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message())
                .startsWith("The job repository, database books at 127.0.0.1:%d, cannot be worked with: Connection to"
                        .formatted(nobodyListens));
        assertThat(town.read).isEmpty();
        assertThat(town.warehouse().current()).hasBinaryContent(published);
        assertThatThrownBy(() -> history(town))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("cannot be worked with");
    }

    @Test
    void repositoryThatGoesAwayDuringARunFailsTheRunWithASentence() {
        RepositoryAddress address = PostgresServer.address();
        String database = address.url().replaceAll(".*/", "");
        Town town = town("books", address);
        town.night();
        town.drop("cafe", "february.txt", "5");
        town.whileBuilding = () -> PostgresServer.run(
                "postgres",
                "alter database %s allow_connections false".formatted(database),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(database));

        RunReport report = town.night();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).startsWith("The job repository, database " + database);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "7"));

        PostgresServer.run("postgres", "alter database %s allow_connections true".formatted(database));
        town.whileBuilding = () -> {};
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "12"));
    }

    @Test
    void runThatLostItsRightPublishesNothing() {
        Town town = town("books", PostgresServer.address());
        town.night();
        town.drop("cafe", "february.txt", "5");
        town.whileBuilding = () -> PostgresServer.run(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'process %'");

        RunReport report = town.night();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).startsWith("check failed: The right to run in this workspace was lost");
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "7"));

        town.whileBuilding = () -> {};
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void twoProcessesThatStartAtTheSameMomentYieldOneRun() throws Exception {
        RepositoryAddress repository = PostgresServer.address();
        File errors = folder.resolve("stderr.txt").toFile();
        try (RacingProcess one = RacingProcess.start(repository, errors);
                RacingProcess other = RacingProcess.start(repository, errors)) {
            for (int night = 1; night <= 4; night++) {
                Town town = town("workspace" + night, repository);
                race(town, one, town, other);
                assertThat(history(town)).hasSize(1);
            }
            for (int night = 1; night <= 4; night++) {
                Town here = town("here" + night, repository);
                Town there = town("there" + night, repository);
                for (Town copy : List.of(here, there)) {
                    Files.createDirectories(copy.warehouse().root());
                    Files.writeString(copy.warehouse().root().resolve("id"), "%016x".formatted(night));
                }
                race(here, one, there, other);
                assertThat(history(here)).hasSize(1);
            }
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void sharedFolderThatKeepsNoLocksIsStillOneWorkspace() throws Exception {
        RepositoryAddress repository = PostgresServer.address();
        Town town = town("books", repository);
        try (RacingProcess killed =
                RacingProcess.start(repository, folder.resolve("stderr.txt").toFile())) {
            killed.tell(town.workspace);
            assertThat(killed.said()).isEqualTo(RacingProcess.BUILDING);
            Files.delete(town.warehouse().lock());

            RunReport refused = town.night();
            assertThat(refused.outcome()).as(refused.message()).isEqualTo(Outcome.ALREADY_RUNNING);
            assertThat(refused.message()).contains(": process %d since 2025-".formatted(killed.pid()), " on ");
            assertThat(history(town)).singleElement().returns(false, RunHistory.Run::died);
        }
        assertThat(history(town)).singleElement().returns(true, RunHistory.Run::died);
        RunReport resumed = town.night();
        assertThat(resumed.outcome()).as(resumed.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).as("what was read stays read").isEmpty();
    }

    @Test
    void firstRunsOfAWorkspaceDrawOneId() throws Exception {
        RepositoryAddress repository = PostgresServer.address();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int time = 0; time < 5; time++) {
                WarehouseFolder warehouse = new WarehouseFolder(folder.resolve("warehouse" + time));
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<PostgresRepository.Attempt> open = () -> {
                    start.await();
                    return PostgresRepository.tryOpen(repository, warehouse, Instant.EPOCH);
                };
                List<PostgresRepository.Attempt> attempts = new ArrayList<>();
                for (Future<PostgresRepository.Attempt> attempt : two.invokeAll(List.of(open, open))) {
                    attempts.add(attempt.get());
                }
                assertThat(attempts)
                        .hasAtLeastOneElementOfType(Opened.class)
                        .hasAtLeastOneElementOfType(PostgresRepository.Refused.class);
                attempts.stream()
                        .filter(Opened.class::isInstance)
                        .forEach(opened -> ((Opened) opened).repository().close());
            }
        } finally {
            two.shutdownNow();
        }
    }

    /** Both are told at once: one builds, the other one says so. */
    private static void race(Town one, RacingProcess first, Town other, RacingProcess second) throws IOException {
        first.tell(one.workspace);
        second.tell(other.workspace);
        List<String> said = List.of(first.said(), second.said());
        assertThat(said).contains(RacingProcess.BUILDING);
        RacingProcess winner = said.get(0).equals(RacingProcess.BUILDING) ? first : second;
        assertThat(said.get(winner == first ? 1 : 0))
                .startsWith("ALREADY_RUNNING Another run is at work in ")
                .contains(": process %d since ".formatted(winner.pid()));
        winner.tell("go on");
        assertThat(winner.said()).startsWith("PUBLISHED ");
    }

    private Town town(String name, RepositoryAddress repository) {
        Town town = new Town(folder.resolve(name), "bakery", "cafe");
        town.drop("bakery", "january.txt", "100", "-40");
        town.drop("cafe", "january.txt", "7");
        town.repository = Optional.of(repository);
        return town;
    }

    private static List<RunHistory.Run> history(Town town) {
        return RunHistory.newest(town.warehouse(), town.settings(), 10);
    }
}
