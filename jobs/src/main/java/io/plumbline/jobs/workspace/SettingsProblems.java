package io.plumbline.jobs.workspace;

import java.util.List;
import java.util.stream.Collectors;

/** All mistakes in the settings of a workspace, told at once. */
public final class SettingsProblems extends UserMistake {
    private final transient List<SettingsProblem> problems;

    public SettingsProblems(List<SettingsProblem> problems) {
        super(problems.stream().map(SettingsProblem::inWords).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<SettingsProblem> problems() {
        return problems;
    }
}
