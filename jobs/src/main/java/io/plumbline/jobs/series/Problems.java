package io.plumbline.jobs.series;

import io.plumbline.jobs.workspace.UserMistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a file, all of it, by line. */
final class Problems {
    /** More of them tell nobody more. */
    private static final int SHOWN = 50;

    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(long line, String text) {}

    Problems(Path file) {
        this.file = file;
    }

    void add(long line, String text) {
        found.add(new Problem(line, text));
    }

    void mustBeNone() {
        if (!found.isEmpty()) {
            String lines = found.stream()
                    .sorted(Comparator.comparingLong(Problem::line))
                    .limit(SHOWN)
                    .map(problem -> "%s, line %d: %s".formatted(file, problem.line, problem.text))
                    .collect(Collectors.joining("\n"));
            String more = found.size() > SHOWN ? "\n... and %d more".formatted(found.size() - SHOWN) : "";
            throw new UserMistake(lines + more);
        }
    }
}
