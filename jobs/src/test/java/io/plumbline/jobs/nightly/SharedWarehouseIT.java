package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import io.plumbline.jobs.store.S3Server;
import io.plumbline.warehouse.serve.Publisher;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.Json;
import io.plumbline.warehouse.snapshot.Snapshot;
import io.plumbline.warehouse.star.BridgeGroupMember;
import io.plumbline.warehouse.star.DimGroup;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse in an S3 store, and the machines that write and read it. */
class SharedWarehouseIT {
    @TempDir
    static Path server = Path.of("");

    private static @Nullable S3Server started;

    @TempDir
    Path here;

    @TempDir
    Path elsewhere;

    private String prefix = "";
    private Town town = new Town(Path.of(""));
    private Town other = new Town(Path.of(""));

    @BeforeAll
    static void startServer() throws Exception {
        started = S3Server.start(server);
    }

    @AfterAll
    static void stopServer() {
        store().close();
    }

    @BeforeEach
    void twoMachines(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName();
        town = machine(here);
        other = machine(elsewhere);
        other.now = other.now.plusSeconds(60);
        town.drop("bakery", "january.txt", "100", "-40");
        town.drop("cafe", "january.txt", "7");
    }

    @Test
    void nightIsPublishedInTheStoreAndReadOnAnotherMachine() throws Exception {
        published(town.night());

        receive(other);
        assertThat(other.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "7"));
        assertThat(store().names(prefix))
                .contains("current.duckdb")
                .anyMatch(name -> name.matches("staging/bakery/amounts-.*/manifest.json"))
                .noneMatch(name -> name.contains("hash.key") || name.startsWith("runs"));

        town.drop("cafe", "february.txt", "1");
        published(town.night());
        assertThat(other.shown()).as("until it asks").containsEntry("cafe", "7");
        receive(other);
        assertThat(other.shown()).containsEntry("cafe", "8");
    }

    @Test
    void groupsOfClientsAreShownOnAnotherMachineAndKnownThereAsTheyWere() throws Exception {
        published(town.night());
        town.groups = grouped("Street");
        published(town.night());
        assertThat(town.built).as("a group is no client's doing").isEmpty();
        Instant asGrouped = town.now;
        receive(other);
        assertThat(other.groupsShown(other.warehouse().current())).containsExactly("Street");

        other.now = town.now;
        other.groups = grouped("Road");
        published(other.night());
        RunReport before = other.night(Set.of(), Optional.of(asGrouped));
        assertThat(other.groupsShown(other.warehouse().catalogue(String.valueOf(before.snapshotId()))))
                .containsExactly("Street");
        receive(town);
        assertThat(town.groupsShown(town.warehouse().current())).containsExactly("Road");
    }

    private static SharedRows grouped(String name) {
        return new SharedRows(
                List.of(new DimGroup("street", name, "EUR", 1)),
                List.of(member("bakery"), member("cafe")),
                List.of(),
                List.of(),
                List.of());
    }

    private static BridgeGroupMember member(String client) {
        return new BridgeGroupMember("street", client, null, BigDecimal.ONE, BigDecimal.ONE, null, null, null, null);
    }

    @Test
    void machineThatNeverRanBeforeGoesOnFromWhatOthersHaveRead() {
        published(town.night());
        other.drop("bakery", "january.txt", "100", "-40");
        other.drop("cafe", "february.txt", "1");

        published(other.night());
        assertThat(other.read).containsExactly("cafe/february.txt");
        assertThat(other.built).containsExactly("cafe");
        assertThat(other.shown()).isEqualTo(Map.of("bakery", "60", "cafe", "8"));
    }

    @Test
    void runKilledBetweenUploadAndPublishShowsNothingAndTheNextOneHeals() throws Exception {
        published(town.night());
        town.drop("cafe", "february.txt", "1");
        Process killed = SharedNightProcess.start(here, store().warehouse(prefix));
        BufferedReader out = killed.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo(SharedNightProcess.PUBLISHING);
        killed.destroyForcibly().waitFor();

        assertThat(store().names(prefix).filter(name -> name.endsWith("/snapshot.json")))
                .as("it was uploaded")
                .hasSize(2);
        receive(other);
        assertThat(other.shown()).as("and is not shown").containsEntry("cafe", "7");

        town.now = town.now.plusSeconds(3600);
        published(town.night());
        assertThat(town.read).isEmpty();
        assertThat(town.built)
                .as("what was built and uploaded is not built again")
                .isEmpty();
        receive(other);
        assertThat(other.shown()).containsEntry("cafe", "8");
    }

    @Test
    void ofTwoMachinesThatPublishAtOnceOneIsToldAndStartsFromTheOther() {
        published(town.night());
        AtomicReference<@Nullable RunReport> winner = new AtomicReference<>();
        town.drop("cafe", "february.txt", "1");
        town.whileBuilding = () -> {
            other.drop("bakery", "february.txt", "1000");
            winner.set(CompletableFuture.supplyAsync(other::night).join()); // this thread has a transaction open
            town.whileBuilding = () -> {};
        };

        RunReport loser = town.night();
        assertThat(winner.get())
                .as(loser.message())
                .extracting(RunReport::outcome)
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(loser.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(loser.message()).contains("Another machine has published to s3a://books/" + prefix);
        assertThat(town.shown()).as("nothing of it is shown, here or there").containsEntry("cafe", "7");

        assertThat(town.night().outcome())
                .as("the winner had what the loser has read, which was sent before its star")
                .isEqualTo(Outcome.NOTHING_NEW);
        assertThat(town.shown()).isEqualTo(Map.of("bakery", "1060", "cafe", "8"));
    }

    @Test
    void whatNoKeptSnapshotNamesIsRemovedFromTheStore() {
        for (int night = 0; night < 4; night++) {
            town.keep = 2;
            town.drop("cafe", "more-%d.txt".formatted(night), "1" + night);
            published(town.night());
        }
        List<Snapshot> kept = Publisher.snapshots(town.warehouse());
        assertThat(kept).hasSize(2);
        Set<String> named = new TreeSet<>();
        for (Snapshot snapshot : kept) {
            snapshot.files().forEach(file -> named.add("snapshots/" + file));
            named.add("snapshots/%s/catalogue.duckdb".formatted(snapshot.id()));
            named.add("snapshots/%s/snapshot.json".formatted(snapshot.id()));
            assertThat(Json.readSnapshot(
                            store().objects(prefix).resolve("snapshots/%s/snapshot.json".formatted(snapshot.id()))))
                    .isEqualTo(snapshot);
        }
        assertThat(store().names(prefix).filter(name -> name.startsWith("snapshots/")))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static void published(RunReport report) {
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.PUBLISHED);
    }

    private static void receive(Town machine) {
        assertThat(Nightly.receive(machine.warehouse(), machine.settings(), machine.now))
                .isEmpty();
    }

    private Town machine(Path workspace) {
        Town machine = new Town(workspace, "bakery", "cafe");
        machine.store = Optional.of(store().warehouse(prefix));
        return machine;
    }

    private static S3Server store() {
        if (started == null) {
            throw new IllegalStateException("The S3 server did not start");
        }
        return started;
    }
}
