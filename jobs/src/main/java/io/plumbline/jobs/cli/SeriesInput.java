package io.plumbline.jobs.cli;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.jobs.series.SeriesFile;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which series are looked at, how often they are observed, and how many at a time: the same for every command on a file of series. */
final class SeriesInput {
    @Option(names = "--input", paramLabel = "FILE", required = true, description = "The series, as CSV.")
    Path file = Path.of("");

    @Option(
            names = "--frequency",
            paramLabel = "WORD",
            description =
                    "yearly, quarterly, monthly, weekly, daily or hourly, of series whose rows do not state theirs. Unless given it is told from the dates; running integers are then taken for years.")
    @Nullable
    String frequency;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many series at a time; as many as there are cores unless given.")
    int threads = Runtime.getRuntime().availableProcessors();

    void mustBeSound() {
        mustBeThere(file);
        if (threads < 1) {
            throw new UserMistake("Found --threads %d, expected at least 1".formatted(threads));
        }
    }

    static void mustBeThere(@Nullable Path read) {
        if (read != null && !Files.isRegularFile(read)) {
            throw new UserMistake("There is no file %s to read".formatted(read));
        }
    }

    static void mustHaveFolder(@Nullable Path written) {
        Path folder = written == null ? null : written.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserMistake("There is no folder to write %s to; make it first".formatted(written));
        }
    }

    List<Asked> read() {
        return SeriesFile.read(file, ofAll());
    }

    private Optional<Frequency> ofAll() {
        return Optional.ofNullable(frequency)
                .map(word -> Frequency.named(word)
                        .orElseThrow(() -> new UserMistake(
                                "Found --frequency %s, expected yearly, quarterly, monthly, weekly, daily or hourly"
                                        .formatted(word))));
    }

    /** Whose frequency was taken for what it may not be. */
    static void tellUnknown(List<Asked> asked, Screen screen) {
        long unknown = asked.stream().filter(one -> !one.frequencyKnown()).count();
        if (unknown > 0) {
            screen.err()
                    .println(
                            "%,d series have running integers for periods and no frequency; they were taken for yearly, without a season. --frequency or a column frequency says otherwise."
                                    .formatted(unknown));
        }
    }
}
