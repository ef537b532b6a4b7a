package io.plumbline.jobs.extract;

import io.plumbline.jobs.workspace.UserMistake;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used, with everything that is wrong with it. */
public final class InvalidMapping extends UserMistake {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    InvalidMapping(String file, List<String> problems) {
        super(problems.stream().map(problem -> file + ": " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
