package io.plumbline.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.jobs.cli.NightProcess;
import io.plumbline.jobs.nightly.Explanation.Action;
import io.plumbline.jobs.nightly.RunReport.ClientReport;
import io.plumbline.jobs.nightly.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, mappings and settings: each change reads and rebuilds what depends on it, and nothing else. */
class WhatDependsOnItTest {
    private static final String TILL = """
            format: till
            title: A till
            shape: delimited
            recognise:
              columns: [Bon, Tag, Netto]
            columns:
              Tag: date
              Netto: number
            select:
              order_line: |
                select source_row, "Bon" as order_id, "Tag" as ordered_on, "Netto" as net_amount, 'sale' as kind
                from input
            """;

    @TempDir
    Path workspace;

    private final TreeSet<String> built = new TreeSet<>();
    private Instant now = Instant.parse("2025-04-13T02:00:00Z");

    @BeforeEach
    void threeTrades() throws IOException {
        write("plumbline.yml", "currency: EUR\n");
        write("formats/till.yml", TILL);
        write("clients/cafe/exports/till.csv", "Bon,Tag,Netto\n1,2025-03-31,10.50\n");
        write("clients/cafe/exports/journal.csv", journal("70.00"));
        write("clients/mill/client.yml", "currency: CHF\n");
        write("clients/mill/exports/journal.csv", journal("80.00"));
        write("clients/forge/exports/journal.csv", journal("90.00"));
        write("clients/forge/exports/notes.csv", "who,what\nAnna,called\n");
        write("clients/forge/plans/budget-2025.csv", "Account,Month,Amount\nSales,2025-01,100\n");
        assertThat(night().outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(built).containsExactly("cafe", "forge", "mill");
        assertThat(night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
    }

    @Test
    void changedMappingReadsTheExportsOfItsFormatAgain() throws IOException {
        write("formats/till.yml", TILL.replace("'sale' as kind", "'refund' as kind"));
        assertThat(explained())
                .containsExactly(
                        "read cafe exports/till.csv: mapping till or the settings that steer it changed",
                        "rebuild cafe: mapping till or the settings that steer it changed");
        RunReport report = night();
        assertThat(report.outcome()).as(report.message()).isEqualTo(Outcome.PUBLISHED);
        assertThat(report.clients())
                .extracting(ClientReport::clientId, ClientReport::filesRead)
                .containsExactly(tuple("cafe", 1), tuple("forge", 0), tuple("mill", 0));
        assertThat(built).containsExactly("cafe");
    }

    @Test
    void mappingOfFilesThatNobodyHasChangesNothing() throws IOException {
        write("formats/other.yml", TILL.replace("till", "other").replace("Bon", "Receipt"));
        assertThat(explained()).isEmpty();
        assertThat(night().outcome()).isEqualTo(Outcome.NOTHING_NEW);
    }

    @Test
    void changedPlanRebuildsItsClient() throws IOException {
        write("clients/forge/plans/budget-2025.csv", "Account,Month,Amount\nSales,2025-01,200\n");
        assertThat(explained()).hasSize(2).allMatch(line -> line.contains(" forge"));
        night();
        assertThat(built).containsExactly("forge");
    }

    @Test
    void currencyOfTheWorkspaceConcernsWhoNamesNone() throws IOException {
        write("plumbline.yml", "currency: USD\nkeep_snapshots: 3\n");
        assertThat(explained())
                .containsExactlyInAnyOrder("rebuild cafe: settings changed", "rebuild forge: settings changed");
        night();
        assertThat(built).containsExactly("cafe", "forge");
    }

    @Test
    void whatTheWorkspaceKeepsConcernsNobody() throws IOException {
        write("plumbline.yml", "currency: EUR\nkeep_snapshots: 3\nengine: {master: 'local[1]'}\n");
        assertThat(explained()).isEmpty();
    }

    @Test
    void settingsThatSteerReadingReadAgain() throws IOException {
        write("clients/mill/client.yml", "currency: CHF\ndates: ymd\n");
        assertThat(explained())
                .containsExactly(
                        "read mill exports/journal.csv: mapping journal or the settings that steer it changed",
                        "rebuild mill: settings changed; mapping journal or the settings that steer it changed");
    }

    private RunReport night() {
        now = now.plusSeconds(60);
        built.clear();
        return Nightly.run(
                NightProcess.request(workspace, now), new Engines(this::build, (night, changes, clients) -> List.of()));
    }

    private List<String> explained() {
        return Nightly.explain(NightProcess.request(workspace, now.plusSeconds(30))).lines().stream()
                .map(line -> "%s %s%s: %s"
                        .formatted(
                                line.action(),
                                line.client(),
                                line.action() == Action.READ ? " " + line.export() : "",
                                line.because()))
                .toList();
    }

    /** Notes whom it was asked to build. */
    private SortedMap<Integer, Map<String, List<String>>> build(Night night, Changes changes, String folder) {
        SortedMap<Integer, Map<String, List<String>>> shards = new TreeMap<>();
        changes.rebuilt().forEach(shard -> shards.put(shard, Map.of()));
        built.addAll(changes.rebuiltClients());
        return shards;
    }

    private static String journal(String sale) {
        return """
                Date,Entry,Account,Account type,Debit,Credit
                2025-01-15,1,Bank,Bank,%1$s,
                2025-01-15,1,Sales,Income,,%1$s
                """.formatted(sale);
    }

    private void write(String file, String text) throws IOException {
        Path path = workspace.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
