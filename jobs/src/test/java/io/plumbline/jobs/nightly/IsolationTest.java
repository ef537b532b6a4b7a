package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten clients and a shard mate: one of them breaks something, and the others do not notice. */
class IsolationTest {
    private static final int CLIENTS = 10;
    private static final String CULPRIT = "c07";

    @TempDir
    Path workspace;

    private Town town;
    private String mate = "";
    private RunReport first;

    @BeforeEach
    void aStreet() {
        mate = Stream.iterate(0, number -> number + 1)
                .map("mate%d"::formatted)
                .filter(id -> Fingerprints.shard(id) == Fingerprints.shard(CULPRIT))
                .findFirst()
                .orElseThrow();
        List<String> ids = Stream.concat(IntStream.range(1, CLIENTS).mapToObj("c%02d"::formatted), Stream.of(mate))
                .toList();
        town = new Town(workspace, ids.toArray(String[]::new));
        ids.forEach(id -> town.drop(id, "january.txt", "10"));
        first = town.night();
    }

    private void everybodySells(String amount) {
        town.clients.forEach(client -> town.drop(client.id(), "sale-%s.txt".formatted(amount), amount));
    }

    @Test
    void rowsThatBreakTheBuildHoldTheirClientAndNobodyElse() {
        everybodySells("5");
        town.unbuildable.add(CULPRIT);
        RunReport second = town.night();

        assertThat(second.outcome()).as(second.message()).isEqualTo(Outcome.HELD);
        assertThat(second.held()).extracting(ClientReport::clientId).containsExactly(CULPRIT);
        assertThat(second.held().get(0).held())
                .isEqualTo("its rows cannot be built: a sum overflows; correct or exclude the file that they come from,"
                        + " or try the same again with `plumbline run --client c07`");
        assertThat(town.shown()).containsEntry(CULPRIT, "10").containsEntry(mate, "15");
        assertThat(town.shown().values()).filteredOn("15"::equals).hasSize(CLIENTS - 1);
        assertThat(town.freshness())
                .containsEntry(mate, "fresh")
                .containsEntry(CULPRIT, "stale since 2025-06-17 04:00:00 by build from " + first.snapshotId());
        assertThat(town.builds).as("two halves for each halving, and the whole").isLessThanOrEqualTo(1 + 2 * 4);
    }

    @Test
    void whatBrokeTheBuildIsNotTriedAgainUntilItChanges() {
        everybodySells("5");
        town.unbuildable.add(CULPRIT);
        town.night();

        assertThat(town.night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(town.builds).isZero();

        town.drop(mate, "march.txt", "1");
        assertThat(town.night().outcome()).isEqualTo(Outcome.HELD);
        assertThat(town.builds).as("its shard mate is built without it").isEqualTo(1);
        assertThat(town.shown()).containsEntry(CULPRIT, "10").containsEntry(mate, "16");
        assertThat(town.freshness().get(CULPRIT)).startsWith("stale since 2025-06-17 04:00:00 by build");

        town.unbuildable.clear();
        assertThat(town.night(Set.of(CULPRIT), Optional.empty()).outcome())
                .as("whom a run names, it tries again")
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown()).containsEntry(CULPRIT, "15").containsEntry(mate, "16");
        assertThat(town.freshness()).containsEntry(CULPRIT, "fresh");
    }

    @Test
    void buildThatNobodyGetsThroughIsNoClientsFault() {
        everybodySells("5");
        town.clients.forEach(client -> town.unbuildable.add(client.id()));
        RunReport second = town.night();
        assertThat(second.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(second.message()).startsWith("star failed: a sum overflows");

        town.unbuildable.clear();
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.shown().values()).containsOnly("15");
    }

    @Test
    void rowsThatCannotBeCheckedHoldTheirClientAndNobodyElse() {
        everybodySells("5");
        town.uncheckable.add(CULPRIT);
        RunReport second = town.night();
        assertThat(second.held()).extracting(ClientReport::clientId).containsExactly(CULPRIT);
        assertThat(second.held().get(0).held()).contains("can_be_checked", "a check overflows");
        assertThat(town.shown()).containsEntry(CULPRIT, "10").containsEntry(mate, "15");
        assertThat(town.freshness().get(CULPRIT)).contains(" by check ");

        assertThat(town.night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(town.shown()).containsEntry(CULPRIT, "10");
    }

    @ParameterizedTest
    @CsvSource({
        "torn, the disk says no",
        "bottomless, java.lang.StackOverflowError",
        "endless, java.lang.OutOfMemoryError: Java heap space. The process may use",
        "gibberish, nobody can read that"
    })
    void fileThatBreaksItsReaderHoldsItsClientAndNobodyElse(String contents, String reason) {
        everybodySells("5");
        town.drop(CULPRIT, "february.txt", contents);
        RunReport second = town.night();

        assertThat(second.outcome()).as(second.message()).isEqualTo(Outcome.HELD);
        assertThat(second.held()).extracting(ClientReport::clientId).containsExactly(CULPRIT);
        assertThat(second.held().get(0).held()).startsWith("exports/february.txt: " + reason);
        assertThat(town.shown()).containsEntry(CULPRIT, "10").containsEntry(mate, "15");
        assertThat(town.freshness().get(CULPRIT)).contains(" by files from " + first.snapshotId());
    }

    @Test
    void brokenSettingsAreMarkedStaleSinceTheFirstNight() {
        town.clients.removeIf(client -> client.id().equals(CULPRIT));
        town.problems.put(CULPRIT, "clients/c07/client.yml:1: the unknown setting `curency`");
        everybodySells("5");
        town.night();
        everybodySells("6");
        town.night();
        assertThat(town.shown()).containsEntry(CULPRIT, "10").containsEntry(mate, "21");
        assertThat(town.freshness())
                .containsEntry(CULPRIT, "stale since 2025-06-17 04:00:00 by settings from " + first.snapshotId());
    }

    @Test
    void oneOfManyRebuildsItsShardAlone() {
        town.drop(CULPRIT, "february.txt", "1");
        assertThat(town.night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(town.built)
                .contains(CULPRIT, mate)
                .allMatch(client -> Fingerprints.shard(client) == Fingerprints.shard(CULPRIT));
        assertThat(Map.copyOf(town.shown())).containsEntry(CULPRIT, "11");
    }
}
