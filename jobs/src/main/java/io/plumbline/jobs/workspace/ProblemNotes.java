package io.plumbline.jobs.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The mistakes found so far in one settings file. */
final class ProblemNotes {
    private static final int LONGEST = 120;

    private final String file;
    private final List<SettingsProblem> problems = new ArrayList<>();

    ProblemNotes(String file) {
        this.file = file;
    }

    void add(int line, String found, String expected, Optional<String> suggestion) {
        problems.add(new SettingsProblem(file, line, shown(found), expected, suggestion));
    }

    /** In the order of the file. */
    List<SettingsProblem> all() {
        return problems.stream()
                .sorted(Comparator.comparingInt(SettingsProblem::line))
                .toList();
    }

    private static String shown(String found) {
        String printable = found.replaceAll("\\p{Cntrl}+", " ");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
    }
}
