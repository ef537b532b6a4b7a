package io.plumbline.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.jobs.workspace.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("out.csv");
    }

    @Test
    void whatWasThereStaysUntilAllIsWritten() throws IOException {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> WholeFile.write(file, to -> {
                    to.append("half");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UserMistake.class)
                .hasMessage("%s cannot be written: the disk is full", file);

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
        WholeFile.write(file, to -> to.append("new"));
        assertThat(file).hasContent("new");
    }

    @Test
    void linkStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        Files.writeString(file, "old");

        WholeFile.write(link, to -> to.append("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void deviceIsWrittenToAndNotReplaced() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no device that is always full");
        Path link = Files.createSymbolicLink(folder.resolve("full"), full);

        assertThatThrownBy(() -> WholeFile.write(link, to -> to.append("new")))
                .hasMessage("%s cannot be written: No space left on device", link);

        assertThat(link).isSymbolicLink();
    }

    @Test
    void whereNothingCanBeWrittenIsToldBeforehand() throws IOException {
        Files.writeString(file, "series_id,period,value");

        assertThat(WholeFile.problem(folder, List.of()))
                .contains("\"%s\" is a folder; name the file to write".formatted(folder));
        assertThat(WholeFile.problem(folder.resolve("no/out.csv"), List.of()))
                .get()
                .asString()
                .contains("no folder");
        assertThat(WholeFile.problem(folder.resolve("./out.csv"), List.of(folder.resolve("other.csv"), file)))
                .get()
                .asString()
                .endsWith("out.csv is read; write to another file");
        assertThat(WholeFile.problem(file, List.of())).isEmpty();
    }
}
