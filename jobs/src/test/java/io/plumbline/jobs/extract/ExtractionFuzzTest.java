package io.plumbline.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.jobs.extract.shape.HostileFiles;
import io.plumbline.warehouse.snapshot.StagedExport;
import io.plumbline.warehouse.snapshot.StagedExport.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever was exported, staging takes it: rows add up or the file is refused for a reason, and the same way twice. */
class ExtractionFuzzTest {
    /** Each opens several databases: a long search takes patience and another number here. */
    private static final int TRIES = 15;

    private static final Duration SOON = Duration.ofSeconds(20);

    @Provide
    Arbitrary<byte[]> exports() {
        return HostileFiles.damaged();
    }

    @Property(seed = "20251125", tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void everyExportIsStagedAndEveryRowAccountedFor(@ForAll("exports") byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("plumbline-fuzz");
        try {
            List<String> outcome = assertTimeoutPreemptively(SOON, () -> staged(folder.resolve("one"), bytes));

            assertThat(staged(folder.resolve("other"), bytes)).isEqualTo(outcome);
        } finally {
            Extraction.delete(folder);
        }
    }

    private static List<String> staged(Path folder, byte[] bytes) throws IOException {
        Desk desk = new Desk(folder);
        Files.createDirectories(desk.exports());
        Files.write(desk.exports().resolve("export.csv"), bytes);

        List<SourceFile> files = desk.staged().stream()
                .map(StagedExport::files)
                .flatMap(List::stream)
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> {
            assertThat(file.rowsLoaded()).isNotNegative();
            assertThat(file.rowsRead()).isEqualTo(file.rowsLoaded() + file.rowsRejected() + file.rowsLeftOut());
            assertThat(file.refused())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            why -> assertThat(why).contains("found", "expected"));
        });
        return files.stream()
                .map(file -> "%s: %d = %d + %d + %s, %s"
                        .formatted(
                                file.path(),
                                file.rowsRead(),
                                file.rowsLoaded(),
                                file.rowsRejected(),
                                file.leftOut(),
                                file.refused()))
                .toList();
    }
}
