package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be done and why is what then is done. */
class ExplainTest {
    @TempDir
    Path workspace;

    private Town town;

    @BeforeEach
    void twoMatesAndAStranger() {
        town = new Town(workspace, "acme", mateOf("acme"), "cafe");
        town.clients.forEach(client -> town.drop(client.id(), "january.txt", "10"));
    }

    private static String mateOf(String client) {
        return Stream.iterate(0, number -> number + 1)
                .map(number -> "mate" + number)
                .filter(mate -> Fingerprints.shard(mate) == Fingerprints.shard(client))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void firstNightReadsAndBuildsEverybody() throws IOException {
        assertThat(town.explained())
                .hasSize(6)
                .contains("read acme exports/january.txt: new export", "rebuild acme: new client");
        assertThat(workspace.resolve("warehouse")).as("nothing is written").doesNotExist();
    }

    @Test
    void nothingNewIsNoLine() {
        town.night();
        assertThat(town.explained()).isEmpty();
    }

    @Test
    void newExportRebuildsItsClientAndItsMate() throws IOException {
        town.night();
        town.drop("acme", "february.txt", "5");
        long before = count();
        assertThat(town.explained())
                .containsExactly(
                        "read acme exports/february.txt: new export",
                        "rebuild acme: new export exports/february.txt",
                        "rebuild %s: shard mate of acme".formatted(mateOf("acme")));
        assertThat(count()).isEqualTo(before);

        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.read).containsExactly("acme/february.txt");
        assertThat(town.built).containsExactlyInAnyOrder("acme", mateOf("acme"));
        assertThat(town.explained()).isEmpty();
    }

    @Test
    void changedSettingsRebuildTheirClient() {
        town.night();
        town.settle("cafe", "other");
        assertThat(town.explained()).containsExactly("rebuild cafe: settings changed");
    }

    @Test
    void monthThatEndsAndMonthWhoseBooksCloseAreNamed() {
        town.now = Instant.parse("2025-06-20T02:00:00Z");
        town.night();
        town.now = Instant.parse("2025-07-02T12:00:00Z");
        assertThat(town.explained())
                .contains("rebuild cafe: period 2025-07 began")
                .hasSize(3);
        town.night();
        town.now = Instant.parse("2025-07-12T12:00:00Z");
        assertThat(town.explained())
                .contains("rebuild cafe: period 2025-06 closed")
                .hasSize(3);
    }

    @Test
    void otherRowsCodeRebuildsEverybodyWithoutReadingAnything() {
        town.night();
        town.version = new Version("2", "other rows", town.version.catalogue(), town.version.analyses());
        assertThat(town.explained()).hasSize(3).allMatch(line -> line.endsWith(": code changed"));
        town.night();
        assertThat(town.read).isEmpty();
        assertThat(town.built).hasSize(3);
    }

    @Test
    void otherViewsOrChecksRemakeTheCatalogueAndBuildNothing() {
        RunReport first = town.night();
        town.version = new Version("2", town.version.rows(), "other views", town.version.analyses());
        assertThat(town.explained()).hasSize(3).contains("check cafe: views or checks changed");
        RunReport second = town.night();
        assertThat(second.outcome()).as(second.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(second.snapshotId()).isNotEqualTo(first.snapshotId());
        assertThat(town.builds).isZero();
        assertThat(town.checked).hasSize(3);
        assertThat(town.shown()).containsEntry("cafe", "10");
        assertThat(town.night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
    }

    @Test
    void otherEngineOfAnalysesAnalysesEverybodyAgainAndBuildsNothing() {
        town.night();
        town.analyses = true;
        assertThat(town.explained()).hasSize(3).contains("analyse cafe: there are no trends and forecasts yet");
        town.night();
        assertThat(town.explained()).isEmpty();
        town.version = new Version("2", town.version.rows(), town.version.catalogue(), "other analyses");
        assertThat(town.explained())
                .hasSize(3)
                .contains("analyse cafe: the version of the engine that finds trends and makes forecasts changed");
        RunReport again = town.night();
        assertThat(again.outcome()).as(again.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.builds).isZero();
        assertThat(town.explained()).isEmpty();
    }

    @Test
    void clientWhoLeavesRebuildsItsMate() throws IOException {
        town.night();
        town.clients.removeIf(client -> client.id().equals("acme"));
        assertThat(town.explained()).containsExactly("rebuild %s: shard mate of acme".formatted(mateOf("acme")));
    }

    @Test
    void heldClientIsNamedWithItsReason() {
        town.night();
        town.problems.put("cafe", "client.yml is broken");
        town.clients.removeIf(client -> client.id().equals("cafe"));
        assertThat(town.explained()).containsExactly("hold cafe: client.yml is broken");
    }

    @Test
    void rowsOfAnEarlierNightAreTakenFromItsSnapshot() {
        RunReport first = town.night();
        town.settle("cafe", "other");
        town.night();
        town.settle("cafe", "plain");
        assertThat(town.explained())
                .isEqualTo(List.of("take cafe: snapshot %s was built from the same".formatted(first.snapshotId())));
        town.night();
        assertThat(town.builds).isZero();
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.walk(workspace)) {
            return all.count();
        }
    }
}
