package io.plumbline.jobs.cli;

import io.plumbline.analyses.series.Frequency;
import io.plumbline.jobs.series.SeriesFile;
import io.plumbline.jobs.series.SeriesFile.Asked;
import io.plumbline.jobs.series.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** @param read this file, and what is read beside it */
    List<String> problems(List<Path> read) {
        List<String> problems = new ArrayList<>();
        for (Path one : read) {
            if (Files.isDirectory(one)) {
                problems.add("\"%s\" is a folder; name the file to read".formatted(one));
            } else if (!Files.exists(one)) {
                problems.add("There is no file %s to read".formatted(one));
            }
        }
        if (frequency != null && Frequency.named(frequency).isEmpty()) {
            problems.add("Found --frequency %s, expected yearly, quarterly, monthly, weekly, daily or hourly"
                    .formatted(frequency));
        }
        if (threads < 1) {
            problems.add("Found --threads %d, expected at least 1".formatted(threads));
        }
        return problems;
    }

    /** Why these cannot be written, where they are asked for: for what is read, or for each other. */
    static List<String> unwritable(List<Path> read, @Nullable Path... written) {
        List<String> problems = new ArrayList<>();
        Set<Path> places = new HashSet<>();
        for (Path one : written) {
            if (one != null) {
                WholeFile.problem(one, read).ifPresent(problems::add);
                if (!places.add(one.toAbsolutePath().normalize())) {
                    problems.add("%s is to be written twice; write each to a file of its own".formatted(one));
                }
            }
        }
        return problems;
    }

    List<Asked> read() {
        return SeriesFile.read(file, Optional.ofNullable(frequency).flatMap(Frequency::named));
    }

    /** Whose frequency was taken for what it may not be. */
    static void tellUnknown(List<Asked> asked, Screen screen) {
        long unknown = asked.stream().filter(one -> !one.frequencyKnown()).count();
        if (unknown > 0) {
            screen.err()
                    .println(
                            "%,d series: periods are running integers without a frequency, taken for years, without a season. --frequency or a column frequency says otherwise."
                                    .formatted(unknown));
        }
    }
}
