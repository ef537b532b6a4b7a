package io.plumbline.jobs.workspace;

import java.util.Optional;

/**
 * One mistake in a settings file.
 *
 * @param file path below the workspace
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param suggestion the nearest known word
 */
public record SettingsProblem(String file, int line, String found, String expected, Optional<String> suggestion) {
    /** The whole problem on one line, place first, as an editor or a terminal can follow it. */
    public String inWords() {
        return place()
                + ": found %s, expected %s".formatted(found, expected)
                + suggestion.map("; did you mean `%s`?"::formatted).orElse("");
    }

    private String place() {
        return line == 0 ? file : file + ":" + line;
    }
}
