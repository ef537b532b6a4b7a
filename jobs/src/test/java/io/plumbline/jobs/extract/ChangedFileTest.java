package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.jobs.workspace.ReadingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFileTest {
    private static final String JOURNAL = """
            Date,Account,Debit,Credit
            2025-01-31,1000,100.00,
            2025-01-31,4000,,100.00
            """;

    @TempDir
    Path root;

    @Test
    void fileThatGrewSinceItWasFoundIsNotStagedUnderItsOldContents() throws IOException {
        Desk desk = new Desk(root).file("journal.csv", JOURNAL);
        desk.discovered();
        Export remembered = desk.discovered().get(0);
        Files.writeString(desk.exports().resolve("journal.csv"), "2025-02-28,1000,7.00,\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> desk.extraction().stage(remembered, Desk.NOW))
                .hasRootCauseMessage("exports/journal.csv: found a file that changed while it was read, expected one at"
                        + " rest.%n  Run again when its export has ended.".formatted());
        assertThat(desk.extraction().problems(remembered, Desk.NOW))
                .containsExactly("clients/acme/exports/journal.csv: found a file that changed while it was read,"
                        + " expected one at rest. Run again when its export has ended.");
        assertThat(desk.stagedOnly().files().get(0).rowsLoaded()).isEqualTo(3);
    }

    @Test
    void fileThatGrewAfterTheSameExtractionHadFoundItIsLookedThroughAgain() throws IOException {
        Desk desk = new Desk(root).file("journal.csv", JOURNAL);
        Extraction extraction = desk.extraction();
        Path client = root.resolve("clients/acme");
        extraction.discover(Desk.CLIENT, client, ReadingSettings.UNSET);
        Export remembered =
                extraction.discover(Desk.CLIENT, client, ReadingSettings.UNSET).get(0);
        Files.writeString(desk.exports().resolve("journal.csv"), "2025-02-28,1000,7.00,\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> extraction.stage(remembered, Desk.NOW))
                .rootCause()
                .hasMessageContaining("a file that changed while it was read");
    }

    @Test
    void fileFoundAndRememberedIsStagedAsItIs() throws IOException {
        Desk desk = new Desk(root).file("journal.csv", JOURNAL);
        Extraction extraction = desk.extraction();
        Path client = root.resolve("clients/acme");
        extraction.discover(Desk.CLIENT, client, ReadingSettings.UNSET);
        Export remembered =
                extraction.discover(Desk.CLIENT, client, ReadingSettings.UNSET).get(0);

        assertThat(remembered.members().get(0).opened()).isEmpty();
        assertThat(extraction.stage(remembered, Desk.NOW).files().get(0).rowsLoaded())
                .isEqualTo(2);
    }

    @Test
    void fileThatWentAwayIsNotStaged() throws IOException {
        Desk desk = new Desk(root).file("journal.csv", JOURNAL);
        desk.discovered();
        List<Export> remembered = desk.discovered();
        Files.delete(desk.exports().resolve("journal.csv"));

        assertThatThrownBy(() -> desk.extraction().stage(remembered.get(0), Desk.NOW))
                .rootCause()
                .hasMessageContaining("exports/journal.csv: found no such file");
    }
}
