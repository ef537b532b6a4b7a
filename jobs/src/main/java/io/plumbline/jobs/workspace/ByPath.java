package io.plumbline.jobs.workspace;

import java.util.List;
import java.util.Optional;

/** A setting that may differ from file to file: the first pattern that matches decides. */
public record ByPath<T>(List<Choice<T>> choices) {
    /** What holds for the files that a pattern matches. */
    public record Choice<T>(PathPattern pattern, T value) {}

    public ByPath {
        choices = List.copyOf(choices);
    }

    static <T> ByPath<T> everywhere(T value) {
        return new ByPath<>(List.of(new Choice<>(new PathPattern("*"), value)));
    }

    static <T> ByPath<T> unset() {
        return new ByPath<>(List.of());
    }

    /** What holds for a file, by its path below the client's folder; empty where nothing is settled. */
    public Optional<T> at(String path) {
        return choices.stream()
                .filter(choice -> choice.pattern().matches(path))
                .map(Choice::value)
                .findFirst();
    }
}
